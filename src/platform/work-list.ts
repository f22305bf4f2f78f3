import type { Day } from "@/kernel/days";
import { parseCursor } from "@/kernel/keyset";
import { COMMON } from "@/kernel/search-terms";
import type { Ctx } from "./database";
import { cutPage, PAGE_SIZE } from "./due-list";
import type { Words } from "./list-words";
import { isOverdue } from "./listed-clocks";
import { allOf, anyOf, type Sql, sql } from "./sql";

/**
 * A work list of a table with `id` and `due_on`, its row named `r` in every condition. What a person may see is a list of sights, each with
 * an index behind it; a page is put together from the first rows of each, so that its cost doesn't grow with what lies behind it.
 */
export type WorkList = {
  readonly table: Sql;
  readonly sights: readonly Sql[];
  readonly filter: readonly Sql[];
  /** By which the newest comes first, where that is asked for instead of the nearest date; the id makes the order total. */
  readonly newest?: Sql | undefined;
  readonly words?: Words | undefined;
};

const dueKey = sql`coalesce(r.due_on, 'infinity'::date)`;

/** The end of every read of such a list, after `picked` was joined: its order. */
export function inOrder({ newest }: Pick<WorkList, "newest">): Sql {
  return newest ? sql`order by picked.since desc, picked.id desc` : sql`order by picked.due, picked.id`;
}

/** The beginning of a statement whose list has words: what was found of them, as far as it is counted. */
function withHits({ words }: WorkList, ...further: readonly Sql[]): Sql {
  const hits = words
    ? [sql`hit as materialized (${words.found(COMMON + 1)})`, sql`hits as materialized (select count(*) as n from hit)`]
    : [];
  const tables = [...hits, ...further];
  return tables.length > 0 ? sql`with ${tables.reduce((left, right) => sql`${left}, ${right}`)}` : sql``;
}

const FEW = sql`(select n from hits) <= ${COMMON}`;
const MANY = sql`(select n from hits) > ${COMMON}`;
const isHit = ({ key }: Words) => sql`(${key} = any (array(select id from hit)) and ${FEW})`;

type First = {
  readonly conditions: readonly Sql[];
  readonly key: Sql;
  readonly as: Sql;
  readonly order: Sql;
  readonly limit: number;
};

/** The first rows of each sight, with their key. */
function firstOf({ table, sights, filter, words }: WorkList, { conditions, key, as, order, limit }: First): Sql {
  const columns = sql`r.id, ${key} as ${as}`;
  return union(
    sights.flatMap((sight) => {
      const where = [sight, ...filter, ...conditions];
      if (!words) return [sql`(select ${columns} from ${table} r where ${allOf(where)} ${order} limit ${limit})`];
      return [
        sql`(select ${columns} from ${table} r where ${allOf([...where, isHit(words)])} ${order} limit ${limit})`,
        // Put in order before the words are looked for: else the planner looks through all for the few that it expects.
        sql`(select ${columns} from (select * from ${table} r where ${allOf(where)} ${order} offset 0) r where ${MANY} and ${words.has} ${order} limit ${limit})`,
      ];
    }),
  );
}

/** The same page of a list whose newest come first, as `picked (id, since)`. A cursor names the row that it stands on: where that is gone, nothing follows. */
function pickedNewest(list: WorkList, newest: Sql, after: string | undefined): Sql {
  const cursor = parseCursor(after);
  const conditions = cursor
    ? [sql`(${newest}, r.id) < (select ${newest}, r.id from ${list.table} r where r.id = ${cursor.id}::uuid)`]
    : [];
  const limit = PAGE_SIZE + 1;
  const order = sql`order by ${newest} desc, r.id desc`;
  const rows = firstOf(list, { conditions, key: newest, as: sql`since`, order, limit });
  return sql`${withHits(list)} select id, since from (${rows}) branch order by since desc, id desc limit ${limit}`;
}

/**
 * The ids of one page with their key, as the CTE body `picked (id, due)`: nearest date first, what has none last; one row more than the page
 * holds. Most rows have ended and have no date: they are looked at only when the dated ones don't fill the page.
 */
export function pickedPage(list: WorkList, after: string | undefined): Sql {
  if (list.newest) return pickedNewest(list, list.newest, after);
  const cursor = parseCursor(after);
  const limit = PAGE_SIZE + 1;
  const rows = (key: Sql, conditions: readonly Sql[]) =>
    firstOf(list, { conditions, key, as: sql`due`, order: sql`order by ${key}, r.id`, limit });
  const beyond = cursor?.dueOn ? [sql`(r.due_on, r.id) > (${cursor.dueOn}::date, ${cursor.id}::uuid)`] : [];
  const dated = rows(sql`r.due_on`, [sql`r.due_on is not null`, ...beyond]);
  const further = cursor && !cursor.dueOn ? [sql`r.id > ${cursor.id}::uuid`] : [];
  const undated = rows(dueKey, [sql`${dueKey} = 'infinity'::date`, ...further]);
  if (further.length > 0)
    return sql`${withHits(list)} select id, due from (${undated}) branch order by id limit ${limit}`;
  const first = sql`dated as materialized (select id, due from (${dated}) branch order by due, id limit ${limit})`;
  const last = sql`undated as (select id, due from (${undated}) branch where (select count(*) from dated) < ${limit} order by id limit ${limit})`;
  return sql`
    ${withHits(list, first, last)}
    select id, due from dated union all select id, due from undated order by due, id limit ${limit}`;
}

/** All that the filter asks of a row, the words among it: for reading all rows, where each would be looked at in any case. */
export function conditionsOf({ filter, words }: WorkList): readonly Sql[] {
  return words ? [...filter, sql`${words.key} in (${words.found(null)})`] : filter;
}

/** How many rows the filter leaves, as an expression. The same conditions as the page's. Null where more than `COMMON` have its words: they aren't counted. */
export function countedRows(list: WorkList): Sql {
  const { table, sights, words } = list;
  const [only, ...more] = sights;
  if (!only) return sql`0`;
  const filter = [...list.filter, ...(words ? [isHit(words)] : [])];
  const counted =
    more.length === 0
      ? sql`(select count(*)::int from ${table} r where ${allOf([only, ...filter])})`
      : sql`(select count(*)::int from (${idsOfRows({ table, sights, filter })}) counted)`;
  return words ? sql`(${withHits(list)} select case when ${FEW} then ${counted} end)` : counted;
}

/** The ids of all rows of a list, as a query of `id`: for lists of few. */
export function idsOfRows({ table, sights, filter }: Pick<WorkList, "table" | "sights" | "filter">): Sql {
  return union(sights.map((sight) => sql`(select r.id from ${table} r where ${allOf([sight, ...filter])})`));
}

/** The rows of some sights as one condition on the same table, each looked up by itself: together, with `or`, they would be asked of every row. */
export function isAmong(table: Sql, sights: readonly Sql[]): Sql {
  return sql`r.id in (${idsOfRows({ table, sights, filter: [] })})`;
}

/** The same number out of the counts that the database keeps: `kept` is the condition on `tallies` that means the same as sights and filter, if one does. */
export function totalRows(list: WorkList, kept: Sql | undefined): Sql {
  return kept ? keptTotal(kept) : countedRows(list);
}

/** A sum of kept counts, as an expression. */
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

/** All rows that the filter leaves, up to a number, in the list's order, as the CTE body `picked (id, due)`: for the export. */
export function pickedAll(list: WorkList, most: number): Sql {
  const { table, sights, newest } = list;
  const conditions = conditionsOf(list);
  if (newest)
    return sql`select id, since from (${union(sights.map((sight) => sql`(select r.id, ${newest} as since from ${table} r where ${allOf([sight, ...conditions])})`))}) branch order by since desc, id desc limit ${most}`;
  return sql`select id, due from (${union(sights.map((sight) => sql`(select r.id, ${dueKey} as due from ${table} r where ${allOf([sight, ...conditions])})`))}) branch order by due, id limit ${most}`;
}

function union(branches: readonly Sql[]): Sql {
  return branches.reduce((left, right) => sql`${left} union ${right}`);
}

/** How the rows of a queue are read: columns, and what they are joined from, with `picked` as the table of those that are shown, in its order. */
export type QueueRead = { readonly columns: Sql; readonly joined: Sql };

type QueueAsk = {
  readonly after: string | undefined;
  /** An expression of how many rows the list has. */
  readonly total: Sql;
  /** The tab whose list this is: its count is the total already. */
  readonly tab: "mine" | "overdue" | undefined;
  readonly tabs: { readonly mine: WorkList; readonly overdue: WorkList };
};
/** `tabs`: what waits for this person, and what is overdue among all that he sees. */
export type QueuePage<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** Null where more than `COMMON` have the words that were asked for. */
  readonly total: number | null;
  readonly tabs: { readonly mine: number; readonly overdue: number };
};
export const NO_QUEUE = { rows: [], next: null, total: 0, tabs: { mine: 0, overdue: 0 } } as const;

/** One page of a queue, nearest date first, with its total and the counts of its tabs. Two statements. */
export async function queuePage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, after, total, tab, tabs }: QueueRead & QueueAsk,
): Promise<QueuePage<Row>> {
  const found =
    list.sights.length === 0
      ? []
      : await tx.$queryRaw<Row[]>`
          with picked as materialized (${pickedPage(list, after)}) select ${columns} ${joined} ${inOrder(list)}`;
  const { rows, next } = cutPage(found, list);
  const [counts] = await tx.$queryRaw<{ total: number | null; mine: number; overdue: number }[]>`
    select ${tab ? sql`0` : total} as total, ${countedRows(tabs.mine)} as mine, ${countedRows(tabs.overdue)} as overdue`;
  const { total: counted, ...shown } = counts ?? { total: 0, mine: 0, overdue: 0 };
  return { rows, next, total: tab ? shown[tab] : counted, tabs: shown };
}

/** One page of a list, in its order, with its total. Two statements. */
export async function listedPage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, after }: QueueRead & { readonly after: string | undefined },
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null; readonly total: number }> {
  if (list.sights.length === 0) return { rows: [], next: null, total: 0 };
  const found = await tx.$queryRaw<Row[]>`
    with picked as materialized (${pickedPage(list, after)}) select ${columns} ${joined} ${inOrder(list)}`;
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select ${countedRows(list)} as n`;
  return { ...cutPage(found, list), total: counted?.n ?? 0 };
}

/** All rows of a list in its order, up to a number: for the export. */
export async function listedRows<Row>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, limit }: QueueRead & { readonly limit: number },
): Promise<readonly Row[]> {
  if (list.sights.length === 0) return [];
  return tx.$queryRaw<Row[]>`
    with picked as materialized (${pickedAll(list, limit)}) select ${columns} ${joined} ${inOrder(list)}`;
}

/** Most rows of a queue in one file. */
export const MOST_EXPORTED = 10_000;

/** All rows of a queue in its order, up to `MOST_EXPORTED`. */
export function queueRows<Row>(ctx: Pick<Ctx, "tx">, list: WorkList, read: QueueRead): Promise<readonly Row[]> {
  return listedRows(ctx, list, { ...read, limit: MOST_EXPORTED });
}
