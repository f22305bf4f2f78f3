import { useLocale, useTranslations } from "next-intl";
import { percent } from "@/kernel/rates";
import { number } from "@/ui/format";
import type { Point } from "../counted/queries";
import type { Measure, Told } from "../policy";

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

type Spelled = { readonly key: string; readonly running?: boolean };

/** 2016年, 2016年上半年, 2016年第3季度（至今）. */
export function usePeriod(): (period: Spelled) => string {
  const t = useTranslations("outcomes");
  return ({ key, running }) => {
    const [year = "", part] = key.split("-");
    const index = part?.slice(1) ?? "";
    const name = !part
      ? t("periods.year", { year })
      : part.startsWith("H")
        ? t("periods.half", { year, half: index })
        : t("periods.quarter", { year, quarter: index });
    return running ? `${name}${t("running")}` : name;
  };
}

/** The name or the definition in the page's language. */
export function useSpoken(): (row: { readonly zh: string; readonly en: string }) => string {
  const english = useLocale() === "en";
  return ({ zh, en }) => (english ? en : zh);
}
