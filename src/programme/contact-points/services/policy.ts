import { type Actor, covers, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import { addMonths, type Day, endOfMonth } from "@/kernel/days";

/** What a contact point is owed each year (to the firm), and what it owes (by the firm). */
export const SERVICE_CODES = ["visit", "training", "risk_assessment", "hotline", "survey", "yearly_review"] as const;
export type ServiceCode = (typeof SERVICE_CODES)[number];

/** Those that somebody enters; a visit counts from its record, a review from its own. */
export const ENTERED_CODES = [
  "training",
  "risk_assessment",
  "hotline",
  "survey",
] as const satisfies readonly ServiceCode[];

export type DueRule = { readonly dueMonth: number; readonly graceMonths: number };

/**
 * The day by which a point that was admitted on a day is owed something in a year: the end of the rule's month, later for a newcomer;
 * undefined when that lies beyond the year. As `service_due` in the database.
 */
export function dueIn(year: number, { dueMonth, graceMonths }: DueRule, admitted: Day): Day | undefined {
  const end = endOfMonth(`${year}-${String(dueMonth).padStart(2, "0")}-01`);
  const earliest = addMonths(admitted, graceMonths);
  const due = end > earliest ? end : earliest;
  const inYear = (day: Day) => Number(day.slice(0, 4));
  return inYear(due) > year || inYear(admitted) > year ? undefined : due;
}

/** Who keeps the plan of a division's points, enters what was given and reviews: its programme office; the city everywhere. */
export function keepsServices(actor: Actor, divisionCode?: string): actor is OfficialActor {
  if (!isMarketRegulator(actor) || !hasDuty(actor, "programme_officer", "coordinator")) return false;
  return divisionCode === undefined || covers(actor, divisionCode);
}

/** The rules are the city coordinator's. */
export function mayChangeRules(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}
