import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { metBy } from "@/kernel/clock-steps";
import type { ClockRule } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import { Basis } from "@/ui/basis";
import { Confirm } from "@/ui/confirm";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { type Fact, Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { listed, longDay } from "@/ui/format";
import { StepForm } from "@/ui/step-form";
import { complaintWorkflow } from "../../complaints/workflow";
import { fileComplaintAction } from "../actions";

export type ShownForecast = {
  readonly kind: string;
  readonly rule: Pick<ClockRule, "length" | "unit" | "basis" | "basisEn">;
  readonly dueOn: Day;
  readonly knownUntil: Day | null;
};

type FileProps = {
  readonly complaint: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly enterprise: { readonly name: string };
    readonly clocks: readonly { readonly kind: string; readonly running: boolean; readonly dueOn: Day }[];
  };
  readonly forecast: ShownForecast;
  /** Filing meets a missed term. */
  readonly late: boolean;
  /** The page that asks the same, without a script; and the way back from it. */
  readonly pageHref: string;
  readonly backHref: string;
};

/** The button that files, and the question before it: a dialog, or without a script its own page. */
export function FileConfirm({ tone, ...props }: FileProps & { readonly tone: "primary" | "secondary" }) {
  const t = useTranslations("handling");
  return (
    <Confirm href={props.pageHref} label={t("steps.file")} tone={tone} title={t("sheet.question.file")}>
      <FileQuestion {...props} />
    </Confirm>
  );
}

/** The same question as a page. */
export function FileSheet(props: FileProps) {
  const t = useTranslations("handling");
  return (
    <ConfirmSheet title={t("sheet.question.file")} of={props.complaint.number}>
      <FileQuestion {...props} />
    </ConfirmSheet>
  );
}

function FileQuestion({ complaint, forecast, late, backHref }: FileProps) {
  const t = useTranslations("handling");
  const ui = useTranslations("ui");
  const limits = useTranslations("timeLimits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = longDay(forecast.dueOn, locale);
  const time = ui(`time.${forecast.rule.unit}`, { n: forecast.rule.length });
  const facts: Fact[] = [
    { label: t("sheet.number"), value: <span className="num">{complaint.number}</span> },
    {
      label: t("sheet.told"),
      value: listed([t("sheet.firm", { name: complaint.enterprise.name }), t("sheet.officer")], locale),
    },
    ...metBy(complaintWorkflow.steps.file, complaint.clocks).map(({ kind, dueOn }) => ({
      label: limits(`kind.${kind}`),
      value: t("sheet.meets", { day: longDay(dueOn, locale) }),
    })),
    {
      label: t("sheet.starts"),
      value: t("sheet.startsWith", { kind: limits(`kind.${forecast.kind}`), time, day }),
    },
    { label: t("sheet.basis"), value: <Basis rule={forecast.rule} /> },
    { label: t("sheet.paper"), value: t("papers.filing-approval") },
  ];
  const lines: ReactNode[] = [t("sheet.caseNumber"), t("sheet.irreversible")];
  return (
    <>
      <Facts facts={facts} />
      {lines.map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
      <StepForm
        action={fileComplaintAction}
        hidden={{ complaintId: complaint.id, version: complaint.version }}
        submit={t("steps.file")}
        cancel={{ href: backHref, label: t("sheet.cancel") }}
        late={late}
        words={formWords(ui)}
      />
    </>
  );
}
