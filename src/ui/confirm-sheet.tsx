import type { ReactNode } from "react";
import { PageTitle } from "./page-title";

/** The same question as a page of its own, for `Confirm` without a script. `children` are the same. */
type ConfirmSheetProps = {
  readonly title: string;
  /** Of which record it asks: its number, its name. */
  readonly of: string;
  readonly children: ReactNode;
};

export function ConfirmSheet({ title, of, children }: ConfirmSheetProps) {
  return (
    <section className="dialog" aria-labelledby="confirm">
      <PageTitle parts={[title, of]} />
      <h1 id="confirm">{title}</h1>
      {children}
    </section>
  );
}
