import type { Actor } from "./actor";
import { type ClockRule, countDays, type DayCount, type Pause } from "./clocks";
import type { Day } from "./days";
import { type ClockEffects, type OpenStep, type ShutStep, stepsFor, type Workflow } from "./workflow";
import type { Calendar } from "./working-days";

/** A running clock, as far as a step that would stop, resume or extend it must know it. */
export type ClockAtHand = {
  readonly rule: Pick<ClockRule, "stops" | "extension">;
  readonly paused: boolean;
  readonly extended: boolean;
  /** Its last day is over. */
  readonly passed: boolean;
  /** Somebody has said why it was missed. */
  readonly explained: boolean;
};

export type ClockAct = "pause" | "resume" | "extend";

/**
 * Why a clock doesn't let itself be stopped, resumed or extended; undefined when it does. What ran out is neither stopped nor extended: a
 * missed term stays missed. The one rule behind the button and behind the write.
 */
export function clockRefusal(act: ClockAct, clock: ClockAtHand | undefined): string | undefined {
  if (!clock) return "no-such-clock";
  if (act === "resume") return clock.paused ? undefined : "not-paused";
  if (act === "extend" && clock.rule.extension === null) return "not-extendable";
  if (act === "extend" && clock.extended) return "already-extended";
  if (clock.paused) return "already-paused";
  if (clock.passed) return "term-passed";
  return act === "pause" && clock.rule.stops.length === 0 ? "stop-not-allowed" : undefined;
}

/** A clock of a record as screens show it, as far as its steps ask. */
export type ShownClock = {
  readonly kind: string;
  readonly running: boolean;
  readonly pausedSince: Day | null;
  readonly extendedBy: number;
  readonly rule: Pick<ClockRule, "stops" | "extension">;
  readonly light: { readonly light: string };
  readonly lateReason: string | null;
};

/** The running clocks of a record, by kind. */
export function clocksAtHand(clocks: readonly ShownClock[]): Map<string, ClockAtHand> {
  const running = clocks.filter((clock) => clock.running);
  return new Map(
    running.map(({ kind, pausedSince, extendedBy, rule, light, lateReason }) => {
      return [
        kind,
        {
          ...{ rule, paused: pausedSince !== null, extended: extendedBy > 0 },
          ...{ passed: light.light === "overdue", explained: lateReason !== null },
        },
      ];
    }),
  );
}

type Steps = { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };

/** Not worth a line in the panel: the opposite step stands there, or the clock isn't there at all. */
const SELF_EVIDENT = ["not-paused", "no-such-clock"];

/**
 * What a person can do with a record now: the buttons of `stepsFor`, held against its running clocks. What a clock refuses is shut with its
 * reason; what would meet a missed one, of which nobody has said why and for which this person answers, asks from the start.
 */
export function stepsByClocks<Subject extends { readonly status: string }>(
  workflow: Workflow<string, string, string, Subject, string>,
  actor: Actor,
  subject: Subject,
  shown: readonly ShownClock[],
): Steps {
  const { open, shut } = stepsFor(workflow, actor, subject);
  const clocks = clocksAtHand(shown);
  const answered = answersFor(workflow, actor, subject);
  const limitOf = (clock: string) => workflow.limitOf?.(clock, subject) ?? clock;
  const stays: OpenStep[] = [];
  const shuts: ShutStep[] = [...shut];
  for (const step of open) {
    const effects = workflow.steps[step.name]?.clocks ?? {};
    const acts = (["pause", "resume", "extend"] as const).flatMap((act) =>
      (effects[act] ?? []).map((clock) => ({ act, limit: limitOf(clock) })),
    );
    const refusals = acts.flatMap(({ act, limit }) => {
      const refusal = clockRefusal(act, clocks.get(limit));
      return refusal ? [{ act, refusal }] : [];
    });
    const [first] = refusals;
    const met = (effects.meet ?? []).map(limitOf).filter((limit) => answered.includes(limit));
    const late = met.some((limit) => clocks.get(limit)?.passed && !clocks.get(limit)?.explained);
    if (!first) stays.push(late ? { ...step, late } : step);
    else if (!SELF_EVIDENT.includes(first.refusal) && !(first.act === "pause" && first.refusal === "already-paused")) {
      shuts.push({ name: step.name, refusal: first.refusal });
    }
  }
  return { open: stays, shut: shuts };
}

/** The running clocks that a step would meet, for the page that asks before it. */
export function metBy<Clock extends { readonly kind: string; readonly running: boolean }>(
  step: { readonly clocks?: ClockEffects<string> },
  clocks: readonly Clock[],
): readonly Clock[] {
  return clocks.filter(({ kind, running }) => running && step.clocks?.meet?.includes(kind));
}

/**
 * The limits for which a person answers: some step of his meets them, whether or not it can be taken already. A term that binds a firm
 * has no official who answers, nor does a firm answer for any.
 */
export function answersFor<Subject>(
  workflow: Workflow<string, string, string, Subject, string>,
  actor: Actor,
  subject: Subject,
): readonly string[] {
  if (actor.kind !== "official") return [];
  const parties = workflow.partiesOf(actor, subject);
  const own = Object.values(workflow.steps).filter(({ by }) => by.some((party) => parties.includes(party)));
  const clocks = new Set(own.flatMap(({ clocks: effects }) => effects?.meet ?? []));
  return [...clocks]
    .filter((clock) => !workflow.firmsClocks?.includes(clock))
    .map((clock) => workflow.limitOf?.(clock, subject) ?? clock);
}

export type RunningTerm = {
  readonly startedOn: Day;
  readonly pauses: readonly Pause[];
  readonly extendedBy: number;
  readonly rule: Pick<ClockRule, "length" | "unit" | "extension">;
};

/**
 * When a clock in days would end if it were extended now, or paused (also: stayed paused) from one day until another. For the page that
 * asks before it acts. Throws RangeError for a clock in hours.
 */
export function dueIf(
  clock: RunningTerm,
  change: { readonly extend: true } | { readonly pausedFrom: Day; readonly until: Day },
  calendar: Calendar,
): DayCount {
  const { length, unit, extension } = clock.rule;
  if (unit === "hour") throw new RangeError("hours neither stop nor extend");
  const extendedBy = clock.extendedBy + ("extend" in change ? (extension ?? 0) : 0);
  const ended = clock.pauses.filter(({ to }) => to !== null);
  const pauses = "extend" in change ? clock.pauses : [...ended, { from: change.pausedFrom, to: change.until }];
  return countDays({ length, unit, startedOn: clock.startedOn, pauses, extendedBy }, calendar);
}
