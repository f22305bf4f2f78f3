import { type Actor, hasDuty, type OfficialActor } from "@/kernel/actor";
import { clocksAtHand } from "@/kernel/clock-steps";
import type { Light } from "@/kernel/clocks";
import { boundsOf, startOfDay } from "@/kernel/days";
import { pickedId } from "@/kernel/uuid";
import { clocksOf } from "@/platform/clocks";
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
import { INTAKE_READS, readsWhole } from "../policy";
import { ANY_LEFT_OVER, amongFew, anyOfTeams, placesOf, seesFew } from "../queries";
import { COMPLAINT_STATUSES, type ComplaintStatus, OPEN_STATUSES, OUTCOMES } from "../workflow";
import { mayAssign, seesFiguresOnly, worksOnComplaints } from "./policy";
import type { ComplaintFilter } from "./schema";

const table = sql`complaints`;

function onTeam(personId: string): Sql {
  return sql`(r.status <> 'draft' and r.id = any (array(select m.complaint_id from team_members m where m.person_id = ${personId}::uuid and m.until_at is null)))`;
}

function investigated(official: OfficialActor): Sql {
  return sql`(r.status <> 'draft' and r.id = ${anyOfTeams(official)})`;
}

/** What an official sees in the list, as sights of their own; none: nothing. Row-level security says it again. */
function sightsOf(actor: Actor): Sql[] {
  if (!worksOnComplaints(actor)) return [];
  const { divisionCode } = actor;
  if (hasDuty(actor, "coordinator")) return [sql`r.status <> 'draft'`];
  // What else he sees is of the same division: it would say nothing more.
  if (hasDuty(actor, "bureau_leader")) return [sql`(r.division_code = ${divisionCode} and r.status <> 'draft')`];
  return [
    ...(hasDuty(actor, "intake")
      ? [sql`(r.division_code = ${divisionCode} and r.status in ('submitted', 'returned'))`]
      : []),
    ...(hasDuty(actor, "investigator") ? [investigated(actor)] : []),
  ];
}

/** Whether the only complaints that this person sees are those that he investigates. */
function seesOwnAlone(actor: OfficialActor): boolean {
  return hasDuty(actor, "investigator") && !hasDuty(actor, "coordinator", "bureau_leader", "intake");
}

/** What waits for this person: the list behind the badge in the navigation (desks/queries.ts). */
function waitingFor(actor: Actor): Sql[] {
  if (!worksOnComplaints(actor)) return [];
  const { divisionCode } = actor;
  return [
    ...(hasDuty(actor, "intake") ? [sql`(r.division_code = ${divisionCode} and r.status = 'submitted')`] : []),
    ...(hasDuty(actor, "investigator") ? [sql`(${investigated(actor)} and r.status = 'verifying')`] : []),
    ...(hasDuty(actor, "bureau_leader")
      ? [
          sql`(r.division_code = ${divisionCode} and r.status = 'proposed')`,
          sql`(r.id = ${ANY_LEFT_OVER} and r.status = 'verifying')`,
        ]
      : []),
  ];
}

function inStatuses(statuses: readonly ComplaintStatus[]): Sql {
  return anyOf(statuses.map((status) => sql`r.status = ${word(status)}`));
}

const GROUPS = { open: OPEN_STATUSES, ended: OUTCOMES } as const;

/** The one filter behind a count, the list that it opens and its export. */
async function workList(ctx: Ctx, filter: ComplaintFilter): Promise<WorkList> {
  const { actor, today } = ctx;
  const conditions: Sql[] = [];
  const { status, outcome, division, submittedMonth, form, cluster, officer, light } = filter;
  if (status) conditions.push(inStatuses(status === "open" || status === "ended" ? GROUPS[status] : [status]));
  if (outcome) conditions.push(inStatuses([outcome]));
  if (division) conditions.push(sql`r.division_code = ${division}`);
  if (submittedMonth) conditions.push(inMonth(submittedMonth));
  if (form) conditions.push(sql`${form} = any (r.forms)`);
  if (cluster)
    conditions.push(
      sql`r.enterprise_id in (select e.id from enterprises e where coalesce(e.cluster_id::text, 'none') = ${cluster})`,
    );
  if (officer) conditions.push(onTeam(officer));
  if (filter.enterprise) conditions.push(sql`r.enterprise_id = ${filter.enterprise}::uuid`);
  if (filter.overdue) conditions.push(isOverdue(today));
  if (light) conditions.push(showsLight(light, await rulesOf(ctx), today));
  const newest = filter.sort && sql`r.submitted_at`;
  const met = metClock(["complaint-verify"], filter);
  const list = { table, sights: filter.mine ? waitingFor(actor) : sightsOf(actor), filter: conditions, newest };
  return askedOf(list, { words: wordsOf(filter.q), met }, Boolean(filter.mine) || seesFew(actor));
}

function wordsOf(q: string | undefined): Words | undefined {
  const readsWhole = sql`app_reads_whole(r.team, r.division_code, r.status)`;
  return wordsOfMatter(q, {
    found: (terms, most) => sql`select id from complaints_matching(${terms}, ${most}) id`,
    readsWhole,
  });
}

/** Complaints with these words among the few that a person sees, as a query of `id`; undefined for whoever sees many. */
export function complaintsAmongFew(actor: Actor, q: string): { readonly ids: Sql } | undefined {
  return amongFew(actor, { table, sights: sightsOf(actor), words: wordsOf(q) });
}

/** A calendar month or year in Jiaxing. */
function inMonth(period: string): Sql {
  const { from, after } = boundsOf(period);
  return sql`(r.submitted_at >= ${startOfDay(from)} and r.submitted_at < ${startOfDay(after)})`;
}

/** The kept counts that mean the same as the filter; undefined when it asks for something that they don't know. */
function tallied({ sort: _order, form, cluster, ...filter }: ComplaintFilter): Sql[] | undefined {
  const { status, outcome, division, submittedMonth, ...beyond } = filter;
  if (Object.values(beyond).some((value) => value !== undefined)) return undefined;
  // Ways and block economies are counted each by itself, whatever the status.
  const way = form ?? cluster;
  if (way && (status || outcome || (form && cluster))) return undefined;
  const wanted = status === "open" || status === "ended" ? GROUPS[status] : status ? [status] : undefined;
  const { from, after } = submittedMonth ? boundsOf(submittedMonth) : {};
  return [
    form ? sql`subject = 'complaint-form'` : cluster ? sql`subject = 'complaint-cluster'` : sql`subject = 'complaint'`,
    ...(way ? [sql`status = ${way}`] : []),
    ...(wanted ? [sql`status = any (${wanted})`] : []),
    ...(outcome ? [sql`status = ${outcome}`] : []),
    ...(division ? [sql`place = ${division}`] : []),
    ...(from && after ? [sql`month >= ${from}::date and month < ${after}::date`] : []),
  ];
}

/**
 * The kept counts that are the list's total: for whoever sees all of the city, or of a division. Reading every row for a number takes longer
 * than the page. Undefined where rows must be counted.
 */
function kept(actor: Actor, filter: ComplaintFilter): Sql | undefined {
  const conditions = tallied(filter);
  if (!conditions || !worksOnComplaints(actor) || sightsOf(actor).length !== 1) return undefined;
  if (actor.duties.includes("coordinator")) return allOf(conditions);
  return actor.duties.includes("bureau_leader")
    ? allOf([...conditions, sql`place = ${actor.divisionCode}`])
    : undefined;
}

/** How many rows the list has, as an expression; undefined where rows must be counted. */
function totalOf({ actor }: Ctx, filter: ComplaintFilter): Sql | undefined {
  const { sort: _order, ...narrowed } = filter;
  const everything = Object.values(narrowed).every((value) => value === undefined);
  // All that one works on: each open membership is one complaint, and no draft has any.
  if (everything && worksOnComplaints(actor) && seesOwnAlone(actor))
    return sql`(select count(*)::int from ${placesOf(actor)})`;
  const told = kept(actor, filter);
  return told && keptTotal(told);
}

/** How many complaints the filter holds for this reader, as an expression. */
export async function countedComplaints(ctx: Ctx, filter: ComplaintFilter): Promise<Sql> {
  return totalOf(ctx, filter) ?? countedRows(await workList(ctx, filter));
}

/** How many complaints the filter holds for this reader. One statement. */
export async function countComplaints(ctx: Ctx, filter: ComplaintFilter): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${await countedComplaints(ctx, filter)} as n`;
  return rows[0]?.n ?? 0;
}

/** How many complaints stand in each status among all that this person sees, and how many of them are overdue, in the order of statuses. One statement. */
export async function complaintsByStatus(
  ctx: Ctx,
): Promise<readonly { readonly status: ComplaintStatus; readonly n: number; readonly overdue: number }[]> {
  const standing = rowsByStatus(await workList(ctx, {}), kept(ctx.actor, {}), ctx.today);
  return ctx.tx.$queryRaw<
    { status: ComplaintStatus; n: number; overdue: number }[]
  >`${standing} order by status::complaint_status`;
}

export type ComplaintLine = {
  readonly id: string;
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly version: number;
  /** Null for whoever doesn't read the complaint whole. */
  readonly title: string | null;
  readonly divisionCode: string;
  readonly firm: string;
  readonly officers: readonly string[];
  readonly dueOn: Date | null;
  readonly submittedAt: Date;
  readonly light: Light;
  /** In the list of those that were late: why. */
  readonly lateReason: string | null;
};

type Row = Omit<ComplaintLine, "light"> & FirstClock & { readonly team: readonly string[] };

const columns = (
  filter: ComplaintFilter,
) => sql`r.id, r.number, ${lateReasons("complaint-verify", filter)} as "lateReason", r.status::text as status, r.version, r.title, r.division_code as "divisionCode", coalesce(e.name, '') as firm, coalesce(r.team, '{}') as team,
  array(select p.name from persons p where p.id = any (r.team) order by p.name) as officers, r.due_on as "dueOn", r.submitted_at as "submittedAt", ${firstClockColumns}`;
const joined = sql`from picked join complaints r using (id) left join enterprises e on e.id = r.enterprise_id ${firstClock(sql`r.id`)}`;

async function linesOf(ctx: Ctx, rows: readonly Row[]): Promise<ComplaintLine[]> {
  const rules = await rulesOf(ctx);
  return rows.map(({ clockDue, clockDueAt, pausedSince, clockMetOn, clockMetAt, timeLimitId, team, ...row }) => {
    const ended = OUTCOMES.some((status) => status === row.status);
    return {
      ...row,
      title: readsWhole(ctx.actor, { ...row, team }) ? row.title : null,
      light: lightOfRow({ clockDue, clockDueAt, pausedSince, clockMetOn, clockMetAt, timeLimitId }, rules, {
        now: ctx.now,
        today: ctx.today,
        ended,
      }),
    };
  });
}

export type ComplaintPage = QueuePage<ComplaintLine>;

/** One page of complaints, nearest date first, with the total and the counts of the tabs. Two statements. */
export async function listComplaints(ctx: Ctx, filter: ComplaintFilter, after?: string): Promise<ComplaintPage> {
  if (sightsOf(ctx.actor).length === 0) return NO_QUEUE;
  const list = await workList(ctx, filter);
  const page = await queuePage<Row>(ctx, list, {
    ...{ columns: columns(filter), joined, after, total: totalOf(ctx, filter), tab: tabOf(filter) },
    tabs: { mine: await workList(ctx, { mine: true }), overdue: await workList(ctx, { overdue: true }) },
  });
  return { ...page, rows: await linesOf(ctx, page.rows) };
}

/** All complaints that the filter leaves, in the list's order, up to a number. The right to export and the entry in the trail are the caller's. */
export async function exportComplaints(
  ctx: Ctx,
  filter: ComplaintFilter,
  limit: number,
): Promise<readonly ComplaintLine[]> {
  const list = await workList(ctx, filter);
  return linesOf(ctx, await listedRows<Row>(ctx, list, { columns: columns(filter), joined, limit }));
}

/** How many complaints were submitted in a year, for whoever sees figures and nothing else; null for everybody else. */
export async function complaintFigures(
  ctx: Ctx,
  { year, places }: { readonly year: string; readonly places: readonly string[] },
): Promise<ToldFigures | null> {
  if (!seesFiguresOnly(ctx.actor)) return null;
  const statuses = COMPLAINT_STATUSES.filter((status) => status !== "draft");
  return toldFigures(ctx, { subject: "complaint", year, statuses, places });
}

/** Those of the picked complaints that can still be assigned: new, and in intake's sight; `late`: assigning meets a missed term. */
export async function pickedComplaints(ctx: Ctx, picked: readonly string[]) {
  const { tx, actor } = ctx;
  if (!mayAssign(actor)) return [];
  const ids = picked.flatMap((value) => pickedId(value) ?? []);
  const rows = await tx.complaint.findMany({
    where: { id: { in: ids }, divisionCode: actor.divisionCode, status: { in: [...INTAKE_READS] } },
    select: { id: true, version: true, number: true, title: true },
    orderBy: { id: "asc" },
  });
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const term = clocksAtHand(clocks.get(row.id) ?? []).get("complaint-register");
    return { ...row, number: row.number ?? "", late: term?.passed === true && !term.explained };
  });
}
