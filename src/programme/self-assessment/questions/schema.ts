import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { parseDay } from "@/kernel/days";
import { type PartFields, partsOf, readPart } from "@/kernel/form-parts";
import type { Question } from "../policy";

/** The most that a questionnaire asks. */
export const MOST_QUESTIONS = 40;

const text = (maximum: number) =>
  z.string().trim().normalize("NFC").min(1, "text-missing").max(maximum, "text-too-long");
const whole = z
  .string()
  .transform(writtenCount)
  .pipe(z.string().regex(/^\d{1,4}$/, "number"))
  .transform(Number);
const version = z.coerce.number().int().positive();

/** What a question says in both languages, each text a field. */
const texts = z.object({
  ...{ zh: text(120), en: text(200), nameZh: text(30), nameEn: text(60) },
  ...{ adviceZh: text(200), adviceEn: text(300) },
});
export const QUESTION_TEXTS = ["zh", "en", "nameZh", "nameEn", "adviceZh", "adviceEn"] as const;
const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/**
 * The form of the next version: a field for each part of a question, named by its place (`q1.zh`, `q1.place`). A question whose texts are all empty is
 * left out, so an empty row adds nothing and an emptied one is taken away. Questions are asked in the order of their numbers (`place`). A question keeps
 * its code from version to version, by which answers are told apart; a new one gets one. Each text that is missing is told at its field.
 */
export const saveQuestionsInput = z
  .object({
    version,
    /** How often the draft was saved when the form was filled; 0 when there was none. */
    revision: z.coerce.number().int().nonnegative(),
    source: text(300),
    verified: z.literal("yes").optional(),
    pressingFrom: whole,
  })
  .catchall(z.string())
  .superRefine(
    ({ source: _s, verified: _v, revision: _r, version, pressingFrom, ...fields }, ctx) => {
      const fault = (field: string, message: string) => ctx.addIssue({ code: "custom", message, path: [field] });
      const { names, items } = questionsIn(fields, version, fault);
      if (names.length === 0) fault("questions", "no-questions");
      if (names.length > MOST_QUESTIONS) fault("questions", "too-many-questions");
      if (new Set(items.map(({ code }) => code)).size < items.length) fault("questions", "same-code");
      if (pressingFrom < 1 || pressingFrom > names.length) fault("pressingFrom", "out-of-questions");
    },
    // Also when a field besides the questions is wrong: all is told at once.
    { when: () => true },
  )
  .transform(({ version, revision, source, verified, pressingFrom, ...fields }) => ({
    ...{ version, revision, source, verified: verified === "yes", pressingFrom },
    items: questionsIn(fields, version, () => {}).items,
  }));
export type SaveQuestions = z.output<typeof saveQuestionsInput>;

type Told = (field: string, message: string) => void;

/** The questions that hold some text, in the order of their numbers, as far as they can be read; what can't is told by its field. */
function questionsIn(fields: PartFields, version: number, fault: Told): { names: string[]; items: Question[] } {
  const names = partsOf(textsIn(fields), "q");
  const placed = names.map((name, index) => {
    const said = readPart(fields, { name, reader: texts, fault });
    const place = whole.safeParse(fields[`${name}.place`] ?? "");
    if (fields[`${name}.place`]?.trim() && !place.success) fault(`${name}.place`, "number");
    const own = code.safeParse(fields[`${name}.code`]).data ?? `v${version}_${name}`;
    return { said, own, key: fields[`${name}.key`] === "yes", place: place.data ?? index + 1 };
  });
  const items = placed
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ said, own, key }): Question[] => (said ? [{ ...said, code: own, key }] : []));
  return { names, items };
}

function textsIn(fields: PartFields): PartFields {
  const isText = ([name]: [string, string]) => QUESTION_TEXTS.some((field) => name.endsWith(`.${field}`));
  return Object.fromEntries(Object.entries(fields).filter(isText));
}

const day = z.string().transform((text, ctx) => {
  const read = parseDay(text);
  if (read) return read;
  ctx.addIssue({ code: "custom", message: "not-a-day" });
  return z.NEVER;
});

/** A draft comes into force from a day, or a version that is to come is taken back. */
export const moveQuestionsInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("announce"), version, revision: version, validFrom: day }),
  z.strictObject({ step: z.literal("take_back"), version, revision: version }),
]);
export type MoveQuestions = z.output<typeof moveQuestionsInput>;

export const discardQuestionsInput = z.strictObject({ version, revision: version });
export type DiscardQuestions = z.output<typeof discardQuestionsInput>;

export const questionsQuery = z.object({ version: version.optional().catch(undefined) });
