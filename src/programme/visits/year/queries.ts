import type { Ctx } from "@/platform/database";
import { owedVisits } from "../planning/policy";
import { groundsOfVisits, isPlanRule, knownOccasions, visitRulesOn } from "../planning/queries";
import { visitsByMonth } from "../queue/queries";
import { cellOf } from "./policy";

export type YearPlan = {
  /** By division and month (2017-03): visits that are in the plan, whether made or not. */
  readonly planned: Readonly<Record<string, number>>;
  /** By division and month: visits that the rules will bring into the plan. */
  readonly toCome: Readonly<Record<string, number>>;
};

/**
 * The visits of a year by the day by which they are owed, as far as this person sees them: those in the plan, and those that the rules of today
 * will bring. Of a ground that repeats the rules know the next one only: what follows counts from the day on which that is made. Four statements.
 */
export async function yearPlan(ctx: Ctx, year: string): Promise<YearPlan> {
  const rows = await visitsByMonth(ctx, year);
  const rules = (await visitRulesOn(ctx, ctx.today))
    .filter(isPlanRule)
    // Whatever is owed in the year, and not only what is near enough to be written into the plan.
    .map((rule) => ({ ...rule, reach: FAR_AHEAD }));
  const sight = ctx.actor.kind === "official" && ctx.actor.level !== "city" ? ctx.actor.divisionCode : null;
  const owed = owedVisits(rules, await groundsOfVisits(ctx), ctx.today).filter(
    ({ dueOn, source }) => dueOn.startsWith(year) && (sight === null || source.divisionCode === sight),
  );
  const known = await knownOccasions(
    ctx,
    owed.map(({ occasion }) => occasion),
  );
  const toCome: Record<string, number> = {};
  for (const { occasion, dueOn, source } of owed) {
    if (known.has(occasion)) continue;
    const cell = cellOf(source.divisionCode, dueOn.slice(0, 7));
    toCome[cell] = (toCome[cell] ?? 0) + 1;
  }
  return {
    planned: Object.fromEntries(rows.map(({ division, month, n }) => [cellOf(division, month), n])),
    toCome,
  };
}

const FAR_AHEAD = 3660;
