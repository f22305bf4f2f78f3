import type { Ctx } from "@/platform/database";
import { DRAWN_DUTIES } from "../draws/policy";
import { keptAway, officersToDraw } from "../draws/queries";
import type { VisitDetail } from "../queries";

/** Who can be named to go along: whoever could be drawn there, doesn't make it already and doesn't keep away from the firm. */
export async function companionsFor(
  ctx: Ctx,
  { divisionCode, enterpriseId, people }: Pick<VisitDetail, "divisionCode" | "enterpriseId" | "people">,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { actor } = ctx;
  const office = actor.kind === "official" && actor.level === "city" ? actor.divisionCode : divisionCode;
  const found = (await officersToDraw(ctx, { divisionCode: office, duties: DRAWN_DUTIES })).filter(
    (officer) => officer.city || officer.divisionCode === divisionCode,
  );
  const away = await keptAway(ctx, { people: found.map(({ id }) => id), enterprises: [enterpriseId] });
  return found.filter(
    ({ id }) => !people.some((one) => one.id === id) && !away.some(({ personId }) => personId === id),
  );
}

export type Recusal = { readonly id: string; readonly name: string; readonly ground: string; readonly recusedAt: Date };

/** Who kept away from a visit, and why; a firm isn't told. */
export async function recusalsOf({ tx }: Ctx, visitId: string): Promise<Recusal[]> {
  return tx.$queryRaw<Recusal[]>`
    select r.id, p.name, r.ground, r.recused_at as "recusedAt" from visit_recusals r join known_officials p on p.id = r.person_id
    where r.visit_id = ${visitId}::uuid order by r.recused_at`;
}
