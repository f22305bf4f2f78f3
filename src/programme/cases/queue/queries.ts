import { type Actor, hasDuty } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { boundsOf } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { listedRows, NO_QUEUE, type QueuePage, queuePage } from "@/platform/list-page";
import { askedOf, type Words, wordsOfMatter } from "@/platform/list-words";
import {
  type FirstClock,
  firstClock,
  firstClockColumns,
  isOverdue,
  lateReasons,
  lightOfRow,
  metClock,
  showsLight,
} from "@/platform/listed-clocks";
import { rulesOf } from "@/platform/rules";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { type ToldFigures, toldFigures } from "@/platform/told-figures";
import { countedRows, keptTotal, rowsByStatus, tabOf, type WorkList } from "@/platform/work-list";
import { ANY_LEFT_OVER, amongFew, anyOfTeams, seesFew } from "../../complaints/queries";
import { OPEN_REFERRAL_STATUSES } from "../../referrals/workflow";
import { readsCase, seesFiguresOnly, worksOnCases } from "../policy";
import type { CaseFilter } from "../schema";
import { CASE_STATUSES, type CaseOutcome, type CaseStatus } from "../workflow";

const table = sql`cases`;
const OPEN = CASE_STATUSES.filter((status) => status !== "closed");

function onTeam(personId: string): Sql {
  return sql`r.complaint_id = any (array(select m.complaint_id from team_members m where m.person_id = ${personId}::uuid and m.until_at is null))`;
}

/** What an official sees in the list, as sights of their own; none: nothing. Row-level security says it again. */
function sightsOf(actor: Actor): Sql[] {
  if (!worksOnCases(actor)) return [];
  const { divisionCode, duties } = actor;
  if (duties.includes("coordinator")) return [sql`true`];
  // What he investigates is of the same division: it would say nothing more.
  if (duties.includes("bureau_leader")) return [sql`r.division_code = ${divisionCode}`];
  return duties.includes("investigator") ? [sql`r.complaint_id = ${anyOfTeams(actor)}`] : [];
}

/**
 * Whether nothing stands against closing a decided case: what the guard of `close` asks for. Each case looks for its own open referrals in an index;
 * without `offset 0` the planner goes through those of all cases first.
 */
const closable = sql`((r.outcome is distinct from 'penalty' or r.executed_on is not null)
  and not exists (select from referrals f where f.case_id = r.id and ${anyOf(OPEN_REFERRAL_STATUSES.map((status) => sql`f.status = ${word(status)}`))} offset 0))`;
/**
 * At whose desk a case `r` waits: each open one at exactly one. With the leader, what he has to decide or can close; with its officers all
 * else, and so a decided one of which the execution isn't on record or a referral isn't ended; of whose team nobody is left in duty, with him.
 */
export const WAITS_FOR_OFFICERS = sql`(r.status in ('filed', 'investigating') or (r.status = 'decided' and not ${closable}))`;
export const WAITS_FOR_LEADER = sql`(r.status in ('concluded', 'decided') and (r.status = 'concluded' or ${closable}))`;

/** What waits for this person: the list behind the badge in the navigation (desks/queries.ts). */
function waitingFor(actor: Actor): Sql[] {
  if (!worksOnCases(actor)) return [];
  return [
    ...(hasDuty(actor, "investigator") ? [sql`(r.complaint_id = ${anyOfTeams(actor)} and ${WAITS_FOR_OFFICERS})`] : []),
    ...(hasDuty(actor, "bureau_leader")
      ? [
          sql`(r.division_code = ${actor.divisionCode} and ${WAITS_FOR_LEADER})`,
          sql`(r.complaint_id = ${ANY_LEFT_OVER} and ${WAITS_FOR_OFFICERS})`,
        ]
      : []),
  ];
}

/** The one filter behind a count, the list that it opens and its export. */
async function workList(ctx: Ctx, filter: CaseFilter): Promise<WorkList> {
  const { actor, today } = ctx;
  const conditions: Sql[] = [];
  const { status, outcome, division, filedMonth, officer, light } = filter;
  if (status) conditions.push(anyOf((status === "open" ? OPEN : [status]).map((one) => sql`r.status = ${word(one)}`)));
  if (outcome) conditions.push(sql`r.outcome = ${word(outcome)}`);
  if (division) conditions.push(sql`r.division_code = ${division}`);
  if (filedMonth)
    conditions.push(
      sql`(r.filed_on >= ${boundsOf(filedMonth).from}::date and r.filed_on < ${boundsOf(filedMonth).after}::date)`,
    );
  if (officer) conditions.push(onTeam(officer));
  const day = filter.asOf ?? today;
  if (filter.asOf) conditions.push(sql`r.filed_on <= ${day}::date`);
  if (filter.cluster)
    conditions.push(
      sql`r.enterprise_id in (select m.enterprise_id from cluster_members m
        where m.cluster_id = ${filter.cluster}::uuid and m.from_day <= ${day}::date and (m.to_day is null or m.to_day > ${day}::date))`,
    );
  if (filter.overdue) conditions.push(isOverdue(today));
  if (light) conditions.push(showsLight(light, await rulesOf(ctx), today));
  const newest = filter.sort && sql`r.filed_on`;
  const met = metClock(["case-decide"], filter);
  const list = { table, sights: filter.mine ? waitingFor(actor) : sightsOf(actor), filter: conditions, newest };
  return askedOf(list, { words: wordsOf(filter.q), met }, Boolean(filter.mine) || seesFew(actor));
}

function wordsOf(q: string | undefined): Words | undefined {
  const readsWhole = sql`app_reads_case(r.team, r.division_code)`;
  return wordsOfMatter(q, {
    found: (terms, most) => sql`select id from cases_matching(${terms}, ${most}) id`,
    readsWhole,
  });
}

/** Cases with these words among the few that a person sees, as a query of `id`; undefined for whoever sees many. */
export function casesAmongFew(actor: Actor, q: string): { readonly ids: Sql } | undefined {
  return amongFew(actor, { table, sights: sightsOf(actor), words: wordsOf(q) });
}

/** The kept counts that mean the same as the filter; undefined when it asks for something that they don't know. */
function tallied({ sort: _order, status, division, filedMonth, ...beyond }: CaseFilter): Sql[] | undefined {
  if (Object.values(beyond).some((value) => value !== undefined)) return undefined;
  const { from, after } = filedMonth ? boundsOf(filedMonth) : {};
  return [
    sql`subject = 'case'`,
    ...(status ? [sql`status = any (${status === "open" ? OPEN : [status]})`] : []),
    ...(division ? [sql`place = ${division}`] : []),
    ...(from && after ? [sql`month >= ${from}::date and month < ${after}::date`] : []),
  ];
}

/**
 * The kept counts that are the list's total: for whoever sees all of the city, or of a division. Reading every row for a number takes longer
 * than the page. Undefined where rows must be counted.
 */
function kept(actor: Actor, filter: CaseFilter): Sql | undefined {
  const conditions = tallied(filter);
  if (!conditions || !worksOnCases(actor) || sightsOf(actor).length !== 1) return undefined;
  if (actor.duties.includes("coordinator")) return allOf(conditions);
  return actor.duties.includes("bureau_leader")
    ? allOf([...conditions, sql`place = ${actor.divisionCode}`])
    : undefined;
}

/** The same number out of the kept counts, as an expression. */
function totalOf({ actor }: Ctx, filter: CaseFilter): Sql | undefined {
  const told = kept(actor, filter);
  return told && keptTotal(told);
}

/** How many cases the filter holds for this reader, as an expression. */
export async function countedCases(ctx: Ctx, filter: CaseFilter): Promise<Sql> {
  return totalOf(ctx, filter) ?? countedRows(await workList(ctx, filter));
}

/** How many cases the filter holds for this reader. One statement. */
export async function countCases(ctx: Ctx, filter: CaseFilter): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${await countedCases(ctx, filter)} as n`;
  return rows[0]?.n ?? 0;
}

/** How many cases stand in each status among all that this person sees, and how many of them are overdue, in the order of statuses. One statement. */
export async function casesByStatus(
  ctx: Ctx,
): Promise<readonly { readonly status: CaseStatus; readonly n: number; readonly overdue: number }[]> {
  const standing = rowsByStatus(await workList(ctx, {}), kept(ctx.actor, {}), ctx.today);
  return ctx.tx.$queryRaw<
    { status: CaseStatus; n: number; overdue: number }[]
  >`${standing} order by status::case_status`;
}

export type CaseLine = {
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome | null;
  /** Null for whoever doesn't read the case whole. */
  readonly title: string | null;
  readonly divisionCode: string;
  readonly firm: string;
  readonly officers: readonly string[];
  readonly dueOn: Date | null;
  readonly filedOn: Date;
  readonly light: Light;
  /** In the list of those that were late: why. */
  readonly lateReason: string | null;
};

type Row = Omit<CaseLine, "light"> & FirstClock & { readonly team: readonly string[] };

const columns = (
  filter: CaseFilter,
) => sql`r.id, r.number, ${lateReasons("case-decide", filter)} as "lateReason", r.status::text as status, r.outcome::text as outcome, r.title, r.division_code as "divisionCode", coalesce(e.name, '') as firm, coalesce(r.team, '{}') as team,
  array(select p.name from persons p where p.id = any (r.team) order by p.name) as officers, r.due_on as "dueOn", r.filed_on as "filedOn", ${firstClockColumns}`;
const joined = sql`from picked join cases r using (id) left join enterprises e on e.id = r.enterprise_id ${firstClock(sql`r.id`)}`;

async function linesOf(ctx: Ctx, rows: readonly Row[]): Promise<CaseLine[]> {
  const rules = await rulesOf(ctx);
  return rows.map(({ clockDue, clockDueAt, pausedSince, clockMetOn, clockMetAt, timeLimitId, team, ...row }) => ({
    ...row,
    title: readsCase(ctx.actor, { ...row, team }) ? row.title : null,
    light: lightOfRow({ clockDue, clockDueAt, pausedSince, clockMetOn, clockMetAt, timeLimitId }, rules, {
      now: ctx.now,
      today: ctx.today,
      ended: row.status === "closed",
    }),
  }));
}

export type CasePage = QueuePage<CaseLine>;

/** One page of cases, nearest date first, with the total and the counts of the tabs. Two statements. */
export async function listCases(ctx: Ctx, filter: CaseFilter, after?: string): Promise<CasePage> {
  if (sightsOf(ctx.actor).length === 0) return NO_QUEUE;
  const list = await workList(ctx, filter);
  const page = await queuePage<Row>(ctx, list, {
    ...{ columns: columns(filter), joined, after, total: totalOf(ctx, filter), tab: tabOf(filter) },
    tabs: { mine: await workList(ctx, { mine: true }), overdue: await workList(ctx, { overdue: true }) },
  });
  return { ...page, rows: await linesOf(ctx, page.rows) };
}

/** All cases that the filter leaves, in the list's order, up to a number. The right to export and the entry in the trail are the caller's. */
export async function exportCases(ctx: Ctx, filter: CaseFilter, limit: number): Promise<readonly CaseLine[]> {
  const list = await workList(ctx, filter);
  return linesOf(ctx, await listedRows<Row>(ctx, list, { columns: columns(filter), joined, limit }));
}

/** How many cases were filed in a year, for whoever sees figures and nothing else; null for everybody else. */
export async function caseFigures(
  ctx: Ctx,
  { year, places }: { readonly year: string; readonly places: readonly string[] },
): Promise<ToldFigures | null> {
  if (!seesFiguresOnly(ctx.actor)) return null;
  return toldFigures(ctx, { subject: "case", year, statuses: CASE_STATUSES, places });
}
