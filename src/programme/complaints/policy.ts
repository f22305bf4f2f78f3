import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { ClockRule, Light } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import type { CaseStatus } from "../cases/workflow";
import type { DraftFile } from "./answers/schema";
import { type ComplaintStatus, type ComplaintSubject, investigates } from "./workflow";

/** While nobody is assigned, the people of intake read a complaint. */
export const INTAKE_READS = ["submitted", "returned"] as const satisfies readonly ComplaintStatus[];

type Readable = { readonly status: string; readonly divisionCode: string; readonly team: readonly string[] };

/** Whether an official reads a complaint whole: who investigates it, the leader of its division, or intake while nobody is assigned. As `app_reads_whole` in the database. */
export function readsWhole(actor: Actor, { status, divisionCode, team }: Readable): boolean {
  if (actor.kind !== "official" || status === "draft") return false;
  if (!isMarketRegulator(actor) || actor.divisionCode !== divisionCode) return false;
  return (
    investigates(actor, { team, divisionCode }) ||
    hasDuty(actor, "bureau_leader") ||
    (hasDuty(actor, "intake") && INTAKE_READS.some((known) => known === status))
  );
}

/** Whose complaints a person sees at all; row-level security says the same again. The coordinator sees of each that it exists and how it stands. */
export type ComplaintSight =
  | { readonly side: "firm"; readonly enterpriseId: string }
  | {
      readonly side: "official";
      readonly everything: boolean;
      /** Of the division, those on whose team this person is. */
      readonly investigates: { readonly personId: string; readonly divisionCode: string } | null;
      readonly leads: string | null;
      readonly takesIn: string | null;
    }
  | { readonly side: "none" };

export function sightOf(actor: Actor): ComplaintSight {
  if (actor.kind === "firm")
    return actor.enterpriseId ? { side: "firm", enterpriseId: actor.enterpriseId } : { side: "none" };
  if (!isMarketRegulator(actor)) return { side: "none" };
  const { personId, divisionCode } = actor;
  return {
    side: "official",
    everything: hasDuty(actor, "coordinator"),
    investigates: hasDuty(actor, "investigator") ? { personId, divisionCode } : null,
    leads: hasDuty(actor, "bureau_leader") ? divisionCode : null,
    takesIn: hasDuty(actor, "intake") ? divisionCode : null,
  };
}

/** A firm writes to its team, and hands in more, from submission on and also after the end: closing cuts no line. */
export function mayAdd(status: string): boolean {
  return status !== "draft";
}

/** What somebody looked at, as the firm reads it in its access log: a key of `complaints.parts` in words. Names of files betray nothing of who looked at what else. */
export function partOf(field: string): string {
  const [kind = ""] = field.split("/");
  return kind === "message" || kind === "evidence" || kind === "referral" || kind === "note" ? kind : field;
}

type Name = { readonly nameZh: string; readonly nameEn: string };
/** An official or a colleague, as a firm is told of him. */
export type Known = {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly department: Name | null;
};
export type OwnMessage = {
  readonly id: string;
  readonly fromFirm: boolean;
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly text: string;
  readonly who: Known | undefined;
};
/** A look of somebody else at something sealed, as the firm reads it. */
export type OwnLook = {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly department: Name | null;
  readonly purpose: string | null;
  readonly parts: readonly { readonly key: string; readonly n?: number }[];
};
/** A step that a firm is told of: a key of `complaints.history` in words. */
export type OwnEvent = { readonly id: string; readonly at: Date; readonly key: string };

/** What a firm sees of its own complaint once it is submitted: all of it, and nothing of what officials write among themselves. */
export type OwnComplaint = ComplaintSubject & {
  readonly status: ComplaintStatus;
  readonly number: string | null;
  readonly title: string | null;
  readonly submittedAt: Date | null;
  readonly outcomeGround: string | null;
  readonly textHash: string | null;
  readonly text: string;
  readonly enterprise: { readonly name: string };
  readonly case: { readonly id: string; readonly number: string; readonly status: CaseStatus } | null;
  readonly files: readonly DraftFile[];
  readonly messages: readonly OwnMessage[];
  readonly clocks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly dueOn: Day;
    readonly light: Light;
    readonly pausedSince: Day | null;
    readonly running: boolean;
    readonly rule: ClockRule;
  }[];
  readonly bureau: Name | null;
  readonly officers: readonly Known[];
};

/** Steps of complaint and case that the firm is told of; the rest is between the officers and their leader. */
export const TOLD_STEPS = {
  complaint: [
    "submit",
    "assign",
    "return",
    "supply",
    "passOn",
    "merge",
    "pause",
    "resume",
    "extend",
    "file",
    "doNotFile",
    "withdraw",
  ],
  case: ["investigate", "pause", "resume", "extend", "decidePenalty", "decideOtherwise", "close"],
} as const;
