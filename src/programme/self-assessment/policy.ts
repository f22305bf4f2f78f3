import { type Actor, actsForFirm, hasDuty, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import type { Day } from "@/kernel/days";

export const ANSWERS = ["yes", "partly", "no"] as const;
export type Answer = (typeof ANSWERS)[number];

/** Whoever leads the programme writes the questions, and reads every firm's answers: row-level security says the same (`app_keeps_questions`). */
export function mayWriteQuestions(actor: Actor): boolean {
  return isOfCityBureau(actor, "coordinator");
}

type Enterprise = { readonly id: string; readonly divisionCode: string };

/** Whoever acts for a firm answers for it. */
export function mayAssess(actor: Actor, { id }: Pick<Enterprise, "id">): boolean {
  return actsForFirm(actor, id);
}

/** What a firm lacks is for itself, its division's programme office and the city's coordinator: row-level security says the same again. */
export function readsAssessments(actor: Actor, enterprise: Enterprise): boolean {
  return mayAssess(actor, enterprise) || readsOfDivision(actor, enterprise.divisionCode);
}

/** Whether this official reads what firms of a division answered; without one, of any firm at all. */
export function readsOfDivision(actor: Actor, divisionCode?: string): boolean {
  if (mayWriteQuestions(actor)) return true;
  const officer = isMarketRegulator(actor) && hasDuty(actor, "programme_officer");
  return officer && actor.divisionCode === (divisionCode ?? actor.divisionCode);
}

export type Question = {
  readonly code: string;
  /** The measure that is asked for, as it is called in a result. */
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zh: string;
  readonly en: string;
  readonly adviceZh: string;
  readonly adviceEn: string;
  /** Without it there is hardly a secret in law: first in what to do. */
  readonly key: boolean;
};
/** Where a version stands on a day: a draft, one that is to come, the one that is asked, or one that was. */
export type QuestionsStanding = "draft" | "coming" | "in_force" | "replaced";
export function standingOf(
  { version, validFrom }: { readonly version: number; readonly validFrom: Day | null },
  asked: number | undefined,
  today: Day,
): QuestionsStanding {
  if (validFrom === null) return "draft";
  if (validFrom > today) return "coming";
  return version === asked ? "in_force" : "replaced";
}

export type Answers = Readonly<Record<string, Answer>>;
export type Outcome = "complete" | "begun" | "gaps" | "pressing";

/** What counts of measures come to, in a word. */
export function outcomeOf({
  missing,
  partly,
  pressing,
}: {
  readonly missing: number;
  readonly partly: number;
  readonly pressing: boolean;
}): Outcome {
  if (pressing) return "pressing";
  if (missing > 0) return "gaps";
  return partly > 0 ? "begun" : "complete";
}

/** Which of the questions weren't answered. */
export function unanswered(items: readonly Question[], answers: Answers): string[] {
  return items.map(({ code }) => code).filter((code) => answers[code] === undefined);
}

/** What answers come to: the measures that are missing, those begun and those in place; the key ones first, else in the order of the questions. */
export function resultOf(items: readonly Question[], answers: Answers, pressingFrom: number) {
  const keyFirst = items.toSorted((a, b) => Number(b.key) - Number(a.key));
  const answered = (answer: Answer) => keyFirst.filter(({ code }) => answers[code] === answer);
  const [missing, partly, inPlace] = [answered("no"), answered("partly"), answered("yes")];
  const counts = { missing: missing.length, partly: partly.length };
  const outcome = outcomeOf({ ...counts, pressing: missing.length >= pressingFrom });
  return { missing, partly, inPlace, outcome };
}
