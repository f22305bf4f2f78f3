import { useLocale, useTranslations } from "next-intl";
import type { ClockRule, Light } from "@/kernel/clocks";
import { type Day, daysBetween } from "@/kernel/days";
import { type ClockItem, ClockList, EarliestClock } from "@/ui/clock-line";
import { listDay } from "@/ui/format";
import { clockPath } from "../paths";
import { basisOf } from "./limit-words";

/** A clock as `platform/clocks` shows it. */
export type ShownClock = {
  readonly id: string;
  readonly kind: string;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly light: Light;
  readonly pausedSince: Day | null;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null }[];
  readonly rule: ClockRule;
  readonly beyondCalendar: boolean;
  readonly lateReason: string | null;
};

/** All clocks of one record, each with its article and the page that counts its days one by one. */
export function ClockPanel({ clocks, today }: { readonly clocks: readonly ShownClock[]; readonly today: Day }) {
  const items = useClockItems(clocks, today);
  return items.length === 0 ? null : <ClockList clocks={items} />;
}

/** On a narrow screen, under the head of the record: its nearest clock, and the way to the rest. */
export function NearestClock({ clocks, today }: { readonly clocks: readonly ShownClock[]; readonly today: Day }) {
  return <EarliestClock clocks={useClockItems(clocks, today)} />;
}

function useClockItems(clocks: readonly ShownClock[], today: Day): ClockItem[] {
  const t = useTranslations("timeLimits");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return clocks.map((clock) => {
    const from = listDay(clock.startedOn, today, locale);
    const to = listDay(clock.dueOn, today, locale);
    return {
      id: clock.id,
      name: t.has(`kind.${clock.kind}`) ? t(`kind.${clock.kind}`) : clock.kind,
      light: clock.light,
      lateReason: clock.lateReason,
      line: lineOf(clock, today),
      due: clock.pausedSince ? ui("clock.paused", { from }) : ui("clock.fromTo", { from, to }),
      basis: (
        <>
          <a href={clockPath(clock.id)}>{basisOf(clock.rule, locale)}</a>
          {clock.rule.verified ? null : <span>{t("unverified")}</span>}
        </>
      ),
    };
  });
}

/** Shares of the line by calendar days, whatever the clock counts in: it is a picture, the words beside it are exact. */
function lineOf({ startedOn, dueOn, pausedSince, pauses, light }: ShownClock, today: Day): ClockItem["line"] {
  const whole = Math.max(1, daysBetween(startedOn, dueOn));
  const share = (day: Day) => Math.min(1, Math.max(0, daysBetween(startedOn, day) / whole));
  const used = light.light === "met" || light.light === "overdue" ? 1 : share(pausedSince ?? today);
  return { used, stops: pauses.map(({ from, to }) => ({ from: share(from), to: share(to ?? today) })) };
}
