import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** What the registers say of a past day is said by the city's coordinator alone. */
export function mayEnterLate(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.level === "city" && hasDuty(actor, "coordinator");
}

/** The most papers of one record: against abuse. */
export const MAXIMUM_PAPERS = 20;
