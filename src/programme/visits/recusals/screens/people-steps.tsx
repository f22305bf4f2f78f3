import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step } from "@/ui/step-panel";
import { nameCompanionAction, recuseFromVisitAction } from "../actions";
import type { Recusal } from "../queries";

type PeopleStepsProps = {
  readonly visitId: string;
  readonly version: number;
  /** It is this person's to make: he can keep away. */
  readonly leaves: boolean;
  /** Whom the office can name to go along; null for whoever doesn't share visits out. */
  readonly companions: readonly { readonly id: string; readonly name: string }[] | null;
};

/** The steps about people of a visit: keeping away from the firm, naming one more who goes along. */
export function PeopleSteps({ visitId, version, leaves, companions }: PeopleStepsProps) {
  const t = useTranslations("visits");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      {companions && companions.length > 0 ? (
        <Step>
          <StepForm
            action={nameCompanionAction}
            hidden={{ visitId, version }}
            choices={[
              {
                kind: "select",
                name: "officerId",
                label: t("fields.companion"),
                choices: companions.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
            submit={t("acts.companion")}
            tone="secondary"
            words={words}
          />
        </Step>
      ) : null}
      {leaves ? (
        <Step>
          <details>
            <summary>{t("acts.recuse")}</summary>
            <p>{t("recusals.effect")}</p>
            <StepForm
              action={recuseFromVisitAction}
              hidden={{ visitId }}
              texts={[{ name: "ground", label: t("recusals.ground"), hint: t("recusals.groundHint"), rows: 2 }]}
              submit={t("acts.recuse")}
              tone="alarm"
              words={words}
            />
          </details>
        </Step>
      ) : null}
    </>
  );
}

/** Who kept away from a visit, and why: for officials. */
export function Recusals({ rows }: { readonly rows: readonly Recusal[] }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (rows.length === 0) return null;
  return (
    <Section id="recusals" title={t("recusals.title")}>
      <ul className="plainlist">
        {rows.map(({ id, name, ground, recusedAt }) => (
          <li key={id}>{t("recusals.line", { name, ground, day: longDay(dayOfMoment(recusedAt), locale) })}</li>
        ))}
      </ul>
    </Section>
  );
}
