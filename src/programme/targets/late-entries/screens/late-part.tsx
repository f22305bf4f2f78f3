import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import type { Boundary } from "@/kernel/stretches";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import { enterLateAction } from "../actions";
import type { LateRow } from "../queries";
import { lateTexts } from "./late-texts";

type LatePartProps = {
  readonly register: "contact-points" | "demonstration-sites";
  readonly subjectId: string;
  /** What was entered late, newest first. */
  readonly entries: readonly LateRow[];
  /** For the coordinator: the turns of its life that may have come earlier, oldest first. */
  readonly turns: readonly { readonly boundary: Boundary; readonly day: Day; readonly first: boolean }[];
  /** Days whose figures were accepted. */
  readonly closed: readonly Day[];
};

/** What was entered late of a contact point or a site, and the form in which more is: below its periods. */
export function LatePart({ register, subjectId, entries, turns, closed }: LatePartProps) {
  const t = useTranslations("targets");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      {entries.length > 0 ? (
        <ul className="plainlist">
          {entries.map(({ id, boundary, was, became, reason, proof, restatement, at, by }) => (
            <li key={id} className="small">
              <MomentTime at={at} log /> {by}
              {t("late.colon")}
              {t(`late.entered.${boundary}`, { was, became })}
              {t("late.because", { reason, proof })}
              {restatement ? t("late.restated", { restatement }) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {turns.length > 0 ? (
        <details>
          <summary>{t("late.title")}</summary>
          <p className="hint">{t("late.lead")}</p>
          <StepForm
            action={enterLateAction}
            hidden={{ register, subjectId }}
            choices={[
              {
                ...{ kind: "one", name: "turn", label: t("late.turn") },
                ...(turns.length === 1 && turns[0] ? { initial: `${turns[0].boundary} ${turns[0].day}` } : {}),
                choices: turns.map(({ boundary, day, first }) => ({
                  value: `${boundary} ${day}`,
                  label: t(`late.turns.${register}.${boundary === "from" && first ? "first" : boundary}`, { day }),
                })),
              },
            ]}
            texts={lateTexts(t, closed)}
            submit={t("late.submit")}
            tone="secondary"
            words={words}
          />
        </details>
      ) : null}
    </>
  );
}
