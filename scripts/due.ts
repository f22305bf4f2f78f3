/**
 * `npm run due -- --length 15 --unit working-day --from 2016-02-05 [--pause 2016-02-06..2016-02-14]… [--extend 15]`
 * When a term ends, and why: the due date first, then each day. `--rule complaint-verify` takes length, unit and basis
 * from the rule in force on the first day. Reads the delivered calendar and rules, so it needs no database.
 */
import { parseArgs } from "node:util";
import { deliveredCalendar, HOLIDAYS_KNOWN_FROM } from "@seed/reference/holidays";
import { type TimeLimitRow, timeLimits } from "@seed/reference/time-limits";
import { createTranslator } from "next-intl";
import {
  basisIn,
  CLOCK_UNITS,
  type ClockUnit,
  countDays,
  dueMoment,
  explainDays,
  type Pause,
  pauseKey,
  ruleOn,
} from "@/kernel/clocks";
import { type Day, dayOfMoment, isDay, timeOfMoment, weekdayOf } from "@/kernel/days";
import en from "@/programme/time-limits/words/en.json";
import zh from "@/programme/time-limits/words/zh-CN.json";
import { isMain } from "./say";

/** An argument that can't be answered: one sentence, exit 2. */
class Unclear extends Error {}

const USAGE = `用法 Usage:
  npm run due -- --length 15 --unit working-day --from 2016-02-05
  npm run due -- --rule complaint-verify --from 2016-02-05
      --unit working-day | calendar-day | month | hour     （hour：--from 2016-02-05T09:30）
      --pause 2016-02-06..2016-02-14               （可重复；未恢复的写 2016-02-06.. 并加 --today）
      --extend 15    --today 2016-02-20    --lang zh-CN | en`;

type Question = {
  readonly rule: TimeLimitRow | undefined;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly startedOn: Day;
  /** `HH:MM` in Shanghai, for terms in hours. */
  readonly time: string;
  readonly pauses: readonly Pause[];
  readonly extendedBy: number;
  readonly today: Day | undefined;
  readonly lang: "zh-CN" | "en";
};

/** A term that begins or stands still on it, and may be of 9,999 months, still ends in a year of four figures. */
const LAST_DAY = "2999-12-31";

const OPTIONS = ["rule", "length", "unit", "from", "extend", "today", "lang", "pause"] as const;
type Option = (typeof OPTIONS)[number];
type Given = Readonly<Partial<Record<Exclude<Option, "pause">, string>>> & {
  readonly pause?: readonly string[];
  readonly help: boolean;
};

// Not strict: what parseArgs would say of a mistake is English alone, and of an option that is given twice it takes the last in silence.
function readArguments(args: string[]): Given {
  const options = Object.fromEntries(OPTIONS.map((name) => [name, { type: "string" } as const]));
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const given: Partial<Record<Exclude<Option, "pause">, string>> & { pause?: string[]; help: boolean } = {
    help: false,
  };
  for (const token of tokens) {
    if (token.kind === "positional") throw new Unclear(`参数“${token.value}”多余。Not expected: ${token.value}`);
    if (token.kind === "option-terminator") continue;
    const { rawName, value } = token;
    if (token.name === "help") {
      given.help = true;
      continue;
    }
    const name = OPTIONS.find((each) => each === token.name);
    if (!name) throw new Unclear(`没有 ${rawName} 这个选项。There is no option ${rawName}.`);
    if (value === undefined) throw new Unclear(`${rawName} 后面要写一个值。${rawName} needs a value.`);
    if (name === "pause") given.pause = [...(given.pause ?? []), value];
    else if (given[name] === undefined) given[name] = value;
    else throw new Unclear(`${rawName} 写了两次，只能写一次。${rawName} is given twice; it may be given once.`);
  }
  return given;
}

function readQuestion(given: Given): Question {
  if (given.from === undefined)
    throw new Unclear("请用 --from 写明起算日，如 --from 2016-02-05。Say the first day with --from.");
  const [startedOn = "", time = ""] = given.from.split("T");
  mustBeDay(startedOn, "--from");
  if (startedOn < HOLIDAYS_KNOWN_FROM) {
    throw new Unclear(`放假安排从 ${HOLIDAYS_KNOWN_FROM} 起才有。Holidays are known from ${HOLIDAYS_KNOWN_FROM} on.`);
  }
  const rule = given.rule === undefined ? undefined : readRule(given.rule, startedOn);
  if (rule && (given.length !== undefined || given.unit !== undefined)) {
    throw new Unclear("--rule 已含天数和单位，不能再写 --length 或 --unit。--rule excludes --length and --unit.");
  }
  const unit = rule?.unit ?? readUnit(given.unit);
  if (unit === "hour" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new Unclear("按小时计算需要时刻，如 --from 2016-02-05T09:30。Hours need a time of day in --from.");
  }
  if (unit !== "hour" && given.from !== startedOn)
    throw new Unclear("按日、按月计算的 --from 只写日期。--from takes a day alone.");
  if (unit === "hour" && given.pause) throw new Unclear("按小时计算的期限不中止。A term in hours has no pauses.");
  const extendedBy = given.extend === undefined ? 0 : readNumber(given.extend, "--extend");
  if (rule && rule.extension === null && extendedBy > 0) {
    throw new Unclear("这条期限不能延长。This term can't be extended.");
  }
  if (rule && extendedBy > (rule.extension ?? 0)) {
    throw new Unclear(`这条期限最多延长 ${rule.extension}。It may be extended by at most ${rule.extension}.`);
  }
  if (given.today !== undefined) mustBeDay(given.today, "--today");
  return {
    rule,
    length: rule?.length ?? readNumber(given.length, "--length"),
    unit,
    startedOn,
    time,
    pauses: (given.pause ?? []).map((span) => readPause(span, given.today)),
    extendedBy,
    today: given.today,
    lang: readLanguage(given.lang),
  };
}

function mustBeDay(text: string, option: string): void {
  if (!isDay(text)) throw new Unclear(`${option} 应是真实的日期，如 2016-02-05，不是“${text}”。Not a day: ${text}`);
  if (text > LAST_DAY) throw new Unclear(`${option} 最晚写到 ${LAST_DAY}。${option} may be ${LAST_DAY} at the latest.`);
}

function readNumber(text: string | undefined, option: string): number {
  const number = Number(text);
  if (text !== undefined && /^\d{1,4}$/.test(text) && number > 0) return number;
  throw new Unclear(`${option} 应是 1 到 9999 的整数，不是“${text ?? ""}”。Not a whole number from 1 to 9999.`);
}

function readUnit(text: string | undefined): ClockUnit {
  const unit = CLOCK_UNITS.find((each) => each === text?.replaceAll("-", "_"));
  if (unit) return unit;
  throw new Unclear(`--unit 应是 working-day、calendar-day、month 或 hour，不是“${text ?? ""}”。Not a unit.`);
}

function readLanguage(text = "zh-CN"): "zh-CN" | "en" {
  if (text === "zh-CN" || text === "en") return text;
  throw new Unclear(`--lang 应是 zh-CN 或 en，不是“${text}”。Not a language here.`);
}

function readRule(kind: string, day: Day): TimeLimitRow {
  const rule = ruleOn(timeLimits, kind, day);
  if (rule) return rule;
  const kinds = [...new Set(timeLimits.map((each) => each.kind))];
  if (kinds.includes(kind)) throw new Unclear(`${day} 没有生效的“${kind}”期限。No rule ${kind} in force on ${day}.`);
  throw new Unclear(`没有“${kind}”这种期限。No such rule; there are: ${kinds.join(", ")}`);
}

function readPause(span: string, today: Day | undefined): Pause {
  const [from = "", to, ...more] = span.split("..");
  if (to === undefined || more.length > 0) {
    throw new Unclear(`--pause 应写成 2016-02-06..2016-02-14，不是“${span}”。Not a pause: ${span}`);
  }
  mustBeDay(from, "--pause");
  if (to === "" && today !== undefined && today < from) {
    throw new Unclear(`--today ${today} 早于中止的起日 ${from}。The pause begins only after --today.`);
  }
  if (to === "" && today !== undefined) return { from, to: null };
  if (to === "") throw new Unclear("中止尚未恢复时，请用 --today 写明今天。An open pause needs --today.");
  mustBeDay(to, "--pause");
  if (to < from) throw new Unclear(`中止的止日 ${to} 早于起日 ${from}。The pause ends before it begins.`);
  return { from, to };
}

/** The answer, line by line, in the words of the page behind a due date. */
function answer(question: Question): string[] {
  const { rule, unit, length, extendedBy, startedOn, time, pauses, today } = question;
  const messages = question.lang === "en" ? en : zh;
  const t = createTranslator({ locale: question.lang, messages });
  const { knownUntil } = deliveredCalendar;

  const ends = endOf(question);
  const weekday = t(`weekday.${weekdayOf(ends.dueOn)}`);
  const lines = [
    ends.time === undefined
      ? t("count.due", { day: ends.dueOn, weekday })
      : t("count.dueAt", { day: ends.dueOn, weekday, time: ends.time }),
    t(`count.term.${unit}`, { length, startedOn, time }),
  ];
  if (extendedBy > 0) lines.push(t(`count.extended.${unit}`, { extendedBy, total: length + extendedBy }));
  for (const { from, to } of pauses) {
    const said = { from, to: to ?? "", today: today ?? "", sameDay: String(from === to) };
    lines.push(t(`count.${pauseKey({ from, to }, ends.dueOn)}`, said));
  }
  if (ends.beyondCalendar) lines.push(t("count.beyondCalendar", { knownUntil }));
  if (rule) lines.push(t("count.basis", { basis: basisIn(rule, question.lang) }));
  if (rule && !rule.verified) lines.push(t("count.unverified"));
  for (const { day, weekday: name, kind, number, due } of ends.days) {
    const reason = t(`count.line.${kind}`, { number: String(number ?? "") });
    lines.push(`  ${day} ${t(`weekday.${name}`)}  ${reason}${due ? `  ← ${t("count.last")}` : ""}`);
  }
  return lines;
}

function endOf({ unit, length, extendedBy, startedOn, time, pauses, today }: Question) {
  if (unit === "hour") {
    const moment = dueMoment({ startedAt: new Date(`${startedOn}T${time}:00+08:00`), length, extendedBy });
    const dueOn = dayOfMoment(moment);
    return { dueOn, time: timeOfMoment(moment), beyondCalendar: false, days: [] };
  }
  const term = { unit, length, extendedBy, startedOn, pauses, ...(today === undefined ? {} : { today }) };
  const count = countDays(term, deliveredCalendar);
  return {
    dueOn: count.dueOn,
    beyondCalendar: count.beyondCalendar,
    days: explainDays(term, count, deliveredCalendar),
  };
}

/** What the command says to these arguments, and its exit code: 0, or 2 when they can't be answered. */
export function due(args: string[]): { readonly status: 0 | 2; readonly stdout: string; readonly stderr: string } {
  try {
    const given = readArguments(args);
    return { status: 0, stdout: given.help ? USAGE : answer(readQuestion(given)).join("\n"), stderr: "" };
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return { status: 2, stdout: "", stderr: [error.message, USAGE].join("\n") };
  }
}

if (isMain(import.meta.url)) {
  const { status, stdout, stderr } = due(process.argv.slice(2));
  if (stdout) console.log(stdout);
  if (stderr) console.error(stderr);
  process.exitCode = status;
}
