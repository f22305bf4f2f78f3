import { useLocale, useTranslations } from "next-intl";
import { percent } from "@/kernel/rates";
import { number } from "@/ui/format";
import type { Point } from "../counted/policy";
import type { Measure, Told } from "../policy";
import { type Spelled, spelledPeriod } from "./value-period";

/** 62.4%, 21.4, 3,200: a value as it is written. */
export function writtenValue(measure: Measure, value: number): string {
  if (measure === "percent") return percent(value);
  return measure === "count" ? number(value) : number(value, 1);
}

/** The value of a point in words: with its unit, or why there are no digits. */
export function useTold(): (measure: Measure, point: Pick<Point, "told" | "inWords">) => string {
  const t = useTranslations("outcomes");
  return (measure, { told, inWords }) => {
    if (inWords) return t("inWords");
    return told ? writtenValue(measure, told.value) : t("noDenominator");
  };
}

/** 15.3—29.1: the 95 % range of a value; nothing where there is none. */
export function writtenInterval(measure: Measure, told: Told | null, separator: string): string {
  if (!told?.interval) return "";
  return `${writtenValue(measure, told.interval.low)}${separator}${writtenValue(measure, told.interval.high)}`;
}

/** How a page calls a period. */
export function usePeriod(): (period: Spelled) => string {
  const t = useTranslations("outcomes");
  return (period) => spelledPeriod(period, (key, values) => t(key, values));
}

/** The name or the definition in the page's language. */
export function useSpoken(): (row: { readonly zh: string; readonly en: string }) => string {
  const english = useLocale() === "en";
  return ({ zh, en }) => (english ? en : zh);
}
