import type { Day } from "@/kernel/days";
import type { Folded } from "@/ui/step-form";

type Words = (key: string, values?: Record<string, string>) => string;

/** The fields of what is entered late: the same below a step and by themselves. `closed`: days whose figures were accepted. */
export function lateTexts(t: Words, closed: readonly Day[]): Folded["texts"] {
  return [
    { name: "happenedOn", label: t("late.happenedOn"), hint: t("late.happenedOnHint"), width: 9 },
    { name: "lateReason", label: t("late.reason"), hint: t("late.reasonHint"), rows: 2 },
    { name: "proof", label: t("late.proof"), hint: t("late.proofHint"), rows: 2 },
    {
      ...{ name: "restatement", label: t("late.restatement"), rows: 2 },
      hint:
        closed.length > 0 ? t("late.restatementHint", { days: closed.join(t("late.comma")) }) : t("late.noneClosed"),
    },
  ];
}

/** The same folded away below a step. */
export function foldedLate(t: Words, closed: readonly Day[]): Folded {
  return { summary: t("late.step"), lead: t("late.stepLead"), texts: lateTexts(t, closed) };
}
