import { useLocale, useTranslations } from "next-intl";
import { metBy } from "@/kernel/clock-steps";
import type { ClockUnit } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import type { ClockEffects, StepBasis } from "@/kernel/workflow";
import { type Fact, Facts } from "@/ui/facts";
import { listed, longDay } from "@/ui/format";
import type { TakeCaseStep } from "../schema";
import { caseWorkflow } from "../workflow";

export type ShownForecast = {
  readonly kind: string;
  readonly rule: { readonly length: number; readonly unit: ClockUnit; readonly basis: string };
  readonly dueOn: Day;
  readonly knownUntil: Day | null;
};

/** What moves in time when a step is taken. */
export type ConsequenceMatter = {
  readonly dueNow?: Day;
  /** The date after an extension. */
  readonly extended?: ShownForecast;
  /** The date of the paused clock when it is resumed today. */
  readonly resumed?: ShownForecast;
  /** The clock that the step starts. */
  readonly started?: ShownForecast;
};

type CaseConsequencesProps = {
  readonly found: {
    readonly number: string;
    readonly complaint: { readonly enterprise: { readonly name: string } };
    readonly clocks: readonly { readonly kind: string; readonly running: boolean; readonly dueOn: Day }[];
  };
  readonly step: TakeCaseStep["step"];
  readonly matter: ConsequenceMatter;
};

/** Before a step: number, whom it tells, which term it meets, what starts or moves, the article, the paper; and whether it can be taken back. */
export function CaseConsequences({ found, step, matter }: CaseConsequencesProps) {
  const t = useTranslations("cases");
  const ui = useTranslations("ui");
  const limits = useTranslations("timeLimits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const row: {
    readonly from: readonly string[];
    readonly tell?: readonly string[];
    readonly basis?: StepBasis;
    readonly paper?: string;
    readonly irreversible?: true;
    readonly clocks?: ClockEffects<string>;
  } = caseWorkflow.steps[step];
  const { dueNow, extended, resumed, started } = matter;
  const told = (row.tell ?? []).map((party) =>
    party === "firm" ? t("sheet.firm", { name: found.complaint.enterprise.name }) : t(`sheet.${party}`),
  );
  const unknown = (extended ?? resumed ?? started)?.knownUntil;
  const starts = started && {
    kind: limits(`kind.${started.kind}`),
    time: ui(`time.${started.rule.unit}`, { n: started.rule.length }),
    day: longDay(started.dueOn, locale),
  };
  const facts: (Fact | null)[] = [
    { label: t("sheet.number"), value: <span className="num">{found.number}</span> },
    told.length > 0 ? { label: t("sheet.told"), value: listed(told, locale) } : null,
    dueNow ? { label: t("sheet.due"), value: longDay(dueNow, locale) } : null,
    extended ? { label: t("sheet.newDue"), value: <b>{longDay(extended.dueOn, locale)}</b> } : null,
    resumed ? { label: t("sheet.ifResumed"), value: <b>{longDay(resumed.dueOn, locale)}</b> } : null,
    ...metBy(row, found.clocks).map(({ kind, dueOn }) => ({
      label: limits(`kind.${kind}`),
      value: t("sheet.meets", { day: longDay(dueOn, locale) }),
    })),
    starts ? { label: t("sheet.starts"), value: t("sheet.startsWith", starts) } : null,
    row.basis ? { label: t("sheet.basis"), value: row.basis[locale] } : null,
    row.paper ? { label: t("sheet.paper"), value: t(`papers.${row.paper}`) } : null,
  ];
  return (
    <>
      <Facts facts={facts.filter((fact) => fact !== null)} />
      {unknown ? <p className="small second">{t("sheet.knownUntil", { day: longDay(unknown, locale) })}</p> : null}
      {row.irreversible ? <p>{t("sheet.irreversible")}</p> : null}
    </>
  );
}
