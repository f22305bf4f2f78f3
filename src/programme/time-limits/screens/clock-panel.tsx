import { useLocale, useTranslations } from "next-intl";
import type { ClockRule, Light } from "@/kernel/clocks";
import { type Day, daysBetween } from "@/kernel/days";
import { Basis } from "@/ui/basis";
import { type ClockItem, ClockList, EarliestClock } from "@/ui/clock-line";
import { listDay } from "@/ui/format";
import { clockPath } from "../paths";
import { useLimitWords } from "./limit-words";

/** A clock as `platform/clocks` shows it. */
export type ShownClock = {
  readonly id: string;
  readonly kind: string;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly light: Light;
  readonly pausedSince: Day | null;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null; readonly reason: string }[];
  readonly rule: ClockRule;
  readonly beyondCalendar: boolean;
  readonly lateReason: string | null;
  readonly lateTurns: number;
};

type ClockPanelProps = {
  readonly clocks: readonly ShownClock[];
  readonly today: Day;
  /** The limits for which the reader answers: of those that were missed he says why (`answersFor`). */
  readonly answers?: readonly string[];
};

/** All clocks of one record, each with its article and the page that counts its days one by one. */
export function ClockPanel({ clocks, today, answers = [] }: ClockPanelProps) {
  const items = useClockItems(clocks, today, answers);
  return items.length === 0 ? null : <ClockList clocks={items} />;
}

/** On a narrow screen, under the head of the record: its nearest clock, and the way to the rest. */
export function NearestClock({ clocks, today }: { readonly clocks: readonly ShownClock[]; readonly today: Day }) {
  return <EarliestClock clocks={useClockItems(clocks, today, [])} />;
}

function useClockItems(clocks: readonly ShownClock[], today: Day, answers: readonly string[]): ClockItem[] {
  const t = useTranslations("timeLimits");
  const ui = useTranslations("ui");
  const words = useLimitWords();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return clocks.map((clock) => {
    const from = listDay(clock.startedOn, today, locale);
    const to = listDay(clock.dueOn, today, locale);
    const reason = words.stop(clock.pauses.find((pause) => pause.to === null)?.reason ?? "");
    return {
      id: clock.id,
      name: words.kind(clock.kind),
      light: clock.light,
      lateReason: clock.lateReason,
      why: <Why clock={clock} answers={answers.includes(clock.kind)} />,
      line: lineOf(clock, today),
      due: clock.pausedSince ? ui("clock.paused", { from, reason }) : ui("clock.fromTo", { from, to }),
      basis: (
        <>
          <a href={clockPath(clock.id)}>
            <Basis rule={clock.rule} />
          </a>
          {clock.rule.verified ? null : <span>{t("unverified")}</span>}
        </>
      ),
    };
  });
}

/** The way to say why a term was missed, to correct it, or to what was said before it was corrected. */
function Why({ clock, answers }: { readonly clock: ShownClock; readonly answers: boolean }) {
  const t = useTranslations("timeLimits.why");
  const { light, lateTurns: turns } = clock;
  const missed = light.light === "overdue" || light.lateBy !== null;
  if (!missed || (!answers && turns < 2)) return null;
  return (
    <a href={`${clockPath(clock.id)}#why`}>
      {answers ? t(turns > 0 ? "anew" : "say") : t("corrected", { n: turns - 1 })}
    </a>
  );
}

/** Shares of the line by calendar days, whatever the clock counts in: it is a picture, the words beside it are exact. */
function lineOf({ startedOn, dueOn, pausedSince, pauses, light }: ShownClock, today: Day): ClockItem["line"] {
  const whole = Math.max(1, daysBetween(startedOn, dueOn));
  const share = (day: Day) => Math.min(1, Math.max(0, daysBetween(startedOn, day) / whole));
  const used = light.light === "met" || light.light === "overdue" ? 1 : share(pausedSince ?? today);
  return { used, stops: pauses.map(({ from, to }) => ({ from: share(from), to: share(to ?? today) })) };
}
