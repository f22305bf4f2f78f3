import { type Day, dayFromDate, dayOfMoment, isDay, isWithin, type Span } from "@/kernel/days";
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

/** What is asked why a visit was made on that day. */
type Dated = Pick<Asked["visit"], "createdAt" | "arrangedOn" | "heldOn" | "heldReason">;

/**
 * On which days a visit can have been made without a reason being asked for: on the one that was arranged with the firm, or, where none was, since it
 * was planned. What was arranged was told to the firm, and the record would contradict it in silence; arranged anew it needs none. And why not else.
 */
export function plainDays({ createdAt, arrangedOn, heldOn, heldReason }: Dated): {
  readonly days: Span;
  readonly otherwise: "held-otherwise" | "held-earlier";
} {
  // A record of before reasons were asked for keeps its day.
  const also = heldOn !== null && heldReason === null ? dayFromDate(heldOn) : null;
  if (!arrangedOn) return { days: { from: dayOfMoment(createdAt), to: null, also }, otherwise: "held-earlier" };
  const arranged = dayFromDate(arrangedOn);
  return { days: { from: arranged, to: arranged, also }, otherwise: "held-otherwise" };
}

/** A day that isn't known to be wrong, with its reason where it needs one, which stays in the record. */
function dayFaults({ heldOn, heldReason }: RecordVisit, { visit, today, firstDay }: Omit<Asked, "items">): Faults {
  if (heldOn > today) return { heldOn: ["in-future"] };
  if (heldOn < firstDay) return { heldOn: ["before-all"] };
  const { days, otherwise } = plainDays(visit);
  return heldReason || isWithin(heldOn, days) ? {} : { heldReason: [otherwise] };
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
