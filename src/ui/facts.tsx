import { Fragment, type ReactNode } from "react";

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Label and value, one below the other. Empty facts are left out by the caller, not shown as dashes. `bare`: no lines. */
export function Facts({ facts, bare }: { readonly facts: readonly Fact[]; readonly bare?: boolean }) {
  return (
    <dl className={bare ? "kv kv--bare small" : "kv"}>
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
