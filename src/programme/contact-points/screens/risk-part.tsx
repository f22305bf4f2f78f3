import { useLocale, useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { DayTime } from "@/ui/time";
import { visitPath } from "../../visits/paths";
import type { Finding, RiskAssessment } from "../risk-assessments/queries";
import { enterServiceAction } from "../services/actions";

type RiskPartProps = {
  readonly contactPointId: string;
  readonly assessments: readonly RiskAssessment[];
  /** What visits left for the next assessment. */
  readonly material: readonly Finding[];
  readonly enters: boolean;
  readonly today: string;
};

/** On a point's page: its risk assessments, each with the findings that it weighed, and the form of the next, with what visits left for it. */
export function RiskPart({ contactPointId, assessments, material, enters, today }: RiskPartProps) {
  const t = useTranslations("contactPoints");
  const ui = useTranslations("ui");
  const textOf = useFindingText();
  if (assessments.length === 0 && !enters) return null;
  return (
    <Section id="risk" title={t("risk.title")}>
      {assessments.length === 0 ? <p className="quiet">{t("risk.none")}</p> : null}
      {assessments.map(({ id, doneOn, note, weighed }) => (
        <div key={id}>
          <h3>
            <DayTime day={doneOn} log />
          </h3>
          <p className="prose">{note}</p>
          {weighed.length > 0 ? (
            <>
              <p className="label">{t("risk.weighed")}</p>
              <ul className="linklist">
                {weighed.map((finding) => (
                  <li key={finding.key}>
                    <a href={placeOf(finding)}>{textOf(finding)}</a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ))}
      {enters ? (
        <details>
          <summary>{t("risk.enter")}</summary>
          {material.length === 0 ? <p className="quiet">{t("risk.noMaterial")}</p> : null}
          <StepForm
            action={enterServiceAction}
            hidden={{ contactPointId, code: "risk_assessment" }}
            choices={
              material.length === 0
                ? []
                : [
                    {
                      kind: "several",
                      name: "weighed",
                      label: t("risk.material"),
                      hint: t("risk.materialHint"),
                      choices: material.map((finding) => ({
                        value: finding.key,
                        label: textOf(finding),
                        hint: <a href={placeOf(finding)}>{t("risk.open")}</a>,
                      })),
                    },
                  ]
            }
            texts={[
              { name: "doneOn", label: t("services.doneOn"), hint: t("services.dayHint"), width: 20, initial: today },
              { name: "note", label: t("risk.note"), hint: t("risk.noteHint"), rows: 3 },
            ]}
            submit={t("services.submit")}
            tone="secondary"
            words={formWords(ui)}
          />
        </details>
      ) : null}
    </Section>
  );
}

function placeOf({ visitId, adviceId }: Finding): string {
  return `${visitPath(visitId)}#${adviceId ? "advice" : "found"}`;
}

/** A finding in one line: the day, then the advice or the measures. */
function useFindingText(): (finding: Finding) => string {
  const t = useTranslations("contactPoints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return ({ heldOn, text, measures }) => {
    const day = longDay(heldOn, locale);
    if (text !== null) return t("risk.advice", { day, text });
    const names = measures.map(({ zh, en }) => (locale === "en" ? en : zh)).join(t("risk.between"));
    return t("risk.measures", { day, n: measures.length, names });
  };
}
