import { z } from "zod";
import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import { present } from "@/kernel/address";
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
/** A step that a firm is told of: a key of `complaints.history` in words, why a clock stands still: a key of `timeLimits.stop`, and to which division it was passed on. */
export type OwnEvent = {
  readonly id: string;
  readonly at: Date;
  readonly key: string;
  readonly stop?: string;
  readonly division?: string;
};

/** What a firm sees of its own complaint once it is submitted: all of it, and nothing of what officials write among themselves. */
export type OwnComplaint = ComplaintSubject & {
  readonly status: ComplaintStatus;
  readonly number: string | null;
  readonly title: string | null;
  readonly submittedAt: Date | null;
  readonly outcomeGround: string | null;
  /** The firm's other complaint, in which this one goes on. */
  readonly mergedInto: { readonly id: string; readonly number: string | null } | null;
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

/** Of an entry of the trail, what a firm is told. */
type Told = {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: Date;
  readonly act: string;
  readonly detail: unknown;
};
type ToldLook = Told & {
  readonly actorName: string;
  readonly department: Name | null;
  readonly subjectId: string | null;
  readonly purpose: string | null;
};

const OWN_PATH = ["submit", "register", "verify", "file", "investigate", "decide", "inform"] as const;
/** Where on the path a status stands that hasn't ended; of a filed complaint its case tells. */
const PLACE = { draft: 0, submitted: 1, returned: 1, verifying: 2, proposed: 2, filed: 4 } as const;
const CASE_PLACE = { filed: 4, investigating: 4, concluded: 5, decided: 6, closed: 7 } as const;

/** A path with all of its steps behind. */
function walked<Step extends string>(steps: readonly Step[]) {
  return { steps, at: steps.length };
}

/**
 * The path of a firm's complaint, keys of `complaints.path`, and the place where it stands. What ended on the way has only the steps that it took:
 * nothing was investigated that wasn't filed.
 */
export function ownPath({ status, team, case: file }: Pick<OwnComplaint, "status" | "team" | "case">) {
  if (status === "not_filed") return walked(["submit", "register", "verify", "inform"]);
  if (status === "withdrawn" || status === "merged")
    return walked(team.length > 0 ? ["submit", "register", status] : ["submit", status]);
  return { steps: OWN_PATH, at: file ? CASE_PLACE[file.status] : PLACE[status] };
}

const HANDLED_PATH = ["received", "verification", "decision", "outcome"] as const;
const HANDLED_PLACE = { draft: 0, submitted: 0, returned: 0, verifying: 1, proposed: 2 } as const;

/** The same for officials, keys of `handling.path`: what was withdrawn or merged was never decided. */
export function handledPath(status: ComplaintStatus) {
  if (status === "withdrawn" || status === "merged") return walked(["received", "outcome"]);
  return status === "filed" || status === "not_filed"
    ? walked(HANDLED_PATH)
    : { steps: HANDLED_PATH, at: HANDLED_PLACE[status] };
}

const detailOf = z
  .object({
    fields: z.array(z.string()).catch([]),
    step: z.string().catch(""),
    stopReason: z.string().optional().catch(undefined),
    division: z.string().optional().catch(undefined),
    added: z.boolean().catch(false),
  })
  .catch({ fields: [], step: "", added: false });

function keyOf(act: string, step: string, added: boolean): string | undefined {
  if (act === "begin.referral") return "referral.send";
  // A file that came after the complaint was submitted; those that came with it are the complaint's own.
  if (act === "upload.evidence") return added ? "addition" : undefined;
  return act.startsWith("step.") ? `${act.slice("step.".length)}.${step}` : undefined;
}

/** The course of a firm's complaint and of its case, from the entries of the trail that it is told of, newest first. */
export function ownCourse(entries: readonly Told[]): OwnEvent[] {
  const stops = new Map<string, string | undefined>();
  const course: OwnEvent[] = [];
  for (const { chain, seq, at, act, detail } of entries.toReversed()) {
    const { step, stopReason, division, added } = detailOf.parse(detail);
    const [, kind = ""] = act.split(".");
    const key = keyOf(act, step, added);
    if (!key) continue;
    if (step === "pause") stops.set(kind, stopReason);
    // What made the clock stand still is what has ended when it runs again.
    const stop = step === "pause" || step === "resume" ? stops.get(kind) : undefined;
    course.push({ id: `${chain} ${seq}`, at, key, ...present({ stop, division }) });
  }
  return course.toReversed();
}

/** Whether a firm has handed in nothing since its complaint was last returned to it: no file, no word. `course`: newest first. */
export function nothingSinceReturn(
  { files, messages }: Pick<OwnComplaint, "files" | "messages">,
  course: readonly OwnEvent[],
): boolean {
  const returned = course.find(({ key }) => key === "complaint.return")?.at;
  if (!returned) return false;
  const handedIn = [
    ...files.map(({ uploadedAt }) => uploadedAt),
    ...messages.flatMap(({ fromFirm, sentAt }) => (fromFirm ? [sentAt] : [])),
  ];
  return handedIn.every((at) => at <= returned);
}

/** Who looked at a firm's sealed content, from the entries of the trail. A file goes by its number among the firm's; one that it has not was a department's. */
export function ownLooks(entries: readonly ToldLook[], files: readonly { readonly id: string }[]): OwnLook[] {
  return entries.map(({ chain, seq, at, actorName, department, act, subjectId, purpose, detail }) => {
    const n = files.findIndex(({ id }) => id === subjectId) + 1;
    const opened = [...new Set(detailOf.parse(detail).fields.map(partOf))].map((key) => ({ key }));
    return {
      id: `${chain} ${seq}`,
      at,
      who: actorName,
      department,
      purpose,
      parts: act === "open.sealed" ? opened : [n > 0 ? { key: "file", n } : { key: "referral" }],
    };
  });
}
