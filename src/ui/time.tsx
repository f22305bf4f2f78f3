import { useLocale } from "next-intl";
import type { Day } from "@/kernel/days";
import { isoMoment, listDay, listMoment, logMoment, longDay, longMoment } from "./format";

/** A day: in prose with its year; with `today` as lists write it, without the current year; `log` as 2016-05-03. */
export function DayTime({ day, today, log }: { readonly day: Day; readonly today?: Day; readonly log?: boolean }) {
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return <time dateTime={day}>{log ? day : today ? listDay(day, today, locale) : longDay(day, locale)}</time>;
}

/** A moment, as it was in Jiaxing: in prose to the second; with `today` as lists write it; `log` as 2016-05-03 09:12. */
export function MomentTime({ at, today, log }: { readonly at: Date; readonly today?: Day; readonly log?: boolean }) {
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <time dateTime={isoMoment(at)}>
      {log ? logMoment(at) : today ? listMoment(at, today, locale) : longMoment(at, locale)}
    </time>
  );
}
