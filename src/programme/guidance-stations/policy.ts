import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** Who keeps a division's stations: its programme office; the city's, and the coordinator, everywhere. As `app_keeps_stations` in the database. */
export function keepsStations(actor: Actor, divisionCode?: string): actor is OfficialActor {
  if (!isMarketRegulator(actor)) return false;
  if (actor.level === "city") return hasDuty(actor, "coordinator", "programme_officer");
  return hasDuty(actor, "programme_officer") && (divisionCode === undefined || actor.divisionCode === divisionCode);
}
