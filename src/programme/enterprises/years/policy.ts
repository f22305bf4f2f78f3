import { type Actor, actsForFirm } from "@/kernel/actor";
import { mayCorrect } from "../policy";

/** Counts of a year, in the order in which they are shown. Of secrets no more is asked than how many are listed. */
export const YEAR_COUNTS = [
  ...(["inventions", "utilityModels", "designs", "trademarks", "software", "secrets"] as const),
  ...(["staff", "researchStaff"] as const),
] as const;

export const YEAR_STATES = ["proposed", "confirmed", "refused", "replaced"] as const;
export type YearState = (typeof YEAR_STATES)[number];

type Enterprise = { readonly id: string; readonly divisionCode: string };

/** What a firm says of a year is a proposal: its county confirms it. */
export function mayPropose(actor: Actor, { id }: Enterprise): boolean {
  return actsForFirm(actor, id) && actor.role === "owner";
}

/** The county's programme office, and the city's, enters figures and decides on what firms propose. */
export function mayConfirm(actor: Actor, enterprise: Enterprise): boolean {
  return mayCorrect(actor, enterprise);
}
