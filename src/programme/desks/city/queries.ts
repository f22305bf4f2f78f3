import type { Light, ListedLight } from "@/kernel/clocks";
import { type Day, dayFromDate, type Month, monthOf, monthsFrom } from "@/kernel/days";
import { type LightEdges, lightEdges } from "@/kernel/light-edges";
import type { Ctx } from "@/platform/database";
import { type FirstClock, firstClock, firstClockColumns, lightOfRow } from "@/platform/listed-clocks";
import { rulesOf } from "@/platform/rules";
import { type Sql, sql } from "@/platform/sql";
import { isLate } from "../../referrals/queue/queries";
import { countedVisits } from "../../visits/queue/queries";

/** A place or a department with what stands there in each status. */
export type Standing = Readonly<Record<string, number>>;
export type CityFigures = {
  /** Complaints submitted and cases filed this year. */
  readonly complaints: number;
  readonly cases: number;
  readonly byMonth: readonly { readonly month: Month; readonly complaints: number; readonly cases: number }[];
  /** Complaints of this year, and cases of this year, by division and status. */
  readonly complaintsAt: Readonly<Record<string, Standing>>;
  readonly casesAt: Readonly<Record<string, Standing>>;
  /** All referrals, by receiving department and status. */
  readonly referralsAt: Readonly<Record<string, Standing>>;
  /** All complaints and all cases, of whatever year, by status. */
  readonly complaintsNow: Standing;
  readonly casesNow: Standing;
  /** Clocks met this year in time and late, by kind. */
  readonly met: Readonly<Record<string, { readonly kept: number; readonly late: number }>>;
  /** Complaints of this year by way of infringement, of which one may have several, and by the firm's block economy (its id, or `none`). */
  readonly forms: Standing;
  readonly clusters: Standing;
  /** Working days that the clocks met this year took together, by kind. */
  readonly days: Standing;
};

type TallyRow = {
  readonly subject: string;
  readonly place: string | null;
  readonly status: string | null;
  readonly month: Date | null;
  readonly n: number;
};

/** The city's year in numbers, from the counts that the database keeps: one statement, whatever the number of rows behind it. */
export async function cityFigures({ tx, today }: Ctx): Promise<CityFigures> {
  const year = today.slice(0, 4);
  const rows = await tx.$queryRaw<TallyRow[]>`
    select subject, place, status, month, sum(n)::int as n from tallies
    where subject in ('complaint', 'case') and month >= ${`${year}-01-01`}::date and month <= ${today}::date
    group by grouping sets ((subject, month), (subject, place, status))
    union all
    select case subject when 'complaint' then 'complaints' when 'case' then 'cases' else subject end,
      case subject when 'referral' then place end, status, null, sum(n)::int from tallies
    where subject in ('complaint', 'case', 'referral') or (month >= ${`${year}-01-01`}::date and month <= ${today}::date)
    group by 1, 2, 3`;
  const monthly = (subject: string, month: Month) =>
    rows.find((row) => row.subject === subject && row.month && monthOf(dayFromDate(row.month)) === month)?.n ?? 0;
  const byMonth = monthsFrom(`${year}-01-01`, today).map((month) => ({
    month,
    complaints: monthly("complaint", month),
    cases: monthly("case", month),
  }));
  return {
    complaints: byMonth.reduce((sum, { complaints }) => sum + complaints, 0),
    cases: byMonth.reduce((sum, { cases }) => sum + cases, 0),
    byMonth,
    complaintsAt: placed(rows, "complaint"),
    casesAt: placed(rows, "case"),
    referralsAt: placed(rows, "referral"),
    complaintsNow: inAll(rows, "complaints"),
    casesNow: inAll(rows, "cases"),
    met: metOf(rows),
    forms: inAll(rows, "complaint-form"),
    clusters: inAll(rows, "complaint-cluster"),
    days: inAll(rows, "clock-days"),
  };
}

function placed(rows: readonly TallyRow[], subject: string): Record<string, Standing> {
  const found: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    if (row.subject !== subject || row.month || !row.place || !row.status || row.n === 0) continue;
    const here = found[row.place] ?? {};
    here[row.status] = row.n;
    found[row.place] = here;
  }
  return found;
}

function inAll(rows: readonly TallyRow[], subject: string): Standing {
  return Object.fromEntries(
    rows.flatMap((row) => (row.subject === subject && row.status && row.n !== 0 ? [[row.status, row.n]] : [])),
  );
}

function metOf(rows: readonly TallyRow[]): Record<string, { kept: number; late: number }> {
  const found: Record<string, { kept: number; late: number }> = {};
  for (const { subject, status, n } of rows) {
    const [kind, how] = (subject === "clock" && status?.split(":")) || [];
    if (!kind) continue;
    const one = found[kind] ?? { kept: 0, late: 0 };
    found[kind] = how === "late" ? { ...one, late: one.late + n } : { ...one, kept: one.kept + n };
  }
  return found;
}

export type Overdue = {
  readonly complaints: number;
  readonly cases: number;
  readonly referrals: number;
  /** Visits, and advice given at them. */
  readonly visits: number;
  /** Referrals that are overdue, by receiving department. */
  readonly at: Readonly<Record<string, number>>;
};

/** What has passed its date today, by the indexes on due days, as an expression of a statement that asks more. */
export function overdueExpression(ctx: Ctx): Sql {
  const { today } = ctx;
  return sql`(
    select json_build_object(
      'complaints', (select count(*) from complaints where due_on < ${today}::date and status <> 'draft'),
      'cases', (select count(*) from cases where due_on < ${today}::date), 'visits', ${countedVisits(ctx, { overdue: "1" })},
      'referrals', coalesce(sum(n), 0), 'at', coalesce(json_object_agg(d, n) filter (where d is not null), '{}'))
    from (select r.to_department_id as d, count(*) as n from referrals r where r.due_on <= ${today}::date and ${isLate(ctx)} group by 1) late)`;
}

export type Lights = Readonly<Record<"complaint" | "case", Readonly<Record<ListedLight, number>>>>;

const DARK: Readonly<Record<ListedLight, number>> = { overdue: 0, red: 0, yellow: 0, green: 0, paused: 0 };

/** How many complaints and cases show each light today, by the same edges as the filter `light` of their lists. One statement. For the coordinator. */
export async function cityLights(ctx: Ctx): Promise<Lights> {
  const { tx, today } = ctx;
  const { limits, calendar } = await rulesOf(ctx);
  const rules = new Map(
    limits.map((limit) => [limit.id, { kind: limit.kind, edges: lightEdges(limit, today, calendar) }]),
  );
  const rows = await tx.$queryRaw<{ limit: string; due: Day; paused: boolean; n: number }[]>`
    select time_limit_id as limit, to_char(due_on, 'YYYY-MM-DD') as due, paused, n from first_clocks()`;
  const found = { complaint: { ...DARK }, case: { ...DARK } };
  for (const { limit, due, paused, n } of rows) {
    const { kind = "", edges } = rules.get(limit) ?? {};
    const subject = /^(complaint|case)-/.exec(kind)?.[1];
    if (subject !== "complaint" && subject !== "case") continue;
    const light = paused ? "paused" : due < today ? "overdue" : edges && lightOfDay(due, edges);
    if (light) found[subject][light] += n;
  }
  return found;
}

function lightOfDay(due: Day, { redBefore, yellowBefore }: LightEdges): "red" | "yellow" | "green" {
  return due < redBefore ? "red" : due < yellowBefore ? "yellow" : "green";
}

export type DepartmentRow = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly divisionCode: string;
};

/**
 * Every department that may receive referrals (a further one joins by a row), and the light of what each has to accept or to answer first, by
 * department. One statement. For the coordinator.
 */
export async function departmentsAtWork(ctx: Ctx): Promise<{
  readonly departments: readonly DepartmentRow[];
  readonly earliest: Readonly<Record<string, Light>>;
}> {
  const { tx, now, today } = ctx;
  const rows = await tx.$queryRaw<(DepartmentRow & FirstClock & { open: boolean })[]>`
    select d.id, d.name_zh as "nameZh", d.name_en as "nameEn", d.kind::text as kind, d.division_code as "divisionCode",
      first.id is not null as open, ${firstClockColumns}
    from departments d
    left join lateral (
      select r.id from referrals r where r.to_department_id = d.id and r.status in ('sent', 'accepted') and r.due_on is not null
      order by r.due_on, r.id limit 1) first on true ${firstClock(sql`first.id`)}
    where d.kind not in ('government_office', 'operations', 'guidance_station') order by d.code`;
  const rules = await rulesOf(ctx);
  return {
    departments: rows.map(({ id, nameZh, nameEn, kind, divisionCode }) => ({ id, nameZh, nameEn, kind, divisionCode })),
    earliest: Object.fromEntries(
      rows
        .filter(({ open }) => open)
        .map(({ id, ...clock }) => [id, lightOfRow(clock, rules, { now, today, ended: false })]),
    ),
  };
}

/** How many complaints were verified, and cases decided, after their term this year in the division of a leader. One statement. */
export async function lateHere(
  { tx, today }: Ctx,
  divisionCode: string,
): Promise<{ readonly complaints: number; readonly cases: number }> {
  const rows = await tx.$queryRaw<{ complaints: number; cases: number }[]>`
    select coalesce(sum(n) filter (where status = 'complaint-verify:late'), 0)::int as complaints,
      coalesce(sum(n) filter (where status = 'case-decide:late'), 0)::int as cases
    from tallies where subject = 'clock' and place = ${divisionCode} and month >= ${`${today.slice(0, 4)}-01-01`}::date`;
  return rows[0] ?? { complaints: 0, cases: 0 };
}

export type Kept = { readonly kept: number; readonly late: number };

/** How many referrals a department answered this year, in time and late. One statement. */
export async function answeredInTime({ tx, today }: Ctx, departmentId: string): Promise<Kept> {
  const rows = await tx.$queryRaw<Kept[]>`
    select coalesce(sum(n) filter (where status like '%:kept'), 0)::int as kept, coalesce(sum(n) filter (where status like '%:late'), 0)::int as late
    from tallies where subject = 'clock' and place = ${departmentId} and status like '%-answer:%' and month >= ${`${today.slice(0, 4)}-01-01`}::date`;
  return rows[0] ?? { kept: 0, late: 0 };
}
