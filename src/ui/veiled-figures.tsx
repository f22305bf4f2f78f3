import { hiddenCells, SMALLEST_FIGURE } from "@/kernel/small-figures";
import { DataTable } from "./data-table";
import { number } from "./format";

type VeiledFiguresProps = {
  readonly caption: string;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly n: number }[];
  readonly words: {
    readonly what: string;
    readonly n: string;
    readonly few: string;
    readonly hidden: string;
    readonly total: string;
  };
};

/** Figures for people who see nothing else: small ones are words, so that none points at anybody, nor follows from the total. */
export function VeiledFigures({ caption, rows, words }: VeiledFiguresProps) {
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const few = total > 0 && total < SMALLEST_FIGURE;
  const hidden = hiddenCells(rows);
  return (
    <>
      <DataTable
        caption={caption}
        rows={few ? [] : rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "what", head: words.what, fold: "title", rowHead: true, cell: ({ label }) => label },
          {
            key: "n",
            head: words.n,
            align: "end",
            cell: ({ key, n }) => (hidden.has(key) ? (n < SMALLEST_FIGURE ? words.few : words.hidden) : number(n)),
          },
        ]}
      />
      <p className="pager">
        {words.total} {few ? words.few : <span data-total={total}>{number(total)}</span>}
      </p>
    </>
  );
}
