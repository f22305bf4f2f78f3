import { useTranslations } from "next-intl";
import { CLOCK_UNITS, type ClockRule } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { timeLimitPath, timeLimitsPath } from "../paths";
import { STOPS } from "../policy";
import { LimitForm } from "./limit-form";
import { useLimitWords } from "./limit-words";
import { MovedDates, type Moves } from "./moved-dates";

export type ShownPeriod = ClockRule & {
  readonly id: string;
  readonly version: number;
  readonly running: number | null;
};
type Said = Pick<
  ClockRule,
  "length" | "unit" | "extension" | "stops" | "basis" | "basisEn" | "source" | "verified" | "validFrom" | "validTo"
>;
export type ShownChange = {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
  readonly before: Said;
  readonly after: Said;
};

type LimitScreenProps = {
  readonly kind: string;
  readonly periods: readonly ShownPeriod[];
  readonly changes: readonly ShownChange[];
  readonly today: Day;
  /** The rule that is being changed, if any. */
  readonly changing: string | undefined;
  readonly moves: Moves | undefined;
};

/** One kind of time limit through time: its rules, what was changed in them, and for the security administrator the form. */
export function LimitScreen({ kind, periods, changes, today, changing, moves }: LimitScreenProps) {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  return (
    <>
      <PageHead title={words.kind(kind)} trail={[{ href: timeLimitsPath(), label: t("title") }]} />
      <div className="stack stack--wide">
        {moves ? <MovedDates moves={moves} /> : null}
        {periods.map((period) => (
          <Period key={period.id} kind={kind} period={period} today={today} changing={changing === period.id} />
        ))}
        <Section id="changes" title={t("changes")} size={2}>
          {changes.length === 0 ? <Empty title={t("noChanges")} /> : <Changes changes={changes} today={today} />}
        </Section>
      </div>
    </>
  );
}

function Period({
  kind,
  period,
  today,
  changing,
}: {
  readonly kind: string;
  readonly period: ShownPeriod;
  readonly today: Day;
  readonly changing: boolean;
}) {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  const when =
    period.validFrom > today ? "coming" : period.validTo !== null && period.validTo < today ? "over" : "inForceNow";
  return (
    <Section
      id={`since-${period.validFrom}`}
      title={words.validity(period)}
      size={2}
      end={<Tag look={when === "inForceNow" ? "now" : when === "over" ? "done" : "waiting"}>{t(when)}</Tag>}
    >
      {period.verified ? null : (
        <Notice tone="warn" title={t("unverified")}>
          {t("unverifiedNote")}
        </Notice>
      )}
      <Facts
        facts={[
          { label: t("columns.length"), value: words.length(period.length, period.unit) },
          { label: t("columns.extension"), value: words.extension(period) },
          { label: t("columns.stops"), value: words.stops(period) },
          { label: t("columns.light"), value: words.alarms(period) },
          { label: t("columns.basis"), value: <span lang="zh-CN">{period.basis}</span> },
          ...(period.basisEn ? [{ label: t("columns.basisEn"), value: <span lang="en">{period.basisEn}</span> }] : []),
          { label: t("columns.source"), value: <Source source={period.source} /> },
        ]}
      />
      {period.running === null ? null : changing ? (
        <ChangeForm kind={kind} period={period} />
      ) : (
        <p className="pt-4">
          {t("running", { n: period.running })} <a href={timeLimitPath(kind, { change: period.id })}>{t("change")}</a>
        </p>
      )}
    </Section>
  );
}

function ChangeForm({ kind, period }: { readonly kind: string; readonly period: ShownPeriod }) {
  const t = useTranslations("timeLimits.form");
  const ui = useTranslations("ui");
  const words = useLimitWords();
  return (
    <div className="stack pt-4">
      <Notice>{t("inUse", { n: period.running ?? 0 })}</Notice>
      <LimitForm
        period={{
          ...period,
          extension: period.extension === null ? "" : String(period.extension),
          basisEn: period.basisEn ?? "",
        }}
        backHref={timeLimitPath(kind)}
        stops={STOPS.map((value) => ({ value, label: words.stop(value) }))}
        units={CLOCK_UNITS.map((value) => ({
          value,
          label: t(`units.${value}`),
        }))}
        modes={(["correct", "renew"] as const).map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        words={{
          ...formWords(ui),
          ...{
            mode: t("mode"),
            validFrom: t("validFrom"),
            validFromHint: t("validFromHint"),
            length: t("length"),
            unit: t("unit"),
          },
          ...{
            extension: t("extension"),
            extensionHint: t("extensionHint"),
            stops: t("stops"),
            basis: t("basis"),
            basisEn: t("basisEn"),
            basisEnHint: t("basisEnHint"),
            source: t("source"),
          },
          ...{
            verified: t("verified"),
            reason: t("reason"),
            reasonHint: t("reasonHint"),
            save: t("save"),
            keep: t("keep"),
          },
        }}
      />
    </div>
  );
}

function Changes({ changes, today }: { readonly changes: readonly ShownChange[]; readonly today: Day }) {
  const t = useTranslations("timeLimits");
  const differences = useDifferences();
  return (
    <Timeline
      entries={changes.map(({ id, at, by, reason, before, after }) => ({
        id,
        title: reason,
        when: (
          <>
            <MomentTime at={at} today={today} /> {by ?? t("someone")}
          </>
        ),
        children: differences(before, after).map((line) => <p key={line}>{line}</p>),
      }))}
    />
  );
}

function useDifferences() {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  const told = (said: Said) => ({
    length: words.length(said.length, said.unit),
    extension: words.extension(said),
    stops: words.stops(said),
    basis: said.basis,
    basisEn: said.basisEn || t("notSaid"),
    source: said.source,
    valid: words.validity(said),
  });
  return (before: Said, after: Said): string[] => {
    const [was, is] = [told(before), told(after)];
    const fields = ["length", "extension", "stops", "basis", "basisEn", "source", "valid"] as const;
    const lines = fields
      .filter((field) => was[field] !== is[field])
      .map((field) => t("was", { field: t(`columns.${field}`), before: was[field], after: is[field] }));
    return before.verified === after.verified
      ? lines
      : [...lines, after.verified ? t("form.verified") : t("unverified")];
  };
}
