import { type ClockAct, clockRefusal } from "@/kernel/clock-steps";
import { type ClockRule, countDays, dueMoment, lightOf } from "@/kernel/clocks";
import { type Day, dateOf, dayFromDate, dayOfMoment, startOfDay } from "@/kernel/days";
import { LATE_REASON, LATE_REASON_MAXIMUM } from "@/kernel/form-state";
import { Refusal } from "@/kernel/refusal";
import type { ClockEffects } from "@/kernel/workflow";
import { sayWhy } from "./clock-reasons";
import { type ClockRow, clockSelect, ruleOf } from "./clocks";
import type { Ctx } from "./database";
import { limitOn, type Rules, rulesOf } from "./rules";

export type ClockSubject = { readonly kind: string; readonly id: string; readonly complaintId?: string | null };

type Change =
  | {
      readonly do: "start";
      readonly kind: string;
      readonly rule: ClockRule & { id: string };
      readonly startedAt: Date;
      readonly dueOn: Day;
      readonly dueAt: Date | null;
    }
  | {
      readonly do: "end";
      readonly row: ClockRow;
      readonly how: "met" | "cancelled";
      /** Of a clock that stands still: its date as if it had been resumed, or the days of the stop would make it late. */
      readonly dueOn: Day;
      /** Met after its last day. */
      readonly late: boolean;
      /** Why, as the person said who was asked. */
      readonly why: string | undefined;
    }
  | { readonly do: "pause"; readonly row: ClockRow; readonly reason: string }
  | {
      readonly do: "resume" | "extend";
      readonly row: ClockRow;
      readonly dueOn: Day;
      readonly dueAt: Date | null;
      readonly extendedBy: number;
    };

/** What a step will do to the clocks of its record, worked out before anything is written, so that the record's `dueOn` goes into the same compare-and-swap. */
export type ClockPlan = {
  readonly subject: ClockSubject;
  readonly changes: readonly Change[];
  readonly dueOn: Day | null;
};

/**
 * Plans the effects of a step. Refusals: `stop-not-allowed` (this clock doesn't stop for that reason), `already-paused`,
 * `not-paused`, `not-extendable`, `already-extended`, `no-such-clock`, `term-passed` (what ran out is neither stopped nor extended:
 * a missed term stays missed). Keeps as wrong (`keepFaults`) that an official meets a missed term without saying why.
 */
export async function planClocks(
  ctx: Ctx,
  subject: ClockSubject,
  effects: ClockEffects<string>,
  options: {
    readonly stopReason?: string;
    /** The day of the event from which new clocks count, when that isn't today: the execution of a penalty that is entered later. */
    readonly startsOn?: Day;
    /** Kinds of which nobody is asked why they were missed. */
    readonly unasked?: readonly string[];
  } = {},
): Promise<ClockPlan> {
  const rules = await rulesOf(ctx);
  const rows: ClockRow[] = await ctx.tx.clock.findMany({
    where: { subjectId: subject.id, metOn: null, cancelledOn: null },
    select: clockSelect,
  });
  const running = new Map(rows.map((row) => [row.kind, row]));
  const changes: Change[] = [];
  const dueDays = new Map(rows.map((row) => [row.kind, row.pausedSince ? null : dayFromDate(row.dueOn)]));

  for (const kind of [...(effects.meet ?? []), ...(effects.cancel ?? [])]) {
    const row = running.get(kind);
    if (!row) continue; // a step that meets a clock may be taken again after a return, when it has been met
    const how = effects.meet?.includes(kind) ? "met" : "cancelled";
    const dueOn = row.pausedSince
      ? dueOf(row, rules, { extendedBy: row.extendedBy, resumedOn: ctx.today }).dueOn
      : dayFromDate(row.dueOn);
    const late = how === "met" && metLate(row, dueOn, rules, ctx);
    const why = late && !row.lateReason && !options.unasked?.includes(kind) ? reasonGiven(ctx) : undefined;
    changes.push({ do: "end", row, how, dueOn, late, why });
    dueDays.delete(kind);
  }
  for (const kind of effects.pause ?? []) {
    const row = letting("pause", running.get(kind), rules, ctx);
    const reason = options.stopReason ?? "";
    if (!ruleOf(row, rules).stops.includes(reason)) throw new Refusal("stop-not-allowed");
    changes.push({ do: "pause", row, reason });
    dueDays.set(kind, null);
  }
  for (const kind of effects.resume ?? []) {
    const row = letting("resume", running.get(kind), rules, ctx);
    const due = dueOf(row, rules, { extendedBy: row.extendedBy, resumedOn: ctx.today });
    changes.push({ do: "resume", row, ...due, extendedBy: row.extendedBy });
    dueDays.set(kind, due.dueOn);
  }
  for (const kind of effects.extend ?? []) {
    const row = letting("extend", running.get(kind), rules, ctx);
    const extendedBy = ruleOf(row, rules).extension ?? 0;
    const due = dueOf(row, rules, { extendedBy });
    changes.push({ do: "extend", row, ...due, extendedBy });
    dueDays.set(kind, due.dueOn);
  }
  for (const kind of effects.start ?? []) {
    const startsOn = options.startsOn ?? ctx.today;
    const startedAt = startsOn === ctx.today ? ctx.now : startOfDay(startsOn);
    const rule = limitOn(rules, kind, startsOn);
    const due = dueAfter(rule, startedAt, { pauses: [], extendedBy: 0 }, rules);
    changes.push({ do: "start", kind, rule, startedAt, ...due });
    dueDays.set(kind, due.dueOn);
  }
  const open = [...dueDays.values()].filter((day) => day !== null).sort();
  return { subject, changes, dueOn: open[0] ?? null };
}

/** The same rule as its light: whether a clock that is met now is met late. */
function metLate(row: ClockRow, dueOn: Day, rules: Rules, { now, today }: Ctx): boolean {
  const rule = ruleOf(row, rules);
  const state = { dueOn, dueAt: row.dueAt, pausedSince: null, metOn: today, metAt: now };
  const { unit, yellow, red } = rule;
  return lightOf({ ...state, unit, yellow, red }, unit === "hour" ? now : today, rules.calendar).lateBy !== null;
}

/**
 * Why a term was missed, as the person said; keeps as wrong that he didn't. A term binds the office, so an official answers for it; a firm, or a
 * job that acts by itself, is not asked.
 */
export function reasonGiven({ actor, lateReason = "", keepFaults }: Ctx): string | undefined {
  if (actor.kind !== "official") return undefined;
  const code = lateReason === "" ? "why-late" : lateReason.length > LATE_REASON_MAXIMUM ? "why-late-long" : undefined;
  if (code) keepFaults({ [LATE_REASON]: [code] });
  return code ? undefined : lateReason;
}

/** Writes what was planned: the record has been swapped, so nobody else is at its clocks. */
export async function applyClocks(ctx: Ctx, plan: ClockPlan): Promise<void> {
  const { tx, now, today } = ctx;
  const { subject } = plan;
  const day = dateOf(today);
  for (const change of plan.changes) {
    if (change.do === "end") {
      const ended = change.how === "met" ? { metOn: day, metAt: now } : { cancelledOn: day };
      const data = { ...ended, pausedSince: null, dueOn: dateOf(change.dueOn) };
      await tx.clock.updateMany({ where: { id: change.row.id }, data });
      if (change.why) await sayWhy(ctx, change.row, change.why);
      if (change.row.pausedSince) await endPause(ctx, change.row);
    } else if (change.do === "pause") {
      await tx.clock.updateMany({ where: { id: change.row.id }, data: { pausedSince: day } });
      await tx.clockPause.createMany({
        data: [{ clockId: change.row.id, fromDay: day, reason: change.reason, byId: byId(ctx) }],
      });
    } else if (change.do === "resume") {
      await endPause(ctx, change.row);
      await tx.clock.updateMany({
        where: { id: change.row.id },
        data: { pausedSince: null, dueOn: dateOf(change.dueOn), dueAt: change.dueAt },
      });
    } else if (change.do === "extend") {
      const { dueOn, dueAt, extendedBy } = change;
      await tx.clock.updateMany({ where: { id: change.row.id }, data: { extendedBy, dueOn: dateOf(dueOn), dueAt } });
    }
  }
  // After the ends: a step may end a clock and start the next one of its kind.
  const starts = plan.changes.filter((change) => change.do === "start");
  if (starts.length > 0) {
    await tx.clock.createMany({
      data: starts.map(({ kind, rule, startedAt, dueOn, dueAt }) => ({
        subjectKind: subject.kind,
        subjectId: subject.id,
        complaintId: subject.complaintId ?? null,
        kind,
        timeLimitId: rule.id,
        startedOn: dateOf(dayOfMoment(startedAt)),
        startedAt,
        dueOn: dateOf(dueOn),
        dueAt,
      })),
    });
  }
}

async function endPause({ tx, today }: Ctx, row: ClockRow): Promise<void> {
  await tx.clockPause.updateMany({ where: { clockId: row.id, toDay: null }, data: { toDay: dateOf(today) } });
}

function letting(act: ClockAct, row: ClockRow | undefined, rules: Rules, { now, today }: Ctx): ClockRow {
  const passed = row !== undefined && (row.dueAt ? row.dueAt < now : dayFromDate(row.dueOn) < today);
  const clock = row && {
    rule: ruleOf(row, rules),
    paused: row.pausedSince !== null,
    extended: row.extendedBy > 0,
    passed,
    explained: row?.lateReason !== null,
  };
  const refusal = clockRefusal(act, clock);
  if (refusal || !row) throw new Refusal(refusal ?? "no-such-clock");
  return row;
}

function dueOf(
  row: ClockRow,
  rules: Rules,
  { extendedBy, resumedOn }: { extendedBy: number; resumedOn?: Day },
): { dueOn: Day; dueAt: Date | null } {
  const pauses = row.pauses.map(({ fromDay, toDay }) => ({
    from: dayFromDate(fromDay),
    to: toDay ? dayFromDate(toDay) : (resumedOn ?? null),
  }));
  return dueAfter(ruleOf(row, rules), row.startedAt, { pauses, extendedBy }, rules);
}

/** When a clock that began at a moment is due under its rule; a pause that still lasts needs `to`. */
export function dueAfter(
  rule: ClockRule,
  startedAt: Date,
  { pauses, extendedBy }: { pauses: readonly { from: Day; to: Day | null }[]; extendedBy: number },
  { calendar }: Rules,
): { dueOn: Day; dueAt: Date | null } {
  if (rule.unit === "hour") {
    const dueAt = dueMoment({ startedAt, length: rule.length, extendedBy });
    return { dueOn: dayOfMoment(dueAt), dueAt };
  }
  const { dueOn } = countDays(
    { length: rule.length, unit: rule.unit, startedOn: dayOfMoment(startedAt), pauses, extendedBy },
    calendar,
  );
  return { dueOn, dueAt: null };
}

function byId({ actor }: Ctx): string {
  if (actor.kind !== "official" && actor.kind !== "firm") throw new Refusal("not-yours");
  return actor.personId;
}
