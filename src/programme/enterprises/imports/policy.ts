import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** The programme office takes lists of firms: the city's of the whole city, a county's of its own division. */
export function mayImport(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** The divisions whose firms a list of this bureau may hold: one, or null for every one. */
export function divisionOf(actor: Actor): string | null {
  return actor.kind === "official" && actor.level !== "city" ? actor.divisionCode : null;
}

/** The job that applies what is queued. */
export const APPLY_JOB = "apply-enterprise-imports";
