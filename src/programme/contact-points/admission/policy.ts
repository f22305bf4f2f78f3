import {
  type Actor,
  type FirmActor,
  hasDuty,
  isMarketRegulator,
  isOfBureau,
  isOfCityBureau,
  type OfficialActor,
} from "@/kernel/actor";
import type { ChecklistItem } from "../checklists/schema";

/** What a bureau finds of an item. One that is required applies to everybody. */
export const VERDICTS = ["met", "not_met", "not_applicable"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdicts that an item may get. */
export function verdictsFor({ required }: Pick<ChecklistItem, "required">): readonly Verdict[] {
  return required ? ["met", "not_met"] : VERDICTS;
}

/** The most files of one item. */
export const FILES_OF_AN_ITEM = 10;

type Admitted = { readonly enterpriseId: string; readonly divisionCode: string; readonly status: string };

/** Statuses in which the firm still brings evidence, and takes back what nobody has judged. */
export const BRINGING_STATUSES = ["applied", "returned"] as const;

/** The firm brings evidence until the county has judged what it handed in, and again once it came back. */
export function mayBring(
  actor: Actor,
  { enterpriseId, status, judged }: Pick<Admitted, "enterpriseId" | "status"> & { readonly judged: Judged },
): actor is FirmActor {
  return (
    actor.kind === "firm" &&
    actor.enterpriseId === enterpriseId &&
    (status === "returned" || (status === "applied" && judged === "no"))
  );
}

/** The programme office of its bureau judges what was applied for. */
export function mayJudge(actor: Actor, { divisionCode, status }: Admitted): actor is OfficialActor {
  return isOfBureau(actor, divisionCode) && hasDuty(actor, "programme_officer") && status === "applied";
}

/**
 * Evidence and verdicts are for the firm and for who admits it: the programme offices, the city's coordinator and leader. Row-level security says the
 * same (`app_admits`).
 */
export function maySeeAdmission(actor: Actor, { enterpriseId }: Pick<Admitted, "enterpriseId">): boolean {
  if (actor.kind === "firm") return actor.enterpriseId === enterpriseId;
  if (actor.kind === "system") return true;
  if (!isMarketRegulator(actor)) return false;
  const city = isOfCityBureau(actor, "coordinator", "bureau_leader");
  return city || hasDuty(actor, "programme_officer");
}

/** Whether anything shows that the item is met: files, a note, or the declaration where nothing else can be brought. */
export function isShown(
  { declared }: Pick<ChecklistItem, "declared">,
  { note, files }: { readonly note: string; readonly files: readonly unknown[] },
): boolean {
  return declared || note !== "" || files.length > 0;
}

/** What was found of the whole checklist as it was handed in last: nothing yet, that a required item isn't met, or that all are. */
export type Judged = "no" | "unmet" | "met";

export function judgedBy(
  items: readonly Pick<ChecklistItem, "code" | "required">[],
  verdicts: readonly { readonly item: string; readonly verdict: Verdict }[] | undefined,
): Judged {
  if (!verdicts) return "no";
  const lacking = items.some(
    ({ code, required }) => required && verdicts.find(({ item }) => item === code)?.verdict !== "met",
  );
  return lacking ? "unmet" : "met";
}
