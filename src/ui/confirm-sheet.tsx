import type { ReactNode } from "react";

/** The same question as a page of its own, for `Confirm` without a script. `children` are the same. */
export function ConfirmSheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="dialog" aria-labelledby="confirm">
      <h1 id="confirm">{title}</h1>
      {children}
    </section>
  );
}
