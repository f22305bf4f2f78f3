import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** The city's coordinator edits the admission checklist. */
export function mayEditChecklist(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.level === "city" && hasDuty(actor, "coordinator");
}
