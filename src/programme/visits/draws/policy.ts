import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** What an official sees of draws: a county's bureau its own, the city's all; as `bureaus_read` in the database. */
export function drawSightOf(actor: Actor): { readonly divisionCode: string | null } | null {
  if (!isMarketRegulator(actor)) return null;
  return { divisionCode: actor.level === "city" ? null : actor.divisionCode };
}

/** Who makes draws: the programme office and the coordinator, each for his own bureau. */
export function mayDraw(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** Of whom the officers are drawn: duties that take people to firms. */
export const DRAWN_DUTIES = ["programme_officer", "coordinator", "investigator"] as const;
