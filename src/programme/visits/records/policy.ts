import { type Day, dayFromDate, dayOfMoment, isDay } from "@/kernel/days";
import { ADVICE_ROWS, type RecordVisit } from "../schema";
import type { VisitSubject } from "../workflow";

/** What is wrong with a record, by field. */
type Faults = Readonly<Record<string, readonly string[]>>;

type Asked = {
  readonly visit: Pick<VisitSubject, "conclusion"> & {
    readonly createdAt: Date;
    readonly arrangedOn: Date | null;
    readonly heldOn: Date | null;
    readonly heldReason: string | null;
  };
  readonly items: readonly { readonly code: string }[];
  readonly today: Day;
  /** The first day on which it can have been made. */
  readonly firstDay: Day;
};

/** All that a record lacks, told at once: whoever stands at the firm's door has one go. */
export function recordFaults(input: RecordVisit, { visit, items, today, firstDay }: Asked): Faults {
  return {
    ...dayFaults(input, { visit, today, firstDay }),
    ...answerFaults(answersIn(input), items),
    ...(input.findings ? {} : { findings: ["findings-missing"] }),
    ...adviceFaults(input, today),
    ...(input.step === "record" && visit.conclusion === "asked" ? conclusionFaults(input) : {}),
    ...signingFaults(input),
  };
}

/** What was found, by the item's code. */
export function answersIn({ answers }: Pick<RecordVisit, "answers">): ReadonlyMap<string, string> {
  return new Map(answers.map((line) => [line.split(":")[0] ?? "", line.split(":")[1] ?? ""]));
}

/** What the record advises, each with its day. */
export function adviceIn(input: RecordVisit): { text: string; dueOn: Day }[] {
  return ADVICE_ROWS.flatMap((row) => {
    const [text, dueOn] = [input[`advice${row}`], input[`advice${row}Due`]];
    return text && dueOn ? [{ text, dueOn }] : [];
  });
}

/**
 * A day that isn't known to be wrong. Another one than was arranged with the firm, or, where none was, one before the visit was planned needs its
 * reason, which stays in the record: what was arranged was told to the firm, and the record would contradict it in silence. Arranged anew it needs none.
 */
function dayFaults({ heldOn, heldReason }: RecordVisit, { visit, today, firstDay }: Omit<Asked, "items">): Faults {
  if (heldOn > today) return { heldOn: ["in-future"] };
  if (heldOn < firstDay) return { heldOn: ["before-all"] };
  // A record of before reasons were asked for keeps its day.
  const stands = visit.heldOn !== null && visit.heldReason === null && dayFromDate(visit.heldOn) === heldOn;
  if (heldReason || stands) return {};
  if (visit.arrangedOn && heldOn !== dayFromDate(visit.arrangedOn)) return { heldReason: ["held-otherwise"] };
  return heldOn < dayOfMoment(visit.createdAt) ? { heldReason: ["held-earlier"] } : {};
}

function answerFaults(given: ReadonlyMap<string, string>, items: Asked["items"]): Faults {
  if ([...given.keys()].some((code) => !items.some((item) => item.code === code)))
    return { answers: ["not-on-the-list"] };
  return items.some(({ code }) => !given.has(code)) ? { answers: ["all-items"] } : {};
}

/** How the firm signed: with its strokes, with its name alone, or why it didn't. */
function signingFaults({ signing, signature, signerName, remark }: RecordVisit): Faults {
  if (signing === "refused") return remark ? {} : { remark: ["why-refused"] };
  return {
    ...(signerName ? {} : { signerName: ["signerName-missing"] }),
    ...(signing === "screen" && signature === "" ? { signature: ["not-signed"] } : {}),
  };
}

function adviceFaults(input: RecordVisit, today: Day): Faults {
  const wrong = ADVICE_ROWS.flatMap((row): [string, readonly string[]][] => {
    const [text, dueOn, field] = [input[`advice${row}`], input[`advice${row}Due`], `advice${row}Due`];
    if (!text) return [];
    if (!dueOn || !isDay(dueOn)) return [[field, ["day"]]];
    return dueOn < today ? [[field, ["in-past"]]] : [];
  });
  return Object.fromEntries(wrong);
}

/** Of a mid-term check whose site waits for it: what follows, and why. */
function conclusionFaults({ conclusion, conclusionFindings }: RecordVisit): Faults {
  return {
    ...(conclusion ? {} : { conclusion: ["conclusion-missing"] }),
    ...(conclusionFindings ? {} : { conclusionFindings: ["conclusionFindings-missing"] }),
  };
}
