import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, weekdayOf } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { inTurn } from "@/ui/format";
import { usePageLocale } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { Tabs } from "@/ui/tabs";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { holidaysPath, timeLimitsPath } from "../paths";
import { DayForm, YearForm } from "./holiday-forms";
import { MovedDates, type Moves } from "./moved-dates";

type ShownDay = { readonly day: Day; readonly kind: "rest" | "work"; readonly name: string; readonly source: string };
type ShownChange = {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
  readonly before: readonly ShownDay[];
  readonly after: readonly ShownDay[];
};

type HolidaysScreenProps = {
  readonly year: number;
  readonly days: readonly ShownDay[];
  readonly known: { readonly from: number; readonly to: number };
  readonly changes: readonly ShownChange[];
  readonly moves: Moves | undefined;
  readonly today: Day;
  readonly mayChange: boolean;
  /** The year as a file. */
  readonly files: ReactNode;
};

/** A year's days off and the weekend days worked in exchange; a year that isn't known says so. */
export function HolidaysScreen({ year, days, known, changes, moves, today, mayChange, files }: HolidaysScreenProps) {
  const t = useTranslations("timeLimits");
  const years = Array.from({ length: known.to - known.from + 2 }, (_, n) => known.from + n);
  return (
    <>
      <PageHead
        title={t("holidaysOf", { year: String(year) })}
        trail={[{ href: timeLimitsPath(), label: t("title") }]}
        end={files}
      />
      <div className="stack stack--wide">
        <p className="second">{t("holidaysLead")}</p>
        <Tabs
          label={t("otherYears")}
          tabs={years.map((each) => ({
            href: holidaysPath({ year: String(each) }),
            label: String(each),
            current: each === year,
          }))}
        />
        {moves ? <MovedDates moves={moves} /> : null}
        {year > known.to ? (
          <Empty title={t("unknownYear", { year: String(year) })}>{t("unknownYearText")}</Empty>
        ) : (
          <Days days={days} year={year} />
        )}
        {mayChange && year <= known.to ? <OneDay /> : null}
        {mayChange && year === known.to + 1 ? <WholeYear year={year} /> : null}
        <Changes changes={changes} today={today} />
      </div>
    </>
  );
}

function Days({ days, year }: { readonly days: readonly ShownDay[]; readonly year: number }) {
  const t = useTranslations("timeLimits");
  return (
    <DataTable
      caption={t("holidaysOf", { year: String(year) })}
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        {
          key: "day",
          head: t("dayColumns.day"),
          fold: "wide",
          rowHead: true,
          cell: ({ day }) => <time className="num">{day}</time>,
        },
        { key: "weekday", head: t("dayColumns.weekday"), cell: ({ day }) => t(`weekday.${weekdayOf(day)}`) },
        { key: "kind", head: t("dayColumns.kind"), cell: ({ kind }) => t(kind) },
        { key: "name", head: t("dayColumns.name"), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
        { key: "source", head: t("dayColumns.source"), drop: "mid", cell: ({ source }) => <Source source={source} /> },
      ]}
    />
  );
}

function OneDay() {
  const t = useTranslations("timeLimits");
  const form = useTranslations("timeLimits.dayForm");
  const ui = useTranslations("ui");
  return (
    <Section id="one-day" title={form("title")} size={2}>
      <p className="second">{form("lead")}</p>
      <DayForm
        kinds={(["rest", "work"] as const).map((value) => ({ value, label: t(value) }))}
        words={{
          ...formWords(ui),
          ...{
            day: form("day"),
            dayHint: form("dayHint"),
            kind: form("kind"),
            name: form("name"),
            source: form("source"),
            reason: form("reason"),
            save: form("save"),
          },
        }}
      />
    </Section>
  );
}

function WholeYear({ year }: { readonly year: number }) {
  const form = useTranslations("timeLimits.yearForm");
  const ui = useTranslations("ui");
  return (
    <Section id="whole-year" title={form("title", { year: String(year) })} size={2}>
      <YearForm
        year={year}
        words={{
          ...formWords(ui),
          days: form("days"),
          daysHint: form("daysHint"),
          source: form("source"),
          save: form("save"),
        }}
      />
    </Section>
  );
}

function Changes({ changes, today }: { readonly changes: readonly ShownChange[]; readonly today: Day }) {
  const t = useTranslations("timeLimits");
  const locale = usePageLocale();
  if (changes.length === 0) return null;
  const told = (days: readonly ShownDay[]) =>
    inTurn(
      days.map(({ day, kind, name }) => `${day} ${t(kind)} ${name}`),
      locale,
    ) || t("empty");
  return (
    <Section id="changes" title={t("changes")} size={2}>
      <Timeline
        entries={changes.map(({ id, at, by, reason, before, after }) => ({
          id,
          title: reason,
          when: (
            <>
              <MomentTime at={at} today={today} /> {by ?? t("someone")}
            </>
          ),
          children: `${told(before)} → ${told(after)}`,
        }))}
      />
    </Section>
  );
}
