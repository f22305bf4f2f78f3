import type { Day } from "@/kernel/days";
import type { Folded, StepChoice } from "@/ui/step-form";
import type { PaperLine } from "../../papers/queries";
import { registerPapersPath } from "../../paths";

type Words = (key: string, values?: Record<string, string>) => string;

/** The fields of a day that is put right: the same below a step and by themselves. `closed`: days whose figures were accepted. */
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

/** Which of the papers that were handed in shows it. */
export function paperChoice(t: Words, papers: readonly PaperLine[]): StepChoice {
  return {
    ...{ kind: "select", name: "paper", label: t("late.paper"), hint: t("late.paperHint") },
    choices: papers.map(({ id, name }) => ({ value: id, label: name })),
  };
}

type Of = {
  readonly register: "contact-points" | "demonstration-sites";
  readonly subjectId: string;
  readonly closed: readonly Day[];
  readonly papers: readonly PaperLine[];
};

/** The same folded away below a step. */
export function foldedLate(t: Words, { register, subjectId, closed, papers }: Of): Folded {
  return {
    summary: t("late.step"),
    lead: (
      <>
        {t("late.stepLead")} <a href={registerPapersPath(register, subjectId)}>{t("late.handIn")}</a>
      </>
    ),
    choices: [paperChoice(t, papers)],
    texts: lateTexts(t, closed),
  };
}
