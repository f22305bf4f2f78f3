import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** The city's coordinator opens a statement, accepts it, and restates it. */
export function mayLead(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "coordinator") && actor.level === "city";
}

/** A division's programme officer confirms its figures; the city's those of any. */
export function mayConfirm(actor: Actor, divisionCode: string): actor is OfficialActor {
  return (
    isMarketRegulator(actor) &&
    hasDuty(actor, "programme_officer") &&
    (actor.level === "city" || actor.divisionCode === divisionCode)
  );
}
