import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { anyOfTeams } from "../../complaints/queries";
import { mayPlan, sightOf } from "../policy";

/** What the actor may see at all: visits of offices, of which no row is in two of these, and none in those that follow cases. Row-level security says it again. */
export function sightsApart({ actor }: Ctx): { readonly offices: readonly Sql[]; readonly cases: readonly Sql[] } {
  const sight = sightOf(actor);
  if (sight.of === "none") return { offices: [], cases: [] };
  if (sight.of === "everything") return { offices: [sql`true`], cases: [] };
  if (sight.of === "own") return { offices: [sql`r.enterprise_id = ${sight.enterpriseId}::uuid`], cases: [] };
  const { divisionCode, investigates, leads } = sight;
  return {
    offices: divisionCode
      ? [
          sql`(r.case_id is null and r.division_code = ${divisionCode})`,
          sql`(r.case_id is null and r.firm_division = ${divisionCode} and r.firm_division <> r.division_code)`,
        ]
      : [sql`r.case_id is null`],
    cases: [
      ...(investigates ? [sql`r.complaint_id = ${anyOfTeams(investigates)}`] : []),
      ...(leads ? [sql`r.case_division = ${leads}`] : []),
    ],
  };
}

/** The same as the sights of a work list; none for nobody. */
export function sightsOf(ctx: Ctx): Sql[] {
  const { offices, cases } = sightsApart(ctx);
  return [...offices, ...cases];
}

/**
 * Whether the officer of a visit `row` still sees it: in duty, in the bureau whose visit it is or in the city's; of a case on its team, in duty in the
 * division that led it.
 */
export function hasOfficer(row: Sql): Sql {
  return sql`exists (
    select from known_officials o join departments d on d.id = o.department_id
      join person_duties h on h.person_id = o.id and h.ended_at is null
    where o.id = ${row}.officer_id and o.active and d.kind = 'market_regulation' and case when ${row}.case_id is null
      then (d.level = 'city' or d.division_code = ${row}.division_code) and h.duty in ('programme_officer', 'coordinator', 'investigator')
      else d.division_code = ${row}.case_division and h.duty = 'investigator'
        and exists (select from cases k where k.id = ${row}.case_id and o.id = any (k.team)) end)`;
}

/** Neither made nor cancelled. */
export const stillOpen = sql`r.status in ('planned', 'arranged')`;

/**
 * Visits that wait for an official: his own that are to be made or whose advice was answered, and for those who share out what nobody has, or was
 * answered to somebody who is no longer there.
 */
export function waitingVisits({ actor }: Pick<Ctx, "actor">): Sql[] {
  if (actor.kind !== "official" || sightOf(actor).of !== "office") return [];
  const me = sql`${actor.personId}::uuid`;
  const goesAlong = sql`r.id in (select c.visit_id from visit_companions c where c.person_id = ${me})`;
  // Few advices are answered at any time: they are looked up once, and then whose they are.
  const answered = sql`r.id = any (array(select a.visit_id from visit_advice a where a.status = 'answered'))`;
  const here = actor.level === "city" ? sql`true` : sql`r.division_code = ${actor.divisionCode}`;
  return [
    sql`(r.officer_id = ${me} and ${stillOpen})`,
    sql`(${goesAlong} and ${stillOpen})`,
    sql`(${answered} and (r.officer_id = ${me} or ${goesAlong}))`,
    ...(mayPlan(actor)
      ? [
          sql`(r.officer_id is null and ${stillOpen} and r.case_id is null and ${here})`,
          sql`(${answered} and r.case_id is null and ${here} and not ${hasOfficer(sql`r`)})`,
        ]
      : []),
    ...(actor.duties.includes("bureau_leader")
      ? [
          sql`(r.officer_id is null and ${stillOpen} and r.case_division = ${actor.divisionCode})`,
          sql`(${answered} and r.case_division = ${actor.divisionCode} and not ${hasOfficer(sql`r`)})`,
        ]
      : []),
  ];
}
