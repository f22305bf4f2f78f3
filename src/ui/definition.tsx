import type { ReactNode } from "react";

type DefinitionProps = {
  /** 怎么数的 */
  readonly label: string;
  /** What is counted, formula, cut-off, source, owner. */
  readonly lines: readonly { readonly label: string; readonly value: ReactNode }[];
};

/** What a number counts, beside the number: a `<details>`, so that it opens by touch and keyboard and without a script. */
export function Definition({ label, lines }: DefinitionProps) {
  return (
    <details className="definition">
      <summary>{label}</summary>
      <dl>
        {lines.map(({ label: name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
