import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ClockRule, type DayLine, pauseKey } from "@/kernel/clocks";
import { type Day, dayOfMoment, weekdayOf } from "@/kernel/days";
import { Basis } from "@/ui/basis";
import { DataTable } from "@/ui/data-table";
import { Facts } from "@/ui/facts";
import { clockTime, isoMoment } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { timeLimitPath, timeLimitsPath } from "../paths";
import { useLimitWords } from "./limit-words";

export type ShownExplanation = {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly rule: ClockRule;
  readonly startedAt: Date;
  readonly dueOn: Day;
  readonly dueAt: Date | null;
  readonly metOn: Day | null;
  readonly extendedBy: number;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null; readonly reason: string }[];
  readonly days: readonly DayLine[];
  readonly knownUntil: Day | null;
  readonly moves: readonly {
    readonly id: string;
    readonly at: Date;
    readonly from: Day;
    readonly to: Day;
    readonly reason: string | null;
  }[];
};

type ClockScreenProps = {
  readonly clock: ShownExplanation;
  /** The days as a file. */
  readonly files: ReactNode;
  readonly recordHref: string | undefined;
  /** Why it was missed, where it was. */
  readonly why: ReactNode;
  readonly today: Day;
};

/** What stands behind a due date: its rule, its stops, and each day with the reason why it counts or doesn't. */
export function ClockScreen({ clock, files, recordHref, why, today }: ClockScreenProps) {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  const lines = useSentences(clock, today);
  return (
    <>
      <PageHead
        title={t("clock.title", { kind: words.kind(clock.kind) })}
        trail={[{ href: timeLimitsPath(), label: t("title") }]}
        end={recordHref ? <a href={recordHref}>{t("clock.back")}</a> : null}
      />
      <div className="stack stack--wide">
        <div className="stack">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {clock.rule.verified ? null : (
            <Notice tone="warn" title={t("unverified")}>
              {t("unverifiedNote")}
            </Notice>
          )}
          <Facts
            facts={[
              { label: t("clock.rule"), value: <a href={timeLimitPath(clock.kind)}>{words.validity(clock.rule)}</a> },
              { label: t("columns.basis"), value: <Basis rule={clock.rule} /> },
              { label: t("columns.source"), value: <Source source={clock.rule.source} /> },
              ...clock.pauses.map(({ from, to, reason }) => ({
                label: words.stop(reason),
                value: to ? t("between", { from, to }) : t("since", { from }),
              })),
            ]}
          />
        </div>
        {why}
        {clock.days.length === 0 ? null : <Days days={clock.days} files={files} />}
        {clock.moves.length === 0 ? null : (
          <Section id="moves" title={t("clock.moves")} size={2}>
            <Timeline
              entries={clock.moves.toReversed().map(({ id, at, from, to, reason }) => ({
                id,
                title: t("clock.moveLine", { from, to }),
                when: <MomentTime at={at} today={today} />,
                ...(reason ? { children: reason } : {}),
              }))}
            />
          </Section>
        )}
      </div>
    </>
  );
}

/** The same sentences as `npm run due`. */
function useSentences(
  { rule, startedAt, dueOn, dueAt, metOn, extendedBy, pauses, knownUntil }: ShownExplanation,
  today: Day,
): string[] {
  const t = useTranslations("timeLimits");
  const { unit, length } = rule;
  const weekday = t(`weekday.${weekdayOf(dueOn)}`);
  return [
    dueAt ? t("count.dueAt", { day: dueOn, weekday, time: clockTime(dueAt) }) : t("count.due", { day: dueOn, weekday }),
    t(`count.term.${unit}`, { length, startedOn: dayOfMoment(startedAt), time: isoMoment(startedAt).slice(11, 16) }),
    ...(extendedBy > 0 ? [t(`count.extended.${unit}`, { extendedBy, total: length + extendedBy })] : []),
    ...pauses.map(({ from, to }) =>
      t(`count.${pauseKey({ from, to }, dueOn)}`, { from, to: to ?? "", today, sameDay: String(from === to) }),
    ),
    ...(knownUntil ? [t("count.beyondCalendar", { knownUntil })] : []),
    ...(metOn ? [t("clock.met", { day: metOn })] : []),
  ];
}

function Days({ days, files }: { readonly days: readonly DayLine[]; readonly files: ReactNode }) {
  const t = useTranslations("timeLimits");
  return (
    <Section id="days" title={t("clock.days")} size={2} end={files}>
      <DataTable
        caption={t("clock.days")}
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          {
            key: "day",
            head: t("clock.columns.day"),
            fold: "due",
            rowHead: true,
            cell: ({ day, due }) => (due ? <b className="num">{day}</b> : <time className="num">{day}</time>),
          },
          { key: "weekday", head: t("clock.columns.weekday"), cell: ({ weekday }) => t(`weekday.${weekday}`) },
          {
            key: "count",
            head: t("clock.columns.count"),
            fold: "title",
            cell: ({ kind, number, due }) => {
              const reason = t(`count.line.${kind}`, { number: String(number ?? "") });
              return due ? (
                <b>{`${reason}　${t("count.last")}`}</b>
              ) : number === null ? (
                <span className="quiet">{reason}</span>
              ) : (
                reason
              );
            },
          },
        ]}
      />
    </Section>
  );
}
