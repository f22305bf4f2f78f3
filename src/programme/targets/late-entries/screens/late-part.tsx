import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import type { Boundary } from "@/kernel/stretches";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import { lateEntryPath, registeredPath } from "../../paths";
import { enterLateAction } from "../actions";
import type { LateRow } from "../queries";
import { lateTexts } from "./late-texts";

type Registered = { readonly register: "contact-points" | "demonstration-sites"; readonly subjectId: string };
type Turns = readonly { readonly boundary: Boundary; readonly day: Day; readonly first: boolean }[];

/** What was entered late of a contact point or a site, newest first, and the way to enter more: below its periods. */
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
        <p>
          <a href={lateEntryPath(registered.register, registered.subjectId)}>{t("late.title")}</a>
        </p>
      ) : null}
    </>
  );
}

type LateSheetProps = Registered & {
  readonly name: string;
  /** The turns of its life that may have come earlier, oldest first. */
  readonly turns: Turns;
  /** Days whose figures were accepted. */
  readonly closed: readonly Day[];
};

/** Which turn came on an earlier day, on which, why so late, and by which paper. */
export function LateSheet({ register, subjectId, name, turns, closed }: LateSheetProps) {
  const t = useTranslations("targets");
  const words = formWords(useTranslations("ui"));
  return (
    <ConfirmSheet title={t("late.titleOf", { name })}>
      <p>{t("late.lead")}</p>
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
        cancel={{ href: registeredPath(register, subjectId), label: t("late.notYet") }}
        words={words}
      />
    </ConfirmSheet>
  );
}
