import { dueIf, type RunningTerm } from "@/kernel/clock-steps";
import { type ClockRule, countDays } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { limitOn, rulesOf } from "@/platform/rules";

/** What a clock would be, before anybody acts: nothing here is stored, and no statement is run when the rules are kept. */
export type Forecast = {
  readonly kind: string;
  readonly rule: ClockRule;
  readonly dueOn: Day;
  /** The last day for which holidays are known, when the date lies beyond it. */
  readonly knownUntil: Day | null;
};

/** The clock that a step would start today. Only for terms in days. */
export async function ifStarted(ctx: Ctx, kind: string): Promise<Forecast> {
  const rules = await rulesOf(ctx);
  const rule = limitOn(rules, kind, ctx.today);
  if (rule.unit === "hour") throw new Error(`${kind} counts hours`);
  const { dueOn, beyondCalendar } = countDays(
    { length: rule.length, unit: rule.unit, startedOn: ctx.today },
    rules.calendar,
  );
  return { kind, rule, dueOn, knownUntil: beyondCalendar ? rules.calendar.knownUntil : null };
}

type Change = { readonly extend: true } | { readonly pausedFrom: Day; readonly until: Day };

/** A running clock as it would be if it were extended now, or stood still from one day until another. */
export async function ifChanged(
  ctx: Ctx,
  clock: RunningTerm & { readonly kind: string; readonly rule: ClockRule },
  change: Change,
): Promise<Forecast> {
  const { calendar } = await rulesOf(ctx);
  const { dueOn, beyondCalendar } = dueIf(clock, change, calendar);
  return { kind: clock.kind, rule: clock.rule, dueOn, knownUntil: beyondCalendar ? calendar.knownUntil : null };
}

type Stoppable = { readonly running: boolean; readonly pausedSince: Day | null };

/** The paused clock of this kind as it would be if it were resumed today; null when none stands still. */
export async function ifResumed<Clock extends Parameters<typeof ifChanged>[1] & Stoppable>(
  ctx: Ctx,
  clocks: readonly Clock[],
  kind: string,
): Promise<Forecast | null> {
  const paused = clocks.find((clock) => clock.kind === kind && clock.running && clock.pausedSince);
  return paused?.pausedSince ? ifChanged(ctx, paused, { pausedFrom: paused.pausedSince, until: ctx.today }) : null;
}
