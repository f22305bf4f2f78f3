import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import { investigates } from "../complaints/workflow";

/** Whether the list of cases is there for this official: whoever works on them, decides, or leads the programme. */
export function worksOnCases(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "investigator", "bureau_leader", "coordinator");
}

/** Whether this person sees how many there are and nothing else. */
export function seesFiguresOnly(actor: Actor): boolean {
  return hasDuty(actor, "government_office") && !worksOnCases(actor);
}

/** Whether a person reads a case whole: who investigates it, or the leader of its division. The coordinator sees number, firm, status and clocks. As `app_reads_case` in the database. */
export function readsCase(
  actor: Actor,
  subject: { readonly team: readonly string[]; readonly divisionCode: string },
): actor is OfficialActor {
  const leads =
    isMarketRegulator(actor) && hasDuty(actor, "bureau_leader") && actor.divisionCode === subject.divisionCode;
  return leads || investigates(actor, subject);
}

/** A list as a file is a right of its own: leaders, for what they see, and the coordinator, who gets no titles. */
export function mayExport(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "bureau_leader", "coordinator");
}
