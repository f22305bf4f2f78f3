import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import type { Standing } from "@/kernel/pace";
import { percent } from "@/kernel/rates";
import { longDay, number } from "@/ui/format";
import type { Indicator } from "../policy";
import { printed } from "./veil";

/** 2016年底, or the day when it isn't the last of its year. */
export function useDeadline(): (day: Day) => string {
  const t = useTranslations("targets");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (day) => (day.endsWith("-12-31") ? t("endOfYear", { year: day.slice(0, 4) }) : longDay(day, locale));
}

/**
 * How it stands, in sentences: done, missing, on the line or behind it, what a month needs, where it leads. To a reader of words nothing of a
 * small count, and no pace that began with one: it could be worked back.
 */
export function useStandingLines(indicator: Indicator, standing: Standing, inWords: boolean): string[] {
  const t = useTranslations("targets.standing");
  const names = useTranslations("targets.indicators");
  const deadline = useDeadline();
  const unit = names(`${indicator}.unit`);
  const { goal, gap, share, expected, behind, daysLeft, neededPerMonth, pacePerMonth, forecast } = standing;
  const when = deadline(goal.day);
  if (printed(standing.actual, inWords) === null) return [];
  if (goal.value === 0) return [t("noGoal")];
  const lines = [
    gap === 0
      ? t("reached", { when, share: percent(share) })
      : t("missing", { when, share: percent(share), gap, unit }),
    behind > 0 ? t("behind", { expected, behind, unit }) : t("onLine", { expected, unit }),
  ];
  if (gap > 0 && neededPerMonth === null) lines.push(t("over", { when }));
  if (gap > 0 && neededPerMonth !== null) {
    lines.push(t("needed", { days: daysLeft, needed: number(neededPerMonth, 1), unit }));
    if (printed(standing.yearBefore, inWords) === null) return lines;
    lines.push(
      t(forecast >= goal.value ? "enough" : "tooSlow", { pace: number(pacePerMonth, 1), forecast, when, unit }),
    );
  }
  return lines;
}
