import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FigureLink, type FigureOf } from "./figure";

type NumberTableProps = {
  /** What the numbers are about: names the scrolling region, as the table of it. */
  readonly label: string;
  readonly corner: ReactNode;
  readonly head: readonly { readonly key: string; readonly label: ReactNode }[];
  readonly rows: readonly {
    readonly key: string;
    readonly label: ReactNode;
    readonly cells: readonly (FigureOf | ReactNode)[];
  }[];
};

/** Numbers by row and column, each opening its rows. Too wide for a phone, it scrolls inside a named, focusable region. */
export function NumberTable({ label, corner, head, rows }: NumberTableProps) {
  const t = useTranslations("ui");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={t("table.dataOf", { name: label })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {head.map((column) => (
              <th key={column.key} scope="col" className="r">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => (
                <td key={head[index]?.key} className="r">
                  {isFigure(cell) ? <FigureLink {...cell} /> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isFigure(cell: FigureOf | ReactNode): cell is FigureOf {
  return typeof cell === "object" && cell !== null && "value" in cell && typeof cell.value === "number";
}
