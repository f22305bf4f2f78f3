import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";

/** The programme's first day: nobody was a contact point before the opinion (2 December 2014). */
export const PROGRAMME_BEGAN: Day = "2014-12-02";

/** What the registers say of a past day is said by the city's coordinator alone. */
export function mayEnterLate(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.level === "city" && hasDuty(actor, "coordinator");
}

/** The most papers of one record: against abuse. */
export const MAXIMUM_PAPERS = 20;
