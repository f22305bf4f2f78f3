import type { Day } from "@/kernel/days";
import type { Ctx } from "./database";
import type { Words } from "./list-words";
import { isOverdue, type Met } from "./listed-clocks";
import { allOf, anyOf, type Sql, sql } from "./sql";

/**
 * A work list of a table with `id` and `due_on`, its row named `r` in every condition. What a person may see is a list of sights, each with
 * an index behind it.
 */
export type WorkList = {
  readonly table: Sql;
  readonly sights: readonly Sql[];
  readonly filter: readonly Sql[];
  /** By which the newest comes first, where that is asked for instead of the nearest date; the id makes the order total. */
  readonly newest?: Sql | undefined;
  /** What of the filter is dear: words, and a clock that was met; looked up among all. */
  readonly words?: Words | undefined;
  readonly met?: Met | undefined;
  /** Whether something dear is asked of each row, of which there are few. */
  readonly few?: boolean;
};

/** All that the filter asks of a row, what is dear among it: for reading all rows, where each would be looked at in any case. */
export function conditionsOf({ filter, words, met }: WorkList): readonly Sql[] {
  return [...filter, ...(words ? [sql`${words.key} in (${words.found(null)})`] : []), ...(met ? [met.found] : [])];
}

/** How many rows the filter leaves, as an expression. The same conditions as the page's. */
export function countedRows(list: WorkList): Sql {
  const { table, sights } = list;
  const [only, ...more] = sights;
  if (!only) return sql`0`;
  const filter = conditionsOf(list);
  if (more.length === 0) return sql`(select count(*)::int from ${table} r where ${allOf([only, ...filter])})`;
  return sql`(select count(*)::int from (${idsOfRows({ table, sights, filter })}) counted)`;
}

/** The ids of all rows of a list, as a query of `id`: for lists of few. */
export function idsOfRows({ table, sights, filter }: Pick<WorkList, "table" | "sights" | "filter">): Sql {
  return union(sights.map((sight) => sql`(select r.id from ${table} r where ${allOf([sight, ...filter])})`));
}

/** The rows of some sights as one condition on the same table, each looked up by itself: together, with `or`, they would be asked of every row. */
export function isAmong(table: Sql, sights: readonly Sql[]): Sql {
  return sql`r.id in (${idsOfRows({ table, sights, filter: [] })})`;
}

/** The same number out of the counts that the database keeps, as an expression: `kept` is the condition on `tallies` that means the same as sights and filter. */
export function keptTotal(kept: Sql): Sql {
  return sql`(select coalesce(sum(n), 0)::int from tallies where ${kept})`;
}

/** Several numbers at once, each an expression. One statement; none for none. */
export async function countsOf({ tx }: Pick<Ctx, "tx">, counted: readonly Sql[]): Promise<readonly number[]> {
  if (counted.length === 0) return [];
  const [row] = await tx.$queryRaw<{ counts: number[] }[]>`
    select array[${counted.reduce((left, right) => sql`${left}, ${right}`)}]::int[] as counts`;
  return row?.counts ?? [];
}

/** What a filter asks for besides an order. */
function askedBy(filter: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(filter).filter((name) => name !== "sort" && filter[name] !== undefined);
}

/** Whether a filter leaves all rows that its reader sees. */
export function asksNothing(filter: Readonly<Record<string, unknown>>): boolean {
  return askedBy(filter).length === 0;
}

/** The tab whose list this is, when the filter asks for nothing else: its count is the total already. */
export function tabOf(filter: Readonly<Record<string, unknown>>): "mine" | "overdue" | undefined {
  const [asked, ...more] = askedBy(filter);
  if (more.length > 0) return undefined;
  return asked === "mine" || asked === "overdue" ? asked : undefined;
}

/** A statement that yields each status with its rows and how many of them are overdue: `status, n, overdue`. */
export function rowsByStatus({ table, sights }: WorkList, kept: Sql | undefined, today: Day): Sql {
  const standing = kept
    ? sql`select status, sum(n)::int as n from tallies where ${kept} group by status having sum(n) > 0`
    : sql`select r.status::text as status, count(*)::int as n from ${table} r where ${anyOf(sights)} group by r.status`;
  return sql`
    select status, n, coalesce(late, 0) as overdue from (${standing}) standing left join (
      select r.status::text as status, count(*)::int as late from ${table} r where ${anyOf(sights)} and ${isOverdue(today)} group by r.status
    ) overdue using (status)`;
}

/** Rows of several queries, each once. */
export function union(branches: readonly Sql[]): Sql {
  return branches.reduce((left, right) => sql`${left} union ${right}`);
}
