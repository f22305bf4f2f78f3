import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import type { LeakSubject } from "./workflow";

/** What a person sees of reports of leaks; row-level security says the same again. */
export type LeakSight =
  | { readonly of: "own"; readonly enterpriseId: string }
  | {
      readonly of: "office";
      /** That there is one and how it stands, of all. */
      readonly everything: boolean;
      /** The division whose reports he reads. */
      readonly divisionCode: string | null;
    }
  | { readonly of: "none" };

/**
 * A firm: its own. A bureau's programme office and its leader: their division's, whole. The coordinator sees of each that it exists and how
 * it stands, and reads those that a county asked the city in for. As strict as complaints: nobody else knows of one.
 */
export function leakSightOf(actor: Actor): LeakSight {
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  const everything = isOfCityBureau(actor, "coordinator");
  const divisionCode = hasDuty(actor, "programme_officer", "bureau_leader") ? actor.divisionCode : null;
  return everything || divisionCode !== null ? { of: "office", everything, divisionCode } : { of: "none" };
}

/** Whether an official reads what is sealed in a report. As `app_reads_leak` in the database. */
export function readsLeak(
  actor: Actor,
  { status, divisionCode, withCity }: Pick<LeakSubject, "status" | "divisionCode" | "withCity">,
): boolean {
  if (!isMarketRegulator(actor) || status === "draft" || status === "discarded") return false;
  return (
    (actor.divisionCode === divisionCode && hasDuty(actor, "programme_officer", "bureau_leader")) ||
    (withCity && isOfCityBureau(actor, "coordinator"))
  );
}

/** A right of its own: to read a list is not to carry it away. The file has no content. */
export function mayExportLeaks(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** Why somebody opens what is sealed; codes of `auditTrail.purposes`. */
export const LEAK_PURPOSES = ["leak-receive", "leak-advise", "review", "other"] as const;

/** Whether a point's firm can report now: as long as it is a point, suspended or not. */
export function mayReport(point: { readonly status: string } | null): boolean {
  return point?.status === "active" || point?.status === "suspended";
}
