// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is displayed as blocks, which takes its roles away
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Column<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** The row's own address: the cell's content becomes the link, where there is one. */
  readonly link?: (row: Row) => string | undefined;
  /** Beside the link: 密. */
  readonly mark?: (row: Row) => ReactNode;
  /** A second, quiet line. */
  readonly sub?: (row: Row) => ReactNode;
  /** Numbers stand right, everything else left. */
  readonly align?: "end";
  /** In a folded table: light and due share the first line, title the second; wide has no label; hide goes away. */
  readonly fold?: "light" | "due" | "title" | "wide" | "hide";
  /** Goes away before the table folds: low first, then mid. */
  readonly drop?: "low" | "mid";
  /** Text of the label in a folded table when `head` isn't text. */
  readonly label?: string;
  readonly sort?: { readonly href: string; readonly order?: "ascending" | "descending" };
  /** This cell names the row. */
  readonly rowHead?: boolean;
  /** May break over lines, or must not: only in a queue, where cells otherwise keep to one line. */
  readonly wrap?: boolean;
};

type DataTableProps<Row> = {
  /** Names the table; read aloud, shown only with `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A tick before each row, inside the form that does something with the picked ones: posts their keys as `<name>[]`. */
  readonly pick?: { readonly name: string; readonly label: (row: Row) => string };
  /** What can be done with the picked rows: a `BulkBar`, which appears when one is picked, also without a script. */
  readonly bulk?: ReactNode;
  /** A work queue: one line per row, and the keys J K X of `QueueKeys`. */
  readonly queue?: boolean;
};

/**
 * A table that folds to blocks by the width it is given. First a light, then the date, then the thing. Explicit roles,
 * because a folded table is no longer displayed as one.
 */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  pick,
  bulk,
  queue,
}: DataTableProps<Row>) {
  const t = useTranslations("ui");
  const heads = columns.map(headOf);
  const cells = columns.map(cellOf);
  const select = t("table.select");
  return (
    <div className="fit">
      <table role="table" className={queue ? "table table--fold queue" : "table table--fold"}>
        <caption className={showCaption ? undefined : "vh"}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {pick ? (
              <th role="columnheader" scope="col" className="tick-cell tick-cell--all">
                <input className="tick" type="checkbox" data-pick-all="" aria-label={t("table.selectAll")} />
              </th>
            ) : null}
            {columns.map(({ key, head, sort }, index) => (
              <th key={key} role="columnheader" scope="col" {...heads[index]}>
                {sort ? <a href={sort.href}>{head}</a> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const id = rowKey(row);
            return (
              <tr key={id} role="row">
                {pick ? (
                  <td role="cell" className="fold-hide tick-cell">
                    <input
                      className="tick"
                      type="checkbox"
                      aria-label={`${select} ${pick.label(row)}`}
                      name={`${pick.name}[]`}
                      value={id}
                    />
                  </td>
                ) : null}
                {columns.map((column, index) =>
                  column.rowHead ? (
                    <th key={column.key} role="rowheader" scope="row" {...cells[index]}>
                      {contentOf(column, row)}
                    </th>
                  ) : (
                    <td key={column.key} role="cell" {...cells[index]}>
                      {contentOf(column, row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {bulk}
    </div>
  );
}

function contentOf<Row>({ cell, link, mark, sub }: Column<Row>, row: Row): ReactNode {
  const href = link?.(row);
  const content = href === undefined ? cell(row) : <a href={href}>{cell(row)}</a>;
  if (!mark && !sub) return content;
  const [beside, below] = [mark?.(row), sub?.(row)];
  return (
    <>
      {content}
      {beside ? <> {beside}</> : null}
      {below ? <span className="sub">{below}</span> : null}
    </>
  );
}

/*
 * What each cell of a column has in common, made once for the table; without what it hasn't: an attribute that is undefined is sent as such, for
 * each cell of each row.
 */

function headOf(column: Column<never>) {
  const className = classOf(column);
  const order = column.sort?.order;
  return { ...(className === undefined ? {} : { className }), ...(order === undefined ? {} : { "aria-sort": order }) };
}

function cellOf(column: Column<never>) {
  const [className, label] = [classOf(column), labelOf(column)];
  return { ...(className === undefined ? {} : { className }), ...(label === undefined ? {} : { "data-th": label }) };
}

function classOf({ align, fold, drop, wrap }: Column<never>): string | undefined {
  const names = [align && "r", fold && `fold-${fold}`, drop && `col-${drop}`, wrap && "wrap"].filter(Boolean);
  return names.length > 0 ? names.join(" ") : undefined;
}

function labelOf({ fold, head, label }: Column<never>): string | undefined {
  if (fold && fold !== "due") return undefined;
  return label ?? (typeof head === "string" ? head : undefined);
}

/** The bar under a table with ticks: how many are picked, and buttons of the form that stands around the table. */
export function BulkBar({ children, note }: { readonly children: ReactNode; readonly note?: string }) {
  const t = useTranslations("ui");
  return (
    <div className="bulk">
      <b>
        {t("table.picked")} <span className="bulk__n" /> {t("table.pieces")}
      </b>
      {children}
      <button className="btn btn--text" type="reset">
        {t("table.clearPicked")}
      </button>
      {note ? <span className="bulk__note">{note}</span> : null}
    </div>
  );
}
