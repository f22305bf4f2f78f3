import { addDays, type Day, daysBetween } from "@/kernel/days";
import { type Calendar, type CalendarRow, calendarOf } from "@/kernel/working-days";

export type HolidayRow = CalendarRow & { readonly name: string; readonly source: string; readonly verified: boolean };

/** One festival of one year: spans of days off (`first..last`, or a single day), and the weekend days worked in exchange. */
type Festival = {
  readonly name: string;
  readonly rest: readonly string[];
  readonly work: readonly Day[];
  readonly source: string;
};

/** Before this day nothing is known of days off. */
export const HOLIDAYS_KNOWN_FROM: Day = "2014-01-01";
/** The end of the last announced year. Terms that reach beyond it say so. */
export const HOLIDAYS_KNOWN_UNTIL: Day = "2026-12-31";

/**
 * The State Council's notices for 2014 to 2026, transcribed from the package chinese-days, with which a test compares
 * every day. A weekend day inside a span may be left out: it is a day of rest anyway. In November, when next year's notice
 * comes, the security administrator enters it on the page of time limits; a new release adds its lines here.
 */
// biome-ignore format: a table, one row a line
const FESTIVALS: readonly Festival[] = [
  // 2014
  { name: "元旦", rest: ["2014-01-01"], work: [], source: "国办发明电〔2013〕28号" },
  { name: "春节", rest: ["2014-01-31..2014-02-06"], work: ["2014-01-26", "2014-02-08"], source: "国办发明电〔2013〕28号" },
  { name: "清明节", rest: ["2014-04-05..2014-04-07"], work: [], source: "国办发明电〔2013〕28号" },
  { name: "劳动节", rest: ["2014-05-01..2014-05-03"], work: ["2014-05-04"], source: "国办发明电〔2013〕28号" },
  { name: "端午节", rest: ["2014-06-02"], work: [], source: "国办发明电〔2013〕28号" },
  { name: "中秋节", rest: ["2014-09-08"], work: [], source: "国办发明电〔2013〕28号" },
  { name: "国庆节", rest: ["2014-10-01..2014-10-07"], work: ["2014-09-28", "2014-10-11"], source: "国办发明电〔2013〕28号" },
  // 2015
  { name: "元旦", rest: ["2015-01-01..2015-01-03"], work: ["2015-01-04"], source: "国办发明电〔2014〕28号" },
  { name: "春节", rest: ["2015-02-18..2015-02-24"], work: ["2015-02-15", "2015-02-28"], source: "国办发明电〔2014〕28号" },
  { name: "清明节", rest: ["2015-04-05..2015-04-06"], work: [], source: "国办发明电〔2014〕28号" },
  { name: "劳动节", rest: ["2015-05-01"], work: [], source: "国办发明电〔2014〕28号" },
  { name: "端午节", rest: ["2015-06-20", "2015-06-22"], work: [], source: "国办发明电〔2014〕28号" },
  { name: "抗战胜利70周年纪念日", rest: ["2015-09-03..2015-09-04"], work: ["2015-09-06"], source: "国发明电〔2015〕1号" },
  { name: "中秋节", rest: ["2015-09-27"], work: [], source: "国办发明电〔2014〕28号" },
  { name: "国庆节", rest: ["2015-10-01..2015-10-07"], work: ["2015-10-10"], source: "国办发明电〔2014〕28号" },
  // 2016
  { name: "元旦", rest: ["2016-01-01"], work: [], source: "国办发明电〔2015〕18号" },
  { name: "春节", rest: ["2016-02-07..2016-02-13"], work: ["2016-02-06", "2016-02-14"], source: "国办发明电〔2015〕18号" },
  { name: "清明节", rest: ["2016-04-04"], work: [], source: "国办发明电〔2015〕18号" },
  { name: "劳动节", rest: ["2016-05-01..2016-05-02"], work: [], source: "国办发明电〔2015〕18号" },
  { name: "端午节", rest: ["2016-06-09..2016-06-11"], work: ["2016-06-12"], source: "国办发明电〔2015〕18号" },
  { name: "中秋节", rest: ["2016-09-15..2016-09-17"], work: ["2016-09-18"], source: "国办发明电〔2015〕18号" },
  { name: "国庆节", rest: ["2016-10-01..2016-10-07"], work: ["2016-10-08", "2016-10-09"], source: "国办发明电〔2015〕18号" },
  // 2017
  { name: "元旦", rest: ["2017-01-01..2017-01-02"], work: [], source: "国办发明电〔2016〕17号" },
  { name: "春节", rest: ["2017-01-27..2017-02-02"], work: ["2017-01-22", "2017-02-04"], source: "国办发明电〔2016〕17号" },
  { name: "清明节", rest: ["2017-04-02..2017-04-04"], work: ["2017-04-01"], source: "国办发明电〔2016〕17号" },
  { name: "劳动节", rest: ["2017-05-01"], work: [], source: "国办发明电〔2016〕17号" },
  { name: "端午节", rest: ["2017-05-28..2017-05-30"], work: ["2017-05-27"], source: "国办发明电〔2016〕17号" },
  { name: "国庆节", rest: ["2017-10-01..2017-10-03", "2017-10-05..2017-10-08"], work: ["2017-09-30"], source: "国办发明电〔2016〕17号" },
  { name: "中秋节", rest: ["2017-10-04"], work: [], source: "国办发明电〔2016〕17号" },
  // 2018
  { name: "元旦", rest: ["2018-01-01"], work: [], source: "国办发明电〔2017〕12号" },
  { name: "春节", rest: ["2018-02-15..2018-02-21"], work: ["2018-02-11", "2018-02-24"], source: "国办发明电〔2017〕12号" },
  { name: "清明节", rest: ["2018-04-05..2018-04-07"], work: ["2018-04-08"], source: "国办发明电〔2017〕12号" },
  { name: "劳动节", rest: ["2018-04-29..2018-05-01"], work: ["2018-04-28"], source: "国办发明电〔2017〕12号" },
  { name: "端午节", rest: ["2018-06-18"], work: [], source: "国办发明电〔2017〕12号" },
  { name: "中秋节", rest: ["2018-09-24"], work: [], source: "国办发明电〔2017〕12号" },
  { name: "国庆节", rest: ["2018-10-01..2018-10-07"], work: ["2018-09-29", "2018-09-30"], source: "国办发明电〔2017〕12号" },
  // 2019
  { name: "元旦", rest: ["2018-12-30..2019-01-01"], work: ["2018-12-29"], source: "国办发明电〔2018〕15号" },
  { name: "春节", rest: ["2019-02-04..2019-02-10"], work: ["2019-02-02", "2019-02-03"], source: "国办发明电〔2018〕15号" },
  { name: "清明节", rest: ["2019-04-05..2019-04-07"], work: [], source: "国办发明电〔2018〕15号" },
  { name: "劳动节", rest: ["2019-05-01..2019-05-04"], work: ["2019-04-28", "2019-05-05"], source: "国办发明电〔2019〕3号" },
  { name: "端午节", rest: ["2019-06-07..2019-06-09"], work: [], source: "国办发明电〔2018〕15号" },
  { name: "中秋节", rest: ["2019-09-13..2019-09-15"], work: [], source: "国办发明电〔2018〕15号" },
  { name: "国庆节", rest: ["2019-10-01..2019-10-07"], work: ["2019-09-29", "2019-10-12"], source: "国办发明电〔2018〕15号" },
  // 2020
  { name: "元旦", rest: ["2020-01-01"], work: [], source: "国办发明电〔2019〕16号" },
  { name: "春节", rest: ["2020-01-24..2020-02-02"], work: ["2020-01-19"], source: "国办发明电〔2019〕16号、〔2020〕1号" },
  { name: "清明节", rest: ["2020-04-04..2020-04-06"], work: [], source: "国办发明电〔2019〕16号" },
  { name: "劳动节", rest: ["2020-05-01..2020-05-05"], work: ["2020-04-26", "2020-05-09"], source: "国办发明电〔2019〕16号" },
  { name: "端午节", rest: ["2020-06-25..2020-06-27"], work: ["2020-06-28"], source: "国办发明电〔2019〕16号" },
  { name: "国庆节、中秋节", rest: ["2020-10-01..2020-10-08"], work: ["2020-09-27", "2020-10-10"], source: "国办发明电〔2019〕16号" },
  // 2021
  { name: "元旦", rest: ["2021-01-01..2021-01-03"], work: [], source: "国办发明电〔2020〕27号" },
  { name: "春节", rest: ["2021-02-11..2021-02-17"], work: ["2021-02-07", "2021-02-20"], source: "国办发明电〔2020〕27号" },
  { name: "清明节", rest: ["2021-04-03..2021-04-05"], work: [], source: "国办发明电〔2020〕27号" },
  { name: "劳动节", rest: ["2021-05-01..2021-05-05"], work: ["2021-04-25", "2021-05-08"], source: "国办发明电〔2020〕27号" },
  { name: "端午节", rest: ["2021-06-12..2021-06-14"], work: [], source: "国办发明电〔2020〕27号" },
  { name: "中秋节", rest: ["2021-09-19..2021-09-21"], work: ["2021-09-18"], source: "国办发明电〔2020〕27号" },
  { name: "国庆节", rest: ["2021-10-01..2021-10-07"], work: ["2021-09-26", "2021-10-09"], source: "国办发明电〔2020〕27号" },
  // 2022
  { name: "元旦", rest: ["2022-01-01..2022-01-03"], work: [], source: "国办发明电〔2021〕11号" },
  { name: "春节", rest: ["2022-01-31..2022-02-06"], work: ["2022-01-29", "2022-01-30"], source: "国办发明电〔2021〕11号" },
  { name: "清明节", rest: ["2022-04-03..2022-04-05"], work: ["2022-04-02"], source: "国办发明电〔2021〕11号" },
  { name: "劳动节", rest: ["2022-04-30..2022-05-04"], work: ["2022-04-24", "2022-05-07"], source: "国办发明电〔2021〕11号" },
  { name: "端午节", rest: ["2022-06-03..2022-06-05"], work: [], source: "国办发明电〔2021〕11号" },
  { name: "中秋节", rest: ["2022-09-10..2022-09-12"], work: [], source: "国办发明电〔2021〕11号" },
  { name: "国庆节", rest: ["2022-10-01..2022-10-07"], work: ["2022-10-08", "2022-10-09"], source: "国办发明电〔2021〕11号" },
  // 2023
  { name: "元旦", rest: ["2022-12-31..2023-01-02"], work: [], source: "国办发明电〔2022〕16号" },
  { name: "春节", rest: ["2023-01-21..2023-01-27"], work: ["2023-01-28", "2023-01-29"], source: "国办发明电〔2022〕16号" },
  { name: "清明节", rest: ["2023-04-05"], work: [], source: "国办发明电〔2022〕16号" },
  { name: "劳动节", rest: ["2023-04-29..2023-05-03"], work: ["2023-04-23", "2023-05-06"], source: "国办发明电〔2022〕16号" },
  { name: "端午节", rest: ["2023-06-22..2023-06-24"], work: ["2023-06-25"], source: "国办发明电〔2022〕16号" },
  { name: "中秋节", rest: ["2023-09-29"], work: [], source: "国办发明电〔2022〕16号" },
  { name: "国庆节", rest: ["2023-09-30..2023-10-06"], work: ["2023-10-07", "2023-10-08"], source: "国办发明电〔2022〕16号" },
  // 2024
  { name: "元旦", rest: ["2024-01-01"], work: [], source: "国办发明电〔2023〕7号" },
  { name: "春节", rest: ["2024-02-10..2024-02-17"], work: ["2024-02-04", "2024-02-18"], source: "国办发明电〔2023〕7号" },
  { name: "清明节", rest: ["2024-04-04..2024-04-06"], work: ["2024-04-07"], source: "国办发明电〔2023〕7号" },
  { name: "劳动节", rest: ["2024-05-01..2024-05-05"], work: ["2024-04-28", "2024-05-11"], source: "国办发明电〔2023〕7号" },
  { name: "端午节", rest: ["2024-06-10"], work: [], source: "国办发明电〔2023〕7号" },
  { name: "中秋节", rest: ["2024-09-15..2024-09-17"], work: ["2024-09-14"], source: "国办发明电〔2023〕7号" },
  { name: "国庆节", rest: ["2024-10-01..2024-10-07"], work: ["2024-09-29", "2024-10-12"], source: "国办发明电〔2023〕7号" },
  // 2025
  { name: "元旦", rest: ["2025-01-01"], work: [], source: "国办发明电〔2024〕12号" },
  { name: "春节", rest: ["2025-01-28..2025-02-04"], work: ["2025-01-26", "2025-02-08"], source: "国办发明电〔2024〕12号" },
  { name: "清明节", rest: ["2025-04-04..2025-04-06"], work: [], source: "国办发明电〔2024〕12号" },
  { name: "劳动节", rest: ["2025-05-01..2025-05-05"], work: ["2025-04-27"], source: "国办发明电〔2024〕12号" },
  { name: "端午节", rest: ["2025-05-31..2025-06-02"], work: [], source: "国办发明电〔2024〕12号" },
  { name: "国庆节", rest: ["2025-10-01..2025-10-05", "2025-10-07..2025-10-08"], work: ["2025-09-28", "2025-10-11"], source: "国办发明电〔2024〕12号" },
  { name: "中秋节", rest: ["2025-10-06"], work: [], source: "国办发明电〔2024〕12号" },
  // 2026
  { name: "元旦", rest: ["2026-01-01..2026-01-03"], work: ["2026-01-04"], source: "国办发明电〔2025〕7号" },
  { name: "春节", rest: ["2026-02-15..2026-02-23"], work: ["2026-02-14", "2026-02-28"], source: "国办发明电〔2025〕7号" },
  { name: "清明节", rest: ["2026-04-04..2026-04-06"], work: [], source: "国办发明电〔2025〕7号" },
  { name: "劳动节", rest: ["2026-05-01..2026-05-05"], work: ["2026-05-09"], source: "国办发明电〔2025〕7号" },
  { name: "端午节", rest: ["2026-06-19..2026-06-21"], work: [], source: "国办发明电〔2025〕7号" },
  { name: "国庆节", rest: ["2026-10-01..2026-10-07"], work: ["2026-09-20", "2026-10-10"], source: "国办发明电〔2025〕7号" },
  { name: "中秋节", rest: ["2026-09-25..2026-09-27"], work: [], source: "国办发明电〔2025〕7号" },
];

function daysIn(span: string): Day[] {
  const [first = span, last = first] = span.split("..");
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n));
}

/** Day by day, in order of date. All notices were compared with their text, so all rows are verified. */
export const holidays: readonly HolidayRow[] = FESTIVALS.flatMap(({ name, rest, work, source }) => [
  ...rest.flatMap(daysIn).map((day) => ({ day, kind: "rest" as const, name, source, verified: true })),
  ...work.map((day) => ({ day, kind: "work" as const, name, source, verified: true })),
]).toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** The calendar as it is delivered: for the command line and for tests. The portal reads its calendar from the table. */
export const deliveredCalendar: Calendar = calendarOf(holidays, HOLIDAYS_KNOWN_UNTIL);
