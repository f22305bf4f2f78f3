import { type Day, dayOfMoment, weekdayOf } from "@/kernel/days";

/**
 * How days, moments and amounts are written. Chinese: prose 2016年5月3日, tables and logs 2016-05-03, lists of the
 * current year 5月3日. English keeps a day of the month on one line with its month. All moments are shown as they were in Jiaxing, whatever the
 * server's time zone.
 */
export type Locale = "zh-CN" | "en";

const SHANGHAI_OFFSET = 8 * 3_600_000;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = { "zh-CN": "一二三四五六日", en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] } as const;

function partsOf(day: Day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, month: Number(month), date: Number(date) };
}

const ONE_LINE = "\u00a0";

/** 2016年5月3日, or 3 May 2016: prose, papers, the enterprise's pages. */
export function longDay(day: Day, locale: Locale): string {
  const { year } = partsOf(day);
  return locale === "en" ? `${dayOfYear(day, locale)} ${year}` : `${year}年${dayOfYear(day, locale)}`;
}

function dayOfYear(day: Day, locale: Locale): string {
  const { month, date } = partsOf(day);
  return locale === "en" ? date + ONE_LINE + MONTHS[month - 1] : `${month}月${date}日`;
}

/** 5月3日, or 3 May; with its year when that isn't the year of `today`: lists. */
export function listDay(day: Day, today: Day, locale: Locale): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dayOfYear(day, locale) : longDay(day, locale);
}

/** 11月24日 周四, or Thu 24 November: the bar of the office. */
export function weekdayAndDay(day: Day, locale: Locale): string {
  const weekday = WEEKDAYS[locale][weekdayOf(day) - 1];
  const short = listDay(day, day, locale);
  return locale === "en" ? `${weekday} ${short}` : `${short} 周${weekday}`;
}

/** 2016年5月, or May 2016. */
export function longMonth(month: string, locale: Locale): string {
  const { year, month: number } = partsOf(month);
  return locale === "en" ? `${MONTHS[number - 1]} ${year}` : `${year}年${number}月`;
}

/** 09:12, in Jiaxing, 24 hours. */
export function clockTime(moment: Date): string {
  return isoMoment(moment).slice(11, 16);
}

/** 2016-05-03 09:12: logs, file names, tables that must line up. */
export function logMoment(moment: Date): string {
  return isoMoment(moment).slice(0, 16).replace("T", " ");
}

/** 10:58:07: as of when a figure of today was made. */
export function clockSeconds(moment: Date): string {
  return isoMoment(moment).slice(11, 19);
}

/** 2016年11月24日 10:58:07, or 24 November 2016, 10:58:07: receipts and papers. */
export function longMoment(moment: Date, locale: Locale): string {
  const iso = isoMoment(moment);
  return `${longDay(iso.slice(0, 10), locale)}${locale === "en" ? "," : ""} ${iso.slice(11, 19)}`;
}

/** 5月3日 09:12; with its year when that isn't the year of `today`: lists. */
export function listMoment(moment: Date, today: Day, locale: Locale): string {
  return `${listDay(dayOfMoment(moment), today, locale)}${locale === "en" ? "," : ""} ${clockTime(moment)}`;
}

/** 2016-05-03T09:12:00+08:00: for the `datetime` attribute. */
export function isoMoment(moment: Date): string {
  return `${new Date(moment.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** How pieces of a line are put together: a list, a list of pieces with commas of their own, a label and what it names, a remark. */
const MARKS = {
  "zh-CN": { comma: "、", semicolon: "；", colon: "：", remark: ["（", "）"] },
  en: { comma: ", ", semicolon: "; ", colon: ": ", remark: [", ", ""] },
} as const;

/** 甲、乙 or A, B: names, reasons, places. */
export function listed(pieces: readonly (string | number)[], locale: Locale): string {
  return pieces.join(MARKS[locale].comma);
}

/** 甲；乙 or A; B: pieces that may hold commas themselves. */
export function inTurn(pieces: readonly string[], locale: Locale): string {
  return pieces.join(MARKS[locale].semicolon);
}

/** 甲：乙 or A: B; 甲？乙 or A? B. */
export function labelled(label: string, text: string, locale: Locale): string {
  const { colon } = MARKS[locale];
  return label + (/[?？]$/.test(label) ? colon.slice(1) : colon) + text;
}

/** 甲（乙） or A, B: a person with the post, the house. */
export function remarked(text: string, remark: string, locale: Locale): string {
  const [open, close] = MARKS[locale].remark;
  return text + open + remark + close;
}

/** 1,284,600 or 1,284,600.00: thousands by comma in both languages. */
export function number(value: number, decimals = 0): string {
  const [whole = "", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "-" : "";
  return sign + grouped + (rest ? `.${rest}` : "");
}

/** 1,284,600.00 元, or CNY 1,284,600.00: what stands in papers and on records. Yuan. */
export function money(yuan: number, locale: Locale): string {
  return locale === "en" ? `CNY ${number(yuan, 2)}` : `${number(yuan, 2)} 元`;
}

/** 412.6 万元 from 100,000 yuan on: figures of a dashboard. English keeps thousands: CNY 4,126 thousand. */
export function roundMoney(yuan: number, locale: Locale): string {
  if (Math.abs(yuan) < 100_000) return locale === "en" ? `CNY ${number(yuan)}` : `${number(yuan)} 元`;
  return locale === "en" ? `CNY ${number(yuan / 1000)} thousand` : `${number(yuan / 10_000, 1)} 万元`;
}

/** 860 KB, 2.1 MB: bytes, by 1024 as the file managers of Windows count. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1024, "KB"] : [bytes / 1_048_576, "MB"];
  return `${value < 10 && unit === "MB" ? value.toFixed(1) : Math.round(value * 10) / 10} ${unit}`;
}

/** b0c82a3a 4f…: a hash in groups of eight, so that two people can compare it aloud. */
export function grouped(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, "$1 ");
}
