import { type Actor, isMarketRegulator } from "@/kernel/actor";

/** To what a file belongs: a visit (photographs), or an advice (the firm's proof). */
export type VisitFileTarget = { readonly visitId: string } | { readonly adviceId: string };

/** The most files of one visit: against abuse. */
export const MAXIMUM_VISIT_FILES = 60;

/** Who may hand in a file at all: an official who has to do with the visit, the firm for its advice. Which visit is the query's matter. */
export function mayHandIn(actor: Actor, target: VisitFileTarget): boolean {
  return "visitId" in target ? isMarketRegulator(actor) : actor.kind === "firm" && actor.enterpriseId !== null;
}
