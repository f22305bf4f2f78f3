import { type Actor, isOfCityBureau, type OfficialActor } from "@/kernel/actor";

/** What the registers say of a past day is said by the city's coordinator alone. */
export function mayEnterLate(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** The most papers of one record: against abuse. */
export const MAXIMUM_PAPERS = 20;
