import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { hasOfficer } from "../sights/queries";
import type { VisitGround } from "../workflow";
import type { PlanGround, PlanRule } from "./policy";

export type VisitRule = {
  readonly id: string;
  readonly ground: VisitGround;
  readonly months: readonly number[];
  readonly repeats: boolean;
  readonly aheadDays: number;
  readonly yellow: number;
  readonly red: number;
  readonly source: string;
  readonly verified: boolean;
  readonly validFrom: Date;
};

/** The rules in force on a day, in the order of their grounds. */
export async function visitRulesOn({ tx }: Ctx, day: Day): Promise<VisitRule[]> {
  return tx.visitRule.findMany({
    where: { validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: {
      ...{ id: true, ground: true, months: true, repeats: true, aheadDays: true, yellow: true, red: true },
      ...{ source: true, verified: true, validFrom: true },
    },
    orderBy: { ground: "asc" },
  });
}

export function isPlanRule<Rule extends VisitRule>(rule: Rule): rule is Rule & PlanRule {
  return rule.ground === "point" || rule.ground === "site" || rule.ground === "closed_case";
}

type Found = Omit<PlanGround, "since" | "until" | "resumedOn"> & {
  readonly since: Date;
  readonly until: Date | null;
  readonly resumedOn: Date | null;
  readonly complaintId: string | null;
};
/** A ground with what its visits need besides: the complaint whose ring sees them. */
export type FoundGround = PlanGround & { readonly complaintId: string | null };

/**
 * What makes visits due, as far as the asker sees it: active points since their admission, their last patrol, or the one of the plan that was called
 * off; awarded sites; and closed cases, which only the system sees all of.
 */
export async function groundsOfVisits({ tx, actor }: Ctx): Promise<FoundGround[]> {
  const rows = await tx.$queryRaw<Found[]>`
    select 'point' as ground, c.id, c.enterprise_id as "enterpriseId", c.division_code as "divisionCode",
      greatest(stood.first, patrols.made, (select max(v.owed_on) from visits v
        where v.enterprise_id = c.enterprise_id and v.ground = 'point' and v.status = 'cancelled' and ${owedBy(sql`v`)} = c.id)) as since,
      nullif(stood.again, stood.first) as "resumedOn", coalesce(patrols.waits, false) as waits, null::date as until, null::uuid as "complaintId"
    from contact_points c
      left join lateral (
        select min(p.from_day) as first, max(p.from_day) filter (where not exists (
          select from contact_point_periods q where q.contact_point_id = c.id and q.to_day = p.from_day)) as again
        from contact_point_periods p where p.contact_point_id = c.id) stood on true
      left join (
        select v.enterprise_id, max(v.held_on) as made, bool_or(v.status in ('planned', 'arranged')) as waits
        from visits v where v.purpose = 'patrol' group by 1) patrols using (enterprise_id)
    where c.status = 'active'
    union all
    select 'site', s.id, s.enterprise_id, s.division_code, s.awarded_on, null::date, false, s.valid_until, null::uuid
    from demonstration_sites s where s.status in ('awarded', 'rectifying') and s.awarded_on is not null
    union all
    select 'closed_case', k.id, k.enterprise_id, e.division_code, k.closed_on, null::date, false, null::date, k.complaint_id
    from cases k join enterprises e on e.id = k.enterprise_id
    where ${actor.kind === "system"} and k.status = 'closed' and k.closed_on is not null
    order by 1, 2`;
  return rows.map(({ since, until, resumedOn, ...row }) => ({
    ...row,
    since: dayFromDate(since),
    until: until && dayFromDate(until),
    resumedOn: resumedOn && dayFromDate(resumedOn),
  }));
}

/** By which point or site a visit `row` is owed: its occasion says so (`owedVisits`). */
function owedBy(row: Sql): Sql {
  return sql`case when ${row}.ground in ('point', 'site') then nullif(split_part(${row}.occasion, '/', 2), '')::uuid end`;
}

/** Visits of the plan that are to be made and are owed no more, because the point left or the award ended; at most so many, held until they are called off. */
export async function groundlessVisits({ tx }: Ctx, limit: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select v.id from visits v where v.status in ('planned', 'arranged') and (
      (v.ground = 'point' and exists (select from contact_points c where c.id = ${owedBy(sql`v`)} and c.status = 'exited'))
      or (v.ground = 'site' and exists (select from demonstration_sites s where s.id = ${owedBy(sql`v`)} and s.status in ('revoked', 'expired'))))
    order by v.id limit ${limit} for update of v skip locked`;
  return rows.map(({ id }) => id);
}

/** Those of these occasions that have their visit already. */
export async function knownOccasions({ tx }: Ctx, occasions: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.visit.findMany({ where: { occasion: { in: [...occasions] } }, select: { occasion: true } });
  return new Set(rows.map(({ occasion }) => occasion));
}

export type Stray = {
  readonly id: string;
  readonly enterpriseId: string;
  /** Where its firm lies today. */
  readonly divisionCode: string;
  readonly caseId: string | null;
  readonly officerId: string | null;
  readonly dueOn: Day;
  readonly arrangedOn: Day | null;
  /** The visit lay in another division. */
  readonly moved: boolean;
};

/** Visits to be made that nobody has, or somebody who left or works elsewhere now, or whose firm has moved; of some firms, or at most so many of all. */
export async function strayVisits(
  { tx }: Ctx,
  asked: { readonly limit: number } | { readonly enterprises: readonly string[] },
): Promise<Stray[]> {
  const rows = await tx.$queryRaw<(Omit<Stray, "dueOn" | "arrangedOn"> & { dueOn: Date; arrangedOn: Date | null })[]>`
    select v.id, v.enterprise_id as "enterpriseId", e.division_code as "divisionCode", v.case_id as "caseId", v.officer_id as "officerId",
      coalesce(v.due_on, v.owed_on) as "dueOn", v.arranged_on as "arrangedOn", v.division_code <> e.division_code as moved
    from visits v join enterprises e on e.id = v.enterprise_id
    where v.status in ('planned', 'arranged') and ${"enterprises" in asked ? sql`v.enterprise_id = any (${[...asked.enterprises]}::uuid[])` : sql`true`}
      and (v.division_code <> e.division_code or not ${hasOfficer(sql`v`)})
    order by v.id ${"limit" in asked ? sql`limit ${asked.limit}` : sql``}`;
  return rows.map(({ dueOn, arrangedOn, ...row }) => ({
    ...row,
    dueOn: dayFromDate(dueOn),
    arrangedOn: arrangedOn && dayFromDate(arrangedOn),
  }));
}
