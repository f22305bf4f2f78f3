import { type Actor, isOfCityBureau, type OfficialActor } from "@/kernel/actor";

/** The city's coordinator edits the admission checklist. */
export function mayEditChecklist(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}
