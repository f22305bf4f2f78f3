import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { FileList, FileRow } from "@/ui/file-list";
import { formWords } from "@/ui/form-words";
import { number } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { takeValueStepAction } from "../actions";
import { correctValuePath, outcomeFilePath, outcomePath, outcomesPath, outcomeValuePath } from "../paths";
import { toldOf } from "../policy";
import type { FileLine, IndicatorRow, ValueRow } from "../queries";
import { usePeriod, useSpoken, writtenInterval, writtenValue } from "./told-words";
import { useFigureTexts } from "./value-form";
import { keyOf } from "./value-period";

/** Steps that ask before they are taken. */
export const ASKING_STEPS = ["approve", "return", "withdraw"] as const;
export type AskingStep = (typeof ASKING_STEPS)[number];

type ValueProps = {
  readonly value: ValueRow;
  readonly indicator: IndicatorRow;
  readonly place: Named | undefined;
};

type ValueScreenProps = ValueProps & {
  /** What it corrects; null when it is the first. */
  readonly corrects: ValueRow | null;
  /** What is put in its stead, or is on its way to be. */
  readonly correction: ValueRow | undefined;
  /** Those of the indicator that this reader gets in words, by id. */
  readonly hidden: ReadonlySet<string>;
  readonly files: readonly FileLine[];
  /** The way in for proof, for whoever entered it. */
  readonly upload: ReactNode;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  readonly mayCorrect: boolean;
  /** Who sees the proof and by whom it was entered. */
  readonly keeps: boolean;
  readonly today: Day;
};

/** 知晓率，2015年，全市. */
function useHeading({ value, indicator, place }: ValueProps): string {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const name = useName();
  const period = usePeriod();
  return t("value.heading", {
    name: spoken({ zh: indicator.nameZh, en: indicator.nameEn }),
    period: period({ key: keyOf(value) }),
    place: place ? name(place) : t("columns.city"),
  });
}

/** One value: its counts, how they were found, the proof, who entered and who approved it. */
export function ValueScreen(props: ValueScreenProps) {
  const { value, indicator, corrects, correction, hidden, keeps, today } = props;
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const heading = useHeading(props);
  const { measure } = indicator;
  const told = (one: ValueRow) => {
    if (hidden.has(one.id)) return t("inWords");
    const made = toldOf(measure, one);
    return made ? writtenValue(measure, made.value) : "";
  };
  const inWords = hidden.has(value.id);
  const interval = inWords ? "" : writtenInterval(measure, toldOf(measure, value), "—");
  return (
    <div className="stack">
      <PageHead
        title={heading}
        trail={[
          { href: outcomesPath(), label: t("title") },
          { href: outcomePath(indicator.code), label: spoken({ zh: indicator.nameZh, en: indicator.nameEn }) },
        ]}
        end={<Tag look={value.status === "approved" ? "done" : "waiting"}>{t(`statuses.${value.status}`)}</Tag>}
      />
      <Split wide aside={<Steps {...props} />}>
        <Section id="about" title={t("value.about")}>
          <Facts
            facts={[
              {
                label: t("columns.value"),
                value: inWords ? t("inWords") : <b className="num">{told(value)}</b>,
              },
              ...(interval ? [{ label: t("columns.interval"), value: <span className="num">{interval}</span> }] : []),
              ...(value.denominator === null || inWords
                ? []
                : [
                    {
                      label: t("columns.numerator"),
                      value: t("ofCounts", {
                        numerator: number(value.numerator),
                        denominator: number(value.denominator),
                      }),
                    },
                  ]),
              { label: t("fields.note"), value: value.note },
              ...(corrects
                ? [
                    {
                      label: t("fields.correctionReason"),
                      value: (
                        <a href={outcomeValuePath(corrects.id)}>
                          {t("value.corrects", {
                            value: told(corrects),
                            reason: value.correctionReason ?? "",
                          })}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(correction
                ? [
                    {
                      label: t("value.correctedBy"),
                      value: (
                        <a href={outcomeValuePath(correction.id)}>
                          {t("value.corrected", {
                            value: told(correction),
                            status: t(`statuses.${correction.status}`),
                            reason: correction.correctionReason ?? "",
                          })}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(value.status === "returned"
                ? [{ label: t("statuses.returned"), value: t("value.wasReturned", { reason: value.reason ?? "" }) }]
                : []),
              ...(keeps
                ? [
                    {
                      label: t("columns.enteredBy"),
                      value: (
                        <>
                          {value.enteredBy} <MomentTime at={value.enteredAt} today={today} />
                        </>
                      ),
                    },
                  ]
                : []),
              ...(value.status === "approved" && value.decidedAt
                ? [
                    {
                      label: t(value.decidedBy ? "columns.decidedBy" : "columns.decidedAt"),
                      value: (
                        <>
                          {value.decidedBy} <MomentTime at={value.decidedAt} today={today} />
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {value.status === "approved" ? <p className="hint">{t("value.stays")}</p> : null}
        </Section>
        {keeps ? <Proof {...props} /> : null}
      </Split>
    </div>
  );
}

function Proof({ files, upload }: Pick<ValueScreenProps, "files" | "upload">) {
  const t = useTranslations("outcomes");
  return (
    <Section id="proof" title={t("value.proof")}>
      <p className="hint">{t("value.proofHint")}</p>
      {files.length === 0 ? <p>{t("value.noProof")}</p> : null}
      {files.length > 0 ? (
        <FileList>
          {files.map(({ id, name, size, sha256 }) => (
            <FileRow key={id} name={name} bytes={size} hash={sha256}>
              <a href={outcomeFilePath(id)}>{t("value.download")}</a>
            </FileRow>
          ))}
        </FileList>
      ) : null}
      {upload}
    </Section>
  );
}

function Steps({ value, indicator, steps, mayCorrect }: ValueScreenProps) {
  const t = useTranslations("outcomes");
  const ui = useTranslations("ui");
  const texts = useFigureTexts(indicator, value);
  const open = (name: string) => steps.open.some((step) => step.name === name);
  if (steps.open.length === 0 && steps.shut.length === 0 && !mayCorrect) return null;
  return (
    <StepPanel title={t("value.steps")}>
      {ASKING_STEPS.filter(open).map((step) => (
        <Step key={step}>
          <ButtonLink
            tone={step === "approve" ? "primary" : "secondary"}
            href={`${outcomeValuePath(value.id)}?step=${step}`}
          >
            {t(`steps.${step}`)}
          </ButtonLink>
        </Step>
      ))}
      {open("resubmit") ? (
        <Step>
          <StepForm
            action={takeValueStepAction}
            hidden={{ step: "resubmit", valueId: value.id, version: value.version }}
            texts={texts}
            submit={t("steps.resubmit")}
            words={formWords(ui)}
          />
        </Step>
      ) : null}
      {mayCorrect ? (
        <Step>
          <ButtonLink tone="secondary" href={correctValuePath(value.id)}>
            {t("links.correct")}
          </ButtonLink>
        </Step>
      ) : null}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo
          key={name}
          label={t(name === "approve" ? "steps.approve" : "steps.return")}
          reason={t(refusal === "proof-missing" ? "refusals.proof-missing" : "refusals.not-approved")}
        />
      ))}
    </StepPanel>
  );
}

/** Names the value and what follows; then the step. */
export function ValueStepSheet({ step, ...props }: ValueProps & { readonly step: AskingStep }) {
  const { value, indicator } = props;
  const t = useTranslations("outcomes");
  const ui = useTranslations("ui");
  const heading = useHeading(props);
  const told = toldOf(indicator.measure, value);
  return (
    <ConfirmSheet title={t(`asks.${step}`)} of={heading}>
      <Facts bare facts={[{ label: heading, value: told ? writtenValue(indicator.measure, told.value) : "" }]} />
      <p>{t(`effects.${step}`)}</p>
      <StepForm
        action={takeValueStepAction}
        hidden={{ step, valueId: value.id, version: value.version }}
        texts={step === "return" ? [{ name: "reason", label: t("fields.reason"), rows: 3 }] : []}
        submit={t(`steps.${step}`)}
        tone={step === "withdraw" ? "alarm" : "primary"}
        cancel={{ href: outcomeValuePath(value.id), label: t("notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
