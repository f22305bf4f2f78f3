import type { Ctx } from "@/platform/database";
import { awayFor, visitWindow } from "../absences/policy";
import { absencesFrom } from "../absences/queries";
import { DRAWN_DUTIES } from "../draws/policy";
import { keptAway, officersToDraw } from "../draws/queries";
import type { VisitDetail } from "../queries";

type Visit = Pick<VisitDetail, "divisionCode" | "enterpriseId" | "people" | "dueOn" | "arrangedOn">;

/**
 * Who can be named to go along: whoever could be drawn there, doesn't make it already, doesn't keep away from the firm and is there when it is
 * made.
 */
export async function companionsFor(
  ctx: Ctx,
  { divisionCode, enterpriseId, people, dueOn, arrangedOn }: Visit,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { actor, today } = ctx;
  const office = actor.kind === "official" && actor.level === "city" ? actor.divisionCode : divisionCode;
  const found = (await officersToDraw(ctx, { divisionCode: office, duties: DRAWN_DUTIES })).filter(
    (officer) => officer.city || officer.divisionCode === divisionCode,
  );
  const ids = found.map(({ id }) => id);
  const away = await keptAway(ctx, { people: ids, enterprises: [enterpriseId] });
  const absences = await absencesFrom(ctx, today, ids);
  const window = visitWindow({ dueOn, arrangedOn }, today);
  return found.filter(
    ({ id }) =>
      !people.some((one) => one.id === id) &&
      !away.some(({ personId }) => personId === id) &&
      !awayFor(absences, id, window),
  );
}

export type Recusal = { readonly id: string; readonly name: string; readonly ground: string; readonly recusedAt: Date };

/** Who kept away from a visit, and why; a firm isn't told. */
export async function recusalsOf({ tx }: Ctx, visitId: string): Promise<Recusal[]> {
  return tx.$queryRaw<Recusal[]>`
    select r.id, p.name, r.ground, r.recused_at as "recusedAt" from visit_recusals r join known_officials p on p.id = r.person_id
    where r.visit_id = ${visitId}::uuid order by r.recused_at`;
}
