import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** Whether the list of complaints is there for this official: whoever takes complaints in, works on them, decides, or leads the programme. */
export function worksOnComplaints(actor: Actor): actor is OfficialActor {
  return (
    isMarketRegulator(actor) &&
    hasDuty(actor, "intake", "investigator", "bureau_leader", "legal_reviewer", "coordinator")
  );
}

/** Whether this person sees how many there are and nothing else. */
export function seesFiguresOnly(actor: Actor): actor is OfficialActor {
  return hasDuty(actor, "government_office") && !worksOnComplaints(actor);
}

/** Whether a person gives new complaints to officers. */
export function mayAssign(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "intake");
}

/** A list as a file is a right of its own: leaders, for what they see, and the coordinator, who gets no titles. */
export function mayExport(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "bureau_leader", "coordinator");
}

/** Below this a figure isn't printed as digits to people who see figures only: it could point at somebody (features.md A). */
export const SMALLEST_FIGURE = 3;

export type Cell = { readonly key: string; readonly n: number };

/**
 * Which of these figures are told as words, by key: the small ones, and, when only one is small, the next one too, so that it can't be
 * worked out from the total.
 */
export function hiddenCells(cells: readonly Cell[]): ReadonlySet<string> {
  const small = cells.filter(({ n }) => n > 0 && n < SMALLEST_FIGURE);
  if (small.length !== 1) return new Set(small.map(({ key }) => key));
  const next = cells.filter(({ n }) => n >= SMALLEST_FIGURE).sort((a, b) => a.n - b.n)[0];
  return new Set([...small, ...(next ? [next] : [])].map(({ key }) => key));
}
