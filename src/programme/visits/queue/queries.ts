import { type Light, lightOf } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { listedPage, listedRows, pickedAll, type QueueRead } from "@/platform/list-page";
import { firmHas, withWords } from "@/platform/list-words";
import { isOverdue } from "@/platform/listed-clocks";
import { rulesOf } from "@/platform/rules";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { asksNothing, conditionsOf, countedRows, type WorkList } from "@/platform/work-list";
import { sightOf } from "../policy";
import type { VisitFilter } from "../schema";
import { sightsApart, sightsOf, stillOpen, waitingVisits } from "../sights/queries";
import type { VisitPurpose, VisitStatus } from "../workflow";

/** Made in a year, or to be made in it; one that was called off burdened nobody. */
export function inYear(year: string): Sql {
  return sql`(r.status <> 'cancelled' and coalesce(r.held_on, r.arranged_on, r.owed_on) between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)`;
}

/** Owed by a day of a year, or of a month; one that was called off is owed by nobody. */
function owedIn(span: string): Sql {
  const month = span.length > 4;
  const from = month ? `${span}-01` : `${span}-01-01`;
  return sql`(r.status <> 'cancelled' and r.owed_on >= ${from}::date and r.owed_on < ${from}::date + ${month ? sql`interval '1 month'` : sql`interval '1 year'`})`;
}

/** How many visits are owed in each month of a year in each division, for this reader. One statement. */
export async function visitsByMonth(
  ctx: Ctx,
  year: string,
): Promise<readonly { readonly division: string; readonly month: string; readonly n: number }[]> {
  const { sights, filter } = workList(ctx, { owed: year });
  if (sights.length === 0) return [];
  return ctx.tx.$queryRaw`
    select r.division_code as division, to_char(r.owed_on, 'YYYY-MM') as month, count(*)::int as n from visits r
    where ${allOf([anyOf(sights), ...filter])} group by 1, 2`;
}

/** The one filter behind a count, the list that it opens and its export. */
function workList(ctx: Ctx, filter: VisitFilter): WorkList {
  const conditions: Sql[] = [];
  if (filter.division) conditions.push(sql`r.division_code = ${filter.division}`);
  if (filter.town)
    conditions.push(sql`r.enterprise_id in (select e.id from enterprises e where e.town = ${filter.town})`);
  if (filter.purpose) conditions.push(sql`r.purpose = ${word(filter.purpose)}`);
  if (filter.status) conditions.push(sql`r.status = ${word(filter.status)}`);
  if (filter.enterprise) conditions.push(sql`r.enterprise_id = ${filter.enterprise}::uuid`);
  if (filter.officer) conditions.push(sql`r.officer_id = ${filter.officer}::uuid`);
  if (filter.draw) conditions.push(sql`r.draw_id = ${filter.draw}::uuid`);
  if (filter.cluster)
    conditions.push(
      sql`r.enterprise_id in (select e.id from enterprises e where ${filter.cluster === "none" ? sql`e.cluster_id is null` : sql`e.cluster_id = ${filter.cluster}::uuid`})`,
    );
  if (filter.heldFrom) conditions.push(sql`r.held_on >= ${filter.heldFrom}::date`);
  if (filter.heldTo) conditions.push(sql`r.held_on <= ${filter.heldTo}::date`);
  if (filter.advice) conditions.push(sql`(r.status = 'held' and r.due_on is not null)`);
  if (filter.owed) conditions.push(owedIn(filter.owed));
  if (filter.year) conditions.push(inYear(filter.year));
  if (filter.open) conditions.push(stillOpen);
  if (filter.overdue) conditions.push(isOverdue(ctx.today));
  return {
    ...{ table: sql`visits`, sights: filter.mine ? waitingVisits(ctx) : sightsOf(ctx), filter: conditions },
    newest: filter.sort && sql`r.created_at`,
    words: withWords(filter.q, {
      found: (terms, most) => sql`select id from enterprises_matching(${terms}, ${most}) id`,
      key: sql`r.enterprise_id`,
      has: firmHas,
    }),
  };
}

/**
 * How many rows a list has, as an expression: what has no row in common is counted apart, out of an index each, and not put together first; and of all
 * that a leader sees, what followed his division's cases is told by its index. Undefined where rows must be put together, or words be looked for.
 */
function totalOf(ctx: Ctx, filter: VisitFilter, list: WorkList): Sql | undefined {
  const { offices, cases } = sightsApart(ctx);
  if (filter.mine || filter.q || offices.length === 0) return undefined;
  const sight = sightOf(ctx.actor);
  const led = sight.of === "office" && sight.leads && !sight.investigates && asksNothing(filter);
  const ofCases = led ? sql`led_visits()` : countedRows({ ...list, sights: cases });
  return sql`(${offices.reduce((sum, one) => sql`${sum} + ${countedRows({ ...list, sights: [one] })}`, ofCases)})`;
}

/** How many visits the filter holds for this reader, as an expression. */
export function countedVisits(ctx: Ctx, filter: VisitFilter): Sql {
  const list = workList(ctx, filter);
  return totalOf(ctx, filter, list) ?? countedRows(list);
}

/** How many visits each of some filters holds for this reader in each division, in their order. One statement, which reads each visit once. */
export async function visitsByDivision(
  ctx: Ctx,
  filters: readonly VisitFilter[],
): Promise<readonly { readonly division: string; readonly counts: readonly number[] }[]> {
  const seen = sightsOf(ctx);
  if (seen.length === 0 || filters.length === 0) return [];
  const counts = filters.map(
    (filter) => sql`count(*) filter (where ${allOf([sql`true`, ...conditionsOf(workList(ctx, filter))])})::int`,
  );
  return ctx.tx.$queryRaw`
    select r.division_code as division, array[${counts.reduce((left, right) => sql`${left}, ${right}`)}] as counts from visits r where ${anyOf(seen)} group by 1`;
}

/** How many visits the filter holds for this reader. One statement. */
export async function countVisits(ctx: Ctx, filter: Omit<VisitFilter, "q">): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${countedVisits(ctx, filter)} as n`;
  return rows[0]?.n ?? 0;
}

export type VisitLine = {
  readonly id: string;
  readonly purpose: VisitPurpose;
  readonly status: VisitStatus;
  readonly dueOn: Date | null;
  readonly arrangedOn: Date | null;
  readonly heldOn: Date | null;
  readonly divisionCode: string;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly town: string | null;
  readonly address: string | null;
  readonly contactName: string;
  readonly contactMobile: string;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly caseId: string | null;
  /** Advice that is not yet done or not yet looked at. */
  readonly openAdvice: number;
  readonly firmsDueOn: Date | null;
  readonly yellow: number;
  readonly red: number;
};

/** By when the firm of a visit `r` is to answer: of the advice that it has not answered yet. */
export const firmsDue = sql`(select min(a.due_on) from visit_advice a where a.visit_id = r.id and a.status = 'open')`;

const columns = sql`r.id, r.purpose::text as purpose, r.status::text as status, r.due_on as "dueOn", r.arranged_on as "arrangedOn", r.held_on as "heldOn",
  r.division_code as "divisionCode", r.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.town, e.address,
  e.contact_name as "contactName", e.contact_mobile as "contactMobile", r.officer_id as "officerId", p.name as "officerName",
  r.case_id as "caseId", l.yellow, l.red, advised.open as "openAdvice", advised.firms_due as "firmsDueOn"`;
/** When the light of a visit `row` turns. Held, its date is that of its advice, and the lights are those of advice. */
export function edgesOf(row: Sql): Sql {
  return sql`(select x.yellow, x.red from visit_rules x where (${row}.status <> 'held' and x.id = ${row}.rule_id)
    or (${row}.status = 'held' and x.ground = 'advice' and x.valid_to is null) limit 1)`;
}

const joins = sql`join enterprises e on e.id = r.enterprise_id left join known_officials p on p.id = r.officer_id
  join lateral ${edgesOf(sql`r`)} l on true
  join lateral (select count(*) filter (where a.status in ('open', 'answered'))::int as open, min(a.due_on) filter (where a.status = 'open') as firms_due
    from visit_advice a where a.visit_id = r.id) advised on true`;

const read: QueueRead = { columns, joined: sql`from picked join visits r using (id) ${joins}` };

export type ListedVisit = VisitLine & { readonly light: Light };

/** The light of a visit, or of what was advised at it. */
export function lightOfVisit(
  { yellow, red, dueOn }: Pick<VisitLine, "yellow" | "red" | "dueOn">,
  { today, calendar }: Pick<Ctx, "today"> & Pick<Awaited<ReturnType<typeof rulesOf>>, "calendar">,
): Light {
  const state = { dueAt: null, pausedSince: null, metOn: null, metAt: null, unit: "calendar_day" } as const;
  return lightOf({ ...state, yellow, red, dueOn: dueOn && dayFromDate(dueOn) }, today, calendar);
}

/** With its light. What a firm has answered is no longer due from it: it waits for whoever looks at it. */
async function lit(ctx: Ctx, rows: readonly VisitLine[]): Promise<ListedVisit[]> {
  const { calendar } = await rulesOf(ctx);
  return rows.map(({ dueOn, ...row }) => {
    const line = { ...row, dueOn: ctx.actor.kind === "firm" && row.status === "held" ? row.firmsDueOn : dueOn };
    return { ...line, light: lightOfVisit(line, { today: ctx.today, calendar }) };
  });
}

/** One page of visits, nearest date first, with the total; null where more than `COMMON` firms have its words. Three statements. */
export async function listVisits(
  ctx: Ctx,
  filter: VisitFilter,
  after?: string,
): Promise<{ rows: readonly ListedVisit[]; total: number | null; next: string | null }> {
  const list = workList(ctx, filter);
  const page = await listedPage<VisitLine>(ctx, list, { ...read, after, total: totalOf(ctx, filter, list) });
  return { ...page, rows: await lit(ctx, page.rows) };
}

/** All of them, for an export, in the list's order. */
export async function everyVisit(ctx: Ctx, filter: VisitFilter, limit: number): Promise<readonly ListedVisit[]> {
  return lit(ctx, await listedRows<VisitLine>(ctx, workList(ctx, filter), { ...read, limit }));
}

/** Rows of a plan by day or by town: more than anybody reads at once. */
export const MOST_PLANNED = 400;

/** Visits to be made in some days; `cut`: there are more than were asked for, and these are due first. */
export type PlannedVisits = { readonly rows: readonly ListedVisit[]; readonly cut: boolean };

/** Visits to be made in these days, by the day arranged, else the day by which they are owed. Two statements. */
export async function visitsBetween(
  ctx: Ctx,
  filter: VisitFilter,
  { from, after, most = MOST_PLANNED }: { readonly from: Day | null; readonly after: Day; readonly most?: number },
): Promise<PlannedVisits> {
  const list = workList(ctx, { ...filter, open: "1" });
  if (list.sights.length === 0) return { rows: [], cut: false };
  const day = sql`coalesce(r.arranged_on, r.due_on)`;
  const within = [...list.filter, sql`${day} < ${after}::date`, ...(from ? [sql`${day} >= ${from}::date`] : [])];
  const found = await ctx.tx.$queryRaw<VisitLine[]>`
    with picked as materialized (${pickedAll({ ...list, filter: within }, most + 1)})
    select ${columns} from picked join visits r using (id) ${joins} order by ${day}, e.town, r.id`;
  const rows = await lit(ctx, found.slice(0, most));
  return { rows, cut: found.length > most };
}

/** Who has visits before him, as far as this reader sees them, by name. One statement. */
export async function officersWithVisits(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { sights, filter } = workList(ctx, { open: "1" });
  if (sights.length === 0) return [];
  return ctx.tx.$queryRaw`
    select p.id, p.name from known_officials p
    where p.id in (select r.officer_id from visits r where ${allOf([anyOf(sights), ...filter])}) order by p.name, p.id`;
}

/** Visits of a firm that this reader may see, newest first: for the firm's page. One statement. */
export async function visitsOf(ctx: Ctx, enterpriseId: string): Promise<readonly ListedVisit[]> {
  const seen = sightsOf(ctx);
  if (seen.length === 0) return [];
  const rows = await ctx.tx.$queryRaw<VisitLine[]>`
    select ${columns} from visits r ${joins}
    where r.enterprise_id = ${enterpriseId}::uuid and r.status <> 'cancelled' and (${seen.reduce((left, right) => sql`${left} or ${right}`)})
    order by coalesce(r.held_on, r.arranged_on, r.due_on) desc nulls last, r.id desc limit 20`;
  return lit(ctx, rows);
}
