import { type Actor, isOfCityBureau, type OfficialActor } from "@/kernel/actor";

/** What can be applied for. */
export const APPLICATION_KINDS = ["contact-point", "demonstration-site"] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];
export const APPLICATION_STATES = ["open", "paused", "closed"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** Opens and shuts applications, and announces calls: the city's coordinator. Row-level security says the same again. */
export function mayAnnounce(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}
