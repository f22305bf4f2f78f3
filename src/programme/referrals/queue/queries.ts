import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Punctual } from "@/kernel/clocks";
import type { Sort } from "@/kernel/keyset";
import { clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { listedPage, listedRows, type QueueRead } from "@/platform/list-page";
import { askedOf, type Words, withWords } from "@/platform/list-words";
import { isOverdue, lateReasons, metClock } from "@/platform/listed-clocks";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { asksNothing, conditionsOf, countedRows, type WorkList } from "@/platform/work-list";
import { ANY_LEFT_OVER, amongFew, anyOfTeams, seesFew } from "../../complaints/queries";
import { sightsOf } from "../policy";
import type { Listed, ReferralLine } from "../queries";
import {
  limitOfReferral,
  OPEN_REFERRAL_STATUSES,
  REFERRAL_KINDS,
  type ReferralKind,
  type ReferralStatus,
} from "../workflow";

/** As it stands in an address, or as somebody asks who has none. */
type Yes = boolean | "1";
export type ReferralFilter = {
  readonly box?: "in" | "out";
  readonly status?: ReferralStatus;
  /** Only those that still bind somebody. */
  readonly open?: Yes;
  readonly kind?: ReferralKind;
  readonly department?: string;
  /** Only those whose date has passed, on the day of asking. */
  readonly overdue?: Yes;
  /** Words or half a number, as `searchTerms` cuts them. */
  readonly q?: string;
  /** A month, or a whole year, in which the department answered; and whether in time. */
  readonly metMonth?: string;
  readonly punctual?: Punctual;
  readonly sort?: Sort;
  /** Only those that wait for this person's department or team. */
  readonly mine?: Yes;
};

/** What the actor may see at all, as the sights of a work list. Row-level security says it again. */
function sights(actor: Actor): Sql[] {
  return sightsOf(actor).flatMap((sight) => {
    if (sight.side === "none") return [];
    if (sight.side === "receiver")
      return [sql`(r.to_department_id = ${sight.departmentId}::uuid and r.status <> 'withdrawn')`];
    if (sight.everything) return [sql`true`];
    return [
      ...(sight.investigates ? [sql`r.complaint_id = ${anyOfTeams(sight.investigates)}`] : []),
      ...(sight.leads ? [sql`r.case_division = ${sight.leads}`] : []),
    ];
  });
}

/** What waits for this person, by duty, as the badge counts (desks/waiting): what a department got waits for its handlers alone. */
function waitingFor(actor: Actor): Sql[] {
  if (actor.kind !== "official") return [];
  const { departmentId } = actor;
  return [
    ...(hasDuty(actor, "department_handler")
      ? [sql`(r.to_department_id = ${departmentId}::uuid and r.status in ('sent', 'accepted'))`]
      : []),
    ...(isMarketRegulator(actor) && hasDuty(actor, "investigator")
      ? [sql`(r.complaint_id = ${anyOfTeams(actor)} and r.status in ('returned', 'answered'))`]
      : []),
    ...(isMarketRegulator(actor) && hasDuty(actor, "bureau_leader")
      ? [sql`(r.complaint_id = ${ANY_LEFT_OVER} and r.status in ('returned', 'answered'))`]
      : []),
  ];
}

function inStatuses(statuses: readonly ReferralStatus[]): Sql {
  return anyOf(statuses.map((status) => sql`r.status = ${word(status)}`));
}

/**
 * Referrals whose date has passed while they bind somebody. A clock in hours can run out on its own day, and its light says so: on that day
 * alone the clock is asked.
 */
export function isLate({ today, now }: Pick<Ctx, "today" | "now">): Sql {
  const hour = sql`exists (select from clocks k where k.subject_id = r.id and k.met_on is null and k.cancelled_on is null and k.due_at < ${now})`;
  return sql`(${inStatuses(["sent", "accepted"])} and (${isOverdue(today)} or (r.due_on = ${today}::date and ${hour})))`;
}

/** The one filter behind a count, the list that it opens and its export; undefined when this person sees none. */
function workList({ actor, today, now }: Ctx, filter: ReferralFilter): WorkList | undefined {
  const seen = filter.mine ? waitingFor(actor) : sights(actor);
  if (actor.kind !== "official" || seen.length === 0) return undefined;
  const conditions: Sql[] = [];
  if (filter.box === "in") conditions.push(sql`r.to_department_id = ${actor.departmentId}::uuid`);
  if (filter.box === "out") conditions.push(sql`r.from_department_id = ${actor.departmentId}::uuid`);
  if (filter.status) conditions.push(inStatuses([filter.status]));
  if (filter.open) conditions.push(inStatuses(OPEN_REFERRAL_STATUSES));
  if (filter.kind) conditions.push(sql`r.kind = ${word(filter.kind)}`);
  if (filter.department) conditions.push(sql`r.to_department_id = ${filter.department}::uuid`);
  if (filter.overdue) conditions.push(isLate({ today, now }));
  const met = metClock(
    REFERRAL_KINDS.map((kind) => limitOfReferral("answer", kind)),
    filter,
  );
  const list = { table: sql`referrals`, sights: seen, filter: conditions, newest: filter.sort && sql`r.sent_at` };
  return askedOf(list, { words: wordsOf(filter.q), met }, Boolean(filter.mine) || seesFew(actor));
}

/** Words are looked for in the number. */
function wordsOf(q: string | undefined): Words | undefined {
  return withWords(q, {
    found: (terms, most) => sql`select id from referrals_matching(${terms}, ${most}) id`,
    key: sql`r.id`,
    has: (patterns) => sql`lower(r.number) like all (${patterns})`,
  });
}

/** Referrals with these words among the few that a person sees, as a query of `id`; undefined for whoever sees many. */
export function referralsAmongFew(actor: Actor, q: string): { readonly ids: Sql } | undefined {
  return amongFew(actor, { table: sql`referrals`, sights: sights(actor), words: wordsOf(q) });
}

/** How many referrals the filter holds for this reader, as an expression. */
export function countedReferrals(ctx: Ctx, filter: Omit<ReferralFilter, "q">): Sql {
  const list = workList(ctx, filter);
  return list ? (totalOf(ctx, filter) ?? countedRows(list)) : sql`0`;
}

/** How many referrals the filter holds for this reader. One statement. */
export async function countReferrals(ctx: Ctx, filter: Omit<ReferralFilter, "q">): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${countedReferrals(ctx, filter)} as n`;
  return rows[0]?.n ?? 0;
}

/** How many referrals stand in each status among those that the filter holds, and how many of them are overdue. One statement. */
export async function referralsByStatus(
  ctx: Ctx,
  filter: ReferralFilter,
): Promise<{
  readonly at: Readonly<Partial<Record<ReferralStatus, number>>>;
  readonly total: number;
  readonly overdue: number;
}> {
  const list = workList(ctx, filter);
  if (!list) return { at: {}, total: 0, overdue: 0 };
  const groups = await ctx.tx.$queryRaw<{ status: ReferralStatus; n: number; overdue: number }[]>`
    select r.status::text as status, count(*)::int as n,
      count(*) filter (where ${isLate(ctx)})::int as overdue
    from referrals r where ${allOf([anyOf(list.sights), ...conditionsOf(list)])} group by r.status order by r.status`;
  return {
    at: Object.fromEntries(groups.map(({ status, n }) => [status, n])),
    total: groups.reduce((sum, { n }) => sum + n, 0),
    overdue: groups.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

const listed = (filter: ReferralFilter): QueueRead => ({
  columns: sql`r.id, r.number, r.kind::text as kind, r.status::text as status, r.due_on as "dueOn", r.sent_at as "sentAt", r.answer::text as answer,
    r.to_department_id as "toDepartmentId", ${lateReasons("%-answer", filter)} as "lateReason",
    json_build_object('nameZh', t.name_zh, 'nameEn', t.name_en) as "toDepartment",
    json_build_object('nameZh', f.name_zh, 'nameEn', f.name_en) as "fromDepartment"`,
  joined: sql`from picked join referrals r using (id) join departments t on t.id = r.to_department_id join departments f on f.id = r.from_department_id`,
});

/** All referrals that the filter leaves, up to a number, in the list's order: for its file. One statement. */
export async function everyReferral(ctx: Ctx, filter: ReferralFilter, limit: number): Promise<readonly Listed[]> {
  const list = workList(ctx, filter);
  return list ? listedRows<Listed>(ctx, list, { ...listed(filter), limit }) : [];
}

/** The total of all that a leader sees, as an expression: told by its index, not row by row. Undefined where rows must be counted. */
function totalOf({ actor }: Ctx, filter: ReferralFilter): Sql | undefined {
  const [only, ...more] = sightsOf(actor);
  const leadsAlone =
    more.length === 0 && only?.side === "sender" && !only.everything && only.leads && !only.investigates;
  return leadsAlone && asksNothing(filter) ? sql`led_referrals()` : undefined;
}

/** One page of referrals, nearest date first, with the total; null where more than `COMMON` have its words. Three statements. */
export async function listReferrals(
  ctx: Ctx,
  filter: ReferralFilter,
  after?: string,
): Promise<{ rows: ReferralLine[]; total: number | null; next: string | null }> {
  const list = workList(ctx, filter);
  if (!list) return { rows: [], total: 0, next: null };
  const page = await listedPage<Listed>(ctx, list, { ...listed(filter), after, total: totalOf(ctx, filter) });
  const clocks = await clocksOf(
    ctx,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, light: lightFor(clocks.get(row.id)) })) };
}
