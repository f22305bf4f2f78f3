import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { metBy } from "@/kernel/clock-steps";
import type { ClockUnit } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import type { ClockEffects, StepBasis } from "@/kernel/workflow";
import type { Choice } from "@/ui/choice-fields";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { type Fact, Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { listed, longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { complaintPath } from "../../paths";
import { complaintWorkflow, NOT_FILED_GROUNDS } from "../../workflow";
import { takeComplaintStepAction } from "../actions";
import type { TakeComplaintStep } from "../schema";

export type ShownForecast = {
  readonly kind: string;
  readonly rule: { readonly length: number; readonly unit: ClockUnit; readonly basis: string };
  readonly dueOn: Day;
  readonly knownUntil: Day | null;
};

/** What a step's page needs besides the complaint; each step its own. */
export type StepMatter = {
  readonly officers?: readonly Choice[];
  readonly places?: readonly { readonly value: string; readonly label: string }[];
  readonly targets?: readonly { readonly value: string; readonly label: string }[];
  readonly stops?: readonly string[];
  readonly dueNow?: Day;
  readonly forecast?: ShownForecast;
  /** A plain GET form that tries a date; with its answer. */
  readonly trial?: ReactNode;
};

export type StepScreenProps = {
  readonly complaint: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly title: string | null;
    readonly enterprise: { readonly name: string };
    readonly clocks: readonly { readonly kind: string; readonly running: boolean; readonly dueOn: Day }[];
  };
  readonly step: TakeComplaintStep["step"];
  /** It meets a missed term. */
  readonly late: boolean;
  readonly matter: StepMatter;
};

/** One step on its own page: what it does, whom it tells, what it needs. What can't be undone asks as a question. */
export function StepScreen({ complaint, step, late, matter }: StepScreenProps) {
  const t = useTranslations("handling");
  const ui = useTranslations("ui");
  const label = t(`steps.${step}`);
  const back = complaintPath(complaint.id);
  const question = `sheet.question.${step}`;
  const body = (
    <>
      <Facts facts={useConsequences(complaint, step, matter)} />
      {step === "pause" ? <p className="second">{t("sheet.pauseNote")}</p> : null}
      {matter.trial}
      {"irreversible" in complaintWorkflow.steps[step] ? <p>{t("sheet.irreversible")}</p> : null}
      <StepForm
        action={takeComplaintStepAction}
        hidden={{ step, complaintId: complaint.id, version: complaint.version }}
        {...useQuestions(step, matter)}
        submit={label}
        cancel={{ href: back, label: t("sheet.cancel") }}
        late={late}
        words={formWords(ui)}
      />
    </>
  );
  return (
    <div className="sheetwide">
      <BackLink href={back}>{complaint.title ?? complaint.number}</BackLink>
      {t.has(question) ? (
        <ConfirmSheet title={t(question)} of={complaint.number}>
          {body}
        </ConfirmSheet>
      ) : (
        <>
          <PageHead title={label} of={complaint.number} />
          {body}
        </>
      )}
    </div>
  );
}

type RefusedStepProps = Pick<StepScreenProps, "complaint"> & {
  readonly step: TakeComplaintStep["step"] | "file";
  readonly refusal: string;
};

/** A step that can't be taken now, with why: for whoever comes back to its page after it was taken. */
export function RefusedStep({ complaint, step, refusal }: RefusedStepProps) {
  const t = useTranslations("handling");
  const ui = useTranslations("ui");
  const key = `refusals.${refusal}`;
  return (
    <div className="sheetwide">
      <BackLink href={complaintPath(complaint.id)}>{complaint.title ?? complaint.number}</BackLink>
      <PageHead title={t(`steps.${step}`)} of={complaint.number} />
      <Notice tone="warn" title={t("sheet.noStep")}>
        {t.has(key) ? t(key) : ui(key)}
      </Notice>
    </div>
  );
}

/** Number, whom it tells, what starts or moves, the article, the paper. */
function useConsequences(
  { number, enterprise, clocks }: StepScreenProps["complaint"],
  step: TakeComplaintStep["step"],
  { dueNow, forecast }: StepMatter,
): Fact[] {
  const t = useTranslations("handling");
  const limits = useTranslations("timeLimits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const row: {
    readonly from: readonly string[];
    readonly tell?: readonly string[];
    readonly basis?: StepBasis;
    readonly paper?: string;
    readonly clocks?: ClockEffects<string>;
  } = complaintWorkflow.steps[step];
  const told = (row.tell ?? []).map((party) =>
    party === "firm" ? t("sheet.firm", { name: enterprise.name }) : t(`sheet.${party}`),
  );
  const facts: (Fact | null)[] = [
    { label: t("sheet.number"), value: <span className="num">{number}</span> },
    told.length > 0 ? { label: t("sheet.told"), value: listed(told, locale) } : null,
    ...metBy(row, clocks).map(({ kind, dueOn }) => ({
      label: limits(`kind.${kind}`),
      value: t("sheet.meets", { day: longDay(dueOn, locale) }),
    })),
    dueNow ? { label: t("sheet.due"), value: longDay(dueNow, locale) } : null,
    step === "extend" && forecast
      ? { label: t("sheet.newDue"), value: <b>{longDay(forecast.dueOn, locale)}</b> }
      : null,
    step === "resume" && forecast
      ? { label: t("sheet.ifResumed"), value: <b>{longDay(forecast.dueOn, locale)}</b> }
      : null,
    forecast?.knownUntil
      ? { label: "", value: t("sheet.knownUntil", { day: longDay(forecast.knownUntil, locale) }) }
      : null,
    row.basis ? { label: t("sheet.basis"), value: row.basis[locale] } : null,
    row.paper ? { label: t("sheet.paper"), value: t(`papers.${row.paper}`) } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function useQuestions(
  step: TakeComplaintStep["step"],
  { officers = [], places = [], targets = [], stops = [] }: StepMatter,
): { choices?: StepChoice[]; texts?: StepText[] } {
  const t = useTranslations("handling");
  const limits = useTranslations("timeLimits");
  const grounds = NOT_FILED_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }));
  switch (step) {
    case "assign":
      return {
        choices: [
          {
            kind: "several",
            name: "officers",
            label: t("inputs.officers"),
            hint: t("inputs.officersHint"),
            choices: officers,
          },
        ],
      };
    case "return":
      return { texts: [{ name: "missing", label: t("inputs.missing"), hint: t("inputs.missingHint"), rows: 6 }] };
    case "passOn":
      return {
        choices: [
          {
            kind: "select",
            name: "divisionCode",
            label: t("inputs.division"),
            hint: t("inputs.divisionHint"),
            choices: places,
          },
        ],
        texts: [{ name: "reason", label: t("inputs.reason"), hint: t("inputs.opinionHint"), rows: 3 }],
      };
    case "merge":
      return {
        choices: [
          {
            kind: "select",
            name: "intoId",
            label: t("inputs.into"),
            hint: t("inputs.intoHint"),
            choices: targets,
          },
        ],
      };
    case "pause":
      return {
        choices: [
          {
            kind: "select",
            name: "stopReason",
            label: t("inputs.stopReason"),
            choices: stops.map((value) => ({ value, label: limits(`stop.${value}`) })),
          },
        ],
      };
    case "propose":
      return {
        choices: [
          {
            kind: "one",
            name: "proposal",
            label: t("inputs.proposal"),
            choices: (["file", "not_file"] as const).map((value) => ({ value, label: t(`proposals.${value}`) })),
          },
          { kind: "select", name: "ground", label: t("inputs.ground"), choices: grounds },
        ],
        texts: [{ name: "opinion", label: t("inputs.opinion"), hint: t("inputs.opinionHint"), rows: 6 }],
      };
    case "sendBack":
      return { texts: [{ name: "reason", label: t("inputs.reason"), hint: t("inputs.opinionHint"), rows: 4 }] };
    case "doNotFile":
      return {
        choices: [{ kind: "select", name: "ground", label: t("facts.ground"), choices: grounds }],
        texts: [{ name: "explanation", label: t("inputs.explanation"), hint: t("inputs.explanationHint"), rows: 6 }],
      };
    default:
      return {};
  }
}
