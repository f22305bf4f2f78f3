import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import { investigates } from "../complaints/workflow";
import type { TransferSubject } from "./workflow";

/** What a person sees of transfers; row-level security says the same again. */
export type TransferSight =
  | { readonly of: "department"; readonly departmentId: string }
  | {
      readonly of: "bureau";
      /** That there is one and how it stands, of all that were sent. */
      readonly everything: boolean;
      /** The division whose transfers he reads. */
      readonly divisionCode: string | null;
      /** Those that complaints carry on whose team he is. */
      readonly carried: boolean;
    }
  | { readonly of: "none" };

/**
 * A department: its own. Of the bureau that received it intake and the leader: whole, from the sending until a withdrawal. The coordinator: that
 * there is one, and how it stands. The team of the complaint that carries it: whole. Nobody else: no firm, no other department.
 */
export function transferSightOf(actor: Actor): TransferSight {
  const departmentId = handingOver(actor);
  if (departmentId) return { of: "department", departmentId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  const everything = isOfCityBureau(actor, "coordinator");
  const divisionCode = hasDuty(actor, "intake", "bureau_leader") ? actor.divisionCode : null;
  const carried = hasDuty(actor, "investigator");
  return everything || divisionCode || carried ? { of: "bureau", everything, divisionCode, carried } : { of: "none" };
}

/** A right of its own: to read a list is not to carry it away. The file has no content. */
export function mayExportTransfers(actor: Actor): boolean {
  return (
    handingOver(actor) !== null ||
    (isMarketRegulator(actor) && hasDuty(actor, "intake", "bureau_leader", "coordinator"))
  );
}

/** For which department this person hands matters over; null: for none. As `app_hands_over` in the database. */
export function handingOver(actor: Actor): string | null {
  return hasDuty(actor, "department_handler") && actor.departmentKind !== "market_regulation"
    ? actor.departmentId
    : null;
}

/** Whether an official opens what is sealed in a transfer. As `app_opens_transfer` in the database. */
export function readsTransfer(
  actor: Actor,
  {
    fromDepartmentId,
    divisionCode,
    complaint,
  }: Pick<TransferSubject, "fromDepartmentId" | "divisionCode" | "complaint">,
): boolean {
  if (handingOver(actor) === fromDepartmentId || (complaint && investigates(actor, complaint))) return true;
  return isMarketRegulator(actor) && actor.divisionCode === divisionCode && hasDuty(actor, "intake", "bureau_leader");
}

/** Why somebody opens what is sealed; codes of `auditTrail.purposes`. */
export const TRANSFER_PURPOSES = ["transfer", "review", "other"] as const;

/** The most files of one transfer: against abuse. */
export const MAXIMUM_TRANSFER_FILES = 50;
