import { type Cursor, parseCursor } from "@/kernel/keyset";
import { COMMON } from "@/kernel/search-terms";
import type { Ctx } from "./database";
import { byDay, cutPage, PAGE_SIZE } from "./due-list";
import { allOf, type Sql, sql, WALKED } from "./sql";
import { conditionsOf, countedRows, union, type WorkList } from "./work-list";

/**
 * The pages of work lists. A page is put together from the first rows of each of the reader's sights, so that its cost doesn't grow with what lies
 * behind it. Of a list with something dear in its filter all rows are gathered, once for the page and for its number.
 */

const dueKey = sql`coalesce(r.due_on, 'infinity'::date)`;
const ONE_MORE = PAGE_SIZE + 1;

/** What the place of row `r` in a list goes by: nearest date first, what has none last, or the newest first. */
function placeOf({ newest }: WorkList): Sql {
  return newest ?? dueKey;
}

/** The order of rows of `id` and `place`. */
function inOrder({ newest }: WorkList): Sql {
  return newest ? sql`order by place desc, id desc` : sql`order by place, id`;
}

/** Of rows of `id` and `place`, those after the cursor's. */
function beyond({ newest }: WorkList, place: Sql, cursor: Cursor | undefined): readonly Sql[] {
  if (!cursor) return [];
  return newest
    ? [sql`(${place}, id) < (${cursor.at}, ${cursor.id}::uuid)`]
    : [sql`(${place}, id) > (${cursor.at ?? "infinity"}::date, ${cursor.id}::uuid)`];
}

const FEW = sql`(select n from hits) <= ${COMMON}`;
const MANY = sql`(select n from hits) > ${COMMON}`;

type First = { readonly conditions: readonly Sql[]; readonly place: Sql };

/** The first rows of each sight, with their place. Words that many rows have are met on the way. */
function firstOf(list: WorkList, { conditions, place }: First): Sql {
  const { table, sights, filter, words } = list;
  const order = list.newest ? sql`order by ${place} desc, r.id desc` : sql`order by ${place}, r.id`;
  const columns = sql`r.id, ${place} as place`;
  const branches = sights.map((sight) => {
    const where = allOf([sight, ...filter, ...conditions]);
    if (!words) return sql`(select ${columns} from ${table} r where ${where} ${order} limit ${ONE_MORE})`;
    // Put in order before the words are looked for: else the planner looks through all for the few that it expects.
    return sql`(select ${columns} from (select * from ${table} r where ${where} ${order} ${WALKED}) r where ${MANY} and ${words.has} ${order} limit ${ONE_MORE})`;
  });
  return sql`select id, place from (${union(branches)}) branch ${inOrder(list)} limit ${ONE_MORE}`;
}

/** The first rows after a place, by the order of the list's indexes. Most rows have ended and have no date: they are looked at only when the dated ones don't fill the page. */
function walked(list: WorkList, cursor: Cursor | undefined): Sql {
  const { newest } = list;
  if (newest) return firstOf(list, { conditions: beyond(list, newest, cursor), place: newest });
  const isUndated = sql`${dueKey} = 'infinity'::date`;
  if (cursor && !cursor.at)
    return firstOf(list, { conditions: [isUndated, sql`r.id > ${cursor.id}::uuid`], place: dueKey });
  const dueOn = sql`r.due_on`;
  const dated = firstOf(list, {
    conditions: [sql`${dueOn} is not null`, ...beyond(list, dueOn, cursor)],
    place: dueOn,
  });
  const undated = firstOf(list, { conditions: [isUndated], place: dueKey });
  return sql`
    with dated as materialized (${dated}), undated as (${undated})
    select id, place from dated union all select id, place from undated where (select count(*) from dated) < ${ONE_MORE} ${inOrder(list)} limit ${ONE_MORE}`;
}

/** All rows of some conditions, with their place. */
function everyRow(list: WorkList, conditions: readonly Sql[]): Sql {
  const place = placeOf(list);
  return union(
    list.sights.map(
      (sight) => sql`(select r.id, ${place} as place from ${list.table} r where ${allOf([sight, ...conditions])})`,
    ),
  );
}

/** The tables of a statement, the last `picked (id, place)`, and the number of all rows as an expression; null where more than `COMMON` have the words: they aren't counted. */
type Picked = { readonly tables: readonly Sql[]; readonly total: Sql };

/** Which rows a page shows. Of words that more than `COMMON` have the list is walked; where a clock is asked for too, all that met it are looked at in any case. */
function pickedPage(list: WorkList, after: string | undefined): Picked {
  const cursor = parseCursor(after, list.newest);
  const { sights, filter, words, met, few } = list;
  if (sights.length === 0)
    return { tables: [sql`picked as (select null::uuid as id, 0 as place where false)`], total: sql`0` };
  if (!words && !met && !few) return { tables: [sql`picked as (${walked(list, cursor)})`], total: countedRows(list) };
  const gathered = (conditions: readonly Sql[]) => sql`gathered as materialized (${everyRow(list, conditions)})`;
  const first = sql`(select id, place from gathered where ${allOf(beyond(list, sql`place`, cursor))} ${inOrder(list)} limit ${ONE_MORE})`;
  const n = sql`(select count(*)::int from gathered)`;
  if (!words || met) return { tables: [gathered(conditionsOf(list)), sql`picked as ${first}`], total: n };
  return {
    tables: [
      sql`hit as materialized (${words.found(COMMON + 1)})`,
      sql`hits as materialized (select count(*) as n from hit)`,
      gathered([...filter, sql`${words.key} = any (array(select id from hit))`, FEW]),
      sql`picked as (${first} union all (${walked(list, cursor)}))`,
    ],
    total: sql`case when ${FEW} then ${n} end`,
  };
}

/** How the rows of a queue are read: columns, and what they are joined from, with `picked` as the table of those that are shown, in its order. */
export type QueueRead = { readonly columns: Sql; readonly joined: Sql };

type PageAsk = QueueRead & {
  readonly after: string | undefined;
  /** How many rows the list has, as an expression, where that is known without counting them. */
  readonly total?: Sql | undefined;
};
type Page<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** Null where more than `COMMON` have the words that were asked for. */
  readonly total: number | null;
};
type Dated = { readonly id: string; readonly dueOn: Date | null };

/**
 * One page, with its total and further numbers, each an expression. Two statements: which rows and how many, and then the rows. Where nothing follows the
 * place any more, all of it having been done meanwhile, it is the first page.
 */
async function pageWith<Row extends Dated>(
  ctx: Pick<Ctx, "tx">,
  list: WorkList,
  ask: PageAsk & { readonly beside: readonly Sql[] },
): Promise<Page<Row> & { readonly beside: readonly number[] }> {
  const { tx } = ctx;
  const { columns, joined, after, total, beside } = ask;
  const picked = pickedPage(list, after);
  const [found] = await tx.$queryRaw<{ ids: string[]; places: string[]; total: number | null; beside: number[] }[]>`
    with ${listed(picked.tables)}
    select array(select id from picked ${inOrder(list)}) as ids, array(select to_json(place) #>> '{}' from picked ${inOrder(list)}) as places,
      ${total ?? picked.total} as total, array[${beside.length > 0 ? listed(beside) : sql``}]::int[] as beside`;
  if (!found) return { rows: [], next: null, total: 0, beside: [] };
  const { ids, places, ...counts } = found;
  if (ids.length === 0 && after !== undefined) return pageWith(ctx, list, { ...ask, after: undefined });
  if (ids.length === 0) return { rows: [], next: null, ...counts };
  const rows = await tx.$queryRaw<Row[]>`
    with picked as materialized (select id, place from unnest(${ids}::uuid[]) with ordinality as one (id, place))
    select ${columns} ${joined} order by picked.place`;
  const placeOf = ({ id }: Row) => places[ids.indexOf(id)] ?? null;
  return { ...cutPage(rows, list.newest ? placeOf : byDay), ...counts };
}

function listed(pieces: readonly Sql[]): Sql {
  return pieces.reduce((left, right) => sql`${left}, ${right}`);
}

/** One page of a list, in its order, with its total. Two statements. */
export async function listedPage<Row extends Dated>(
  ctx: Pick<Ctx, "tx">,
  list: WorkList,
  ask: PageAsk,
): Promise<Page<Row>> {
  const { beside: _none, ...page } = await pageWith<Row>(ctx, list, { ...ask, beside: [] });
  return page;
}

type QueueAsk = PageAsk & {
  /** The tab whose list this is: its count is the total already. */
  readonly tab: "mine" | "overdue" | undefined;
  readonly tabs: { readonly mine: WorkList; readonly overdue: WorkList };
};
/** `tabs`: what waits for this person, and what is overdue among all that he sees. */
export type QueuePage<Row> = Page<Row> & { readonly tabs: { readonly mine: number; readonly overdue: number } };
export const NO_QUEUE = { rows: [], next: null, total: 0, tabs: { mine: 0, overdue: 0 } } as const;

/** One page of a queue, nearest date first, with its total and the counts of its tabs. Two statements. */
export async function queuePage<Row extends Dated>(
  ctx: Pick<Ctx, "tx">,
  list: WorkList,
  { tab, tabs, ...ask }: QueueAsk,
): Promise<QueuePage<Row>> {
  const total = tab ? sql`0` : ask.total;
  const { beside, ...page } = await pageWith<Row>(ctx, list, {
    ...{ ...ask, total },
    beside: [countedRows(tabs.mine), countedRows(tabs.overdue)],
  });
  const [mine = 0, overdue = 0] = beside;
  const shown = { mine, overdue };
  return { ...page, total: tab ? shown[tab] : page.total, tabs: shown };
}

/** All rows that the filter leaves, up to a number, as the CTE body `picked (id, place)`: for the export. */
export function pickedAll(list: WorkList, most: number): Sql {
  return sql`select id, row_number() over (${inOrder(list)}) as place from (${everyRow(list, conditionsOf(list))}) branch order by 2 limit ${most}`;
}

/** All rows of a list in its order, up to a number: for the export. */
export async function listedRows<Row>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, limit }: QueueRead & { readonly limit: number },
): Promise<readonly Row[]> {
  if (list.sights.length === 0) return [];
  return tx.$queryRaw<Row[]>`
    with picked as materialized (${pickedAll(list, limit)}) select ${columns} ${joined} order by picked.place`;
}

/** Most rows of a queue in one file. */
export const MOST_EXPORTED = 10_000;
