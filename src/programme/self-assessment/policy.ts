import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";

export const ANSWERS = ["yes", "partly", "no"] as const;
export type Answer = (typeof ANSWERS)[number];

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
  if (!isMarketRegulator(actor)) return false;
  if (actor.level === "city" && hasDuty(actor, "coordinator")) return true;
  return hasDuty(actor, "programme_officer") && actor.divisionCode === (divisionCode ?? actor.divisionCode);
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
