import { type Cell, withheldTogether } from "@/kernel/small-figures";
import type { Ctx } from "./database";

/** A figure, or null where it is told in words: because it is small, or because a small one would follow from it. */
export type Told = { readonly key: string; readonly n: number | null };
export type ToldFigures = {
  readonly year: string;
  readonly total: number | null;
  readonly byStatus: readonly Told[];
  readonly byPlace: readonly Told[];
};

type Asked = {
  readonly subject: "complaint" | "case";
  readonly year: string;
  readonly statuses: readonly string[];
  readonly places: readonly string[];
};

export type FiguresAsked = { readonly year?: string; readonly status?: string; readonly division?: string };

/** What an address asks of figures: of a year, one status or one place, or neither. Null when it asks for anything else: there is no such figure. */
export function figuresAsked(
  query: Readonly<Record<string, string | string[] | undefined>>,
  month: string,
): FiguresAsked | null {
  const { [month]: year, status, division, ...beyond } = query;
  const texts = [year, status, division].every((value) => value === undefined || typeof value === "string");
  if (!texts || Object.keys(beyond).length > 0 || (status && division)) return null;
  if (year && !/^20\d{2}$/.test(String(year))) return null;
  return {
    ...(typeof year === "string" && year ? { year } : {}),
    ...(typeof status === "string" && status ? { status } : {}),
    ...(typeof division === "string" && division ? { division } : {}),
  };
}

/**
 * How many complaints or cases there are of one year, by status and by place, for whoever sees figures and nothing else. A year at a time and never
 * all of them, one breakdown at a time and never the cells of two: so no figure is what is left of another
 * (docs/decisions/0124-the-offices-figures-are-a-year-each-way.md). One statement, from the counts that the database keeps.
 */
export async function toldFigures({ tx }: Ctx, { subject, year, statuses, places }: Asked): Promise<ToldFigures> {
  const rows = await tx.$queryRaw<{ place: string; status: string; n: number }[]>`
    select place, status, sum(n)::int as n from tallies
    where subject = ${subject} and month >= ${`${year}-01-01`}::date and month <= ${`${year}-12-31`}::date group by place, status`;
  return told(year, [cellsOf(statuses, rows, ({ status }) => status), cellsOf(places, rows, ({ place }) => place)]);
}

type Row = { readonly place: string; readonly status: string; readonly n: number };

function cellsOf(known: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Cell[] {
  return [...new Set([...known, ...rows.map(keyOf)])].map((key) => ({
    key,
    n: rows.reduce((sum, row) => (keyOf(row) === key ? sum + row.n : sum), 0),
  }));
}

function told(year: string, [byStatus, byPlace]: readonly [Cell[], Cell[]]): ToldFigures {
  const [ofStatus, ofPlace] = withheldTogether([byStatus, byPlace]);
  const tell = (cells: readonly Cell[], veil: typeof ofStatus) =>
    cells.map(({ key, n }) => ({ key, n: veil?.keys.has(key) ? null : n }));
  return {
    year,
    total: ofStatus?.total ? null : byStatus.reduce((sum, { n }) => sum + n, 0),
    byStatus: tell(byStatus, ofStatus),
    byPlace: tell(byPlace, ofPlace),
  };
}
