import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import type { Boundary } from "@/kernel/stretches";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import type { PaperLine } from "../../papers/queries";
import { lateEntryPath, registeredPath, registerPaperPath, registerPapersPath } from "../../paths";
import { enterLateAction } from "../actions";
import type { LateRow } from "../queries";
import { lateTexts, paperChoice } from "./late-texts";

type Registered = { readonly register: "contact-points" | "demonstration-sites"; readonly subjectId: string };
type Turns = readonly { readonly boundary: Boundary; readonly day: Day; readonly first: boolean }[];

/** Which days of a contact point or a site were put right, newest first, and the way to put more right: below its periods. */
export function LatePart({
  entries,
  turns,
  ...registered
}: Registered & { readonly entries: readonly LateRow[]; readonly turns: Turns }) {
  const t = useTranslations("targets");
  return (
    <>
      {entries.length > 0 ? (
        <ul className="plainlist">
          {entries.map(({ id, boundary, was, became, reason, proof, paper, restatement, at, by }) => (
            <li key={id} className="small">
              <MomentTime at={at} log /> {by}
              {t("late.colon")}
              {t(`late.entered.${boundary}`, { was, became })}
              {t("late.because", { reason, proof })}
              {paper ? <a href={registerPaperPath(paper.id)}>{paper.name}</a> : t("late.unkept")}
              {t("stop")}
              {restatement ? t("late.restated", { restatement }) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {turns.length > 0 ? (
        <p>
          <a href={lateEntryPath(registered.register, registered.subjectId)}>{t("late.title")}</a>
        </p>
      ) : null}
    </>
  );
}

type LateSheetProps = Registered & {
  readonly name: string;
  /** The turns of its life, oldest first. */
  readonly turns: Turns;
  /** Days whose figures were accepted. */
  readonly closed: readonly Day[];
  /** What was handed in. */
  readonly papers: readonly PaperLine[];
};

/** Which turn came on another day, on which, why, and by which paper. */
export function LateSheet({ register, subjectId, name, turns, closed, papers }: LateSheetProps) {
  const t = useTranslations("targets");
  const words = formWords(useTranslations("ui"));
  return (
    <ConfirmSheet title={t("late.titleOf", { name })} of={t("title")}>
      <p>{t("late.lead")}</p>
      <p>
        {papers.length === 0 ? t("late.noPaper") : null}{" "}
        <a href={registerPapersPath(register, subjectId)}>{t("late.handIn")}</a>
      </p>
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
          paperChoice(t, papers),
        ]}
        texts={lateTexts(t, closed)}
        submit={t("late.submit")}
        cancel={{ href: registeredPath(register, subjectId), label: t("late.notYet") }}
        words={words}
      />
    </ConfirmSheet>
  );
}
