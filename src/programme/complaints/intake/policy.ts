import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import type { RowReport } from "@/kernel/form-state";

/** Whether the list of complaints is there for this official: whoever takes complaints in, works on them, decides, or leads the programme. */
export function worksOnComplaints(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "intake", "investigator", "bureau_leader", "coordinator");
}

/** Whether this person sees how many there are and nothing else. */
export function seesFiguresOnly(actor: Actor): boolean {
  return hasDuty(actor, "government_office") && !worksOnComplaints(actor);
}

/** Whether a person gives new complaints to officers. */
export function mayAssign(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "intake");
}

/** A list as a file is a right of its own: leaders, for what they see, and the coordinator, who gets no titles. */
export function mayExport(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "bureau_leader", "coordinator");
}

/** Of picked complaints (`<id>~<version>~<number>`) that were sent those that may be sent again: the term ran out while the page was open, and why is all that is lacking. */
export function pickedAgain(picked: readonly string[], rows: readonly RowReport[]): string[] {
  return picked.filter((value) => rows.some(({ late, label }) => late && value.endsWith(`~${label}`)));
}
