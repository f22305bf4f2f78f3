import type { ClockRule } from "@/kernel/clocks";
import { ruleOn } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import { type Calendar, calendarOf } from "@/kernel/working-days";
import type { Ctx, Tx } from "./database";

export type TimeLimitRule = ClockRule & { readonly id: string };
export type Rules = {
  readonly calendar: Calendar;
  /** What a day off is called, or for what a weekend day is worked. */
  readonly dayNames: ReadonlyMap<Day, string>;
  readonly limits: readonly TimeLimitRule[];
};

let kept: { version: number; rules: Rules } | undefined;

/** Time limits and the calendar as they stand now. Read once for each version: an official's change counts at the next request, in every instance. */
export async function rulesOf({ tx, rulesVersion }: Ctx): Promise<Rules> {
  if (kept?.version === rulesVersion) return kept.rules;
  const rules = await readRules(tx);
  kept = { version: rulesVersion, rules };
  return rules;
}

/** The same, read now and not kept: for the transaction that changes them, which may still fall back. */
export async function readRules(tx: Tx): Promise<Rules> {
  const [holidays, limits] = [
    await tx.holiday.findMany({ select: { day: true, kind: true, name: true }, orderBy: { day: "asc" } }),
    await tx.timeLimit.findMany({ orderBy: [{ kind: "asc" }, { validFrom: "asc" }] }),
  ];
  const days = holidays.map(({ day, kind, name }) => ({ day: dayFromDate(day), kind, name }));
  const lastKnown = days.at(-1)?.day ?? "2014-12-31";
  return {
    calendar: calendarOf(days, `${lastKnown.slice(0, 4)}-12-31`),
    dayNames: new Map(days.map(({ day, name }) => [day, name])),
    limits: limits.map((row) => ({
      id: row.id,
      kind: row.kind,
      length: row.length,
      unit: row.unit,
      extension: row.extension,
      stops: row.stops,
      yellow: row.yellow,
      red: row.red,
      basis: row.basis,
      basisEn: row.basisEn,
      source: row.source,
      verified: row.verified,
      validFrom: dayFromDate(row.validFrom),
      validTo: row.validTo ? dayFromDate(row.validTo) : null,
    })),
  };
}

/** The rule for a clock that starts on that day. A missing rule is a fault of the installation, never "in time". */
export function limitOn({ limits }: Rules, kind: string, day: Day): TimeLimitRule {
  const rule = ruleOn(limits, kind, day);
  if (!rule) throw new Error(`no time limit "${kind}" in force on ${day}`);
  return rule;
}
