import type { Actor } from "./actor";

/** What one step does to the clocks of its record: starts, meets, stops for a reason, lets run on, or ends without having been met. */
export type ClockEffects<Clock extends string> = {
  readonly start?: readonly Clock[];
  readonly meet?: readonly Clock[];
  readonly pause?: readonly Clock[];
  readonly resume?: readonly Clock[];
  readonly extend?: readonly Clock[];
  readonly cancel?: readonly Clock[];
};

/** Article that allows or demands a step, by language: in Chinese as cited on papers. */
export type StepBasis = { readonly "zh-CN": string; readonly en: string };

export type Step<Status extends string, Party extends string, Clock extends string, Subject> = {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly by: readonly Party[];
  readonly clocks?: ClockEffects<Clock>;
  /** Parties that get a notice. */
  readonly tell?: readonly Party[];
  /** Cannot be taken back: the screen confirms with number, recipients and clock. */
  readonly irreversible?: true;
  /** Key of `papers` in words: the paper that this step makes. */
  readonly paper?: string;
  readonly basis?: StepBasis;
  /** A reason why the step can't be taken yet, or not by this person; a key of `refusals` in words. */
  readonly refuseWhen?: (subject: Subject, actor: Actor) => string | undefined;
};

/** A record's life as one table. Screens draw their buttons from it, commands ask it before they write. */
export type Workflow<
  Status extends string = string,
  Party extends string = string,
  Clock extends string = string,
  Subject = never,
  Name extends string = string,
> = {
  readonly name: string;
  readonly statuses: readonly Status[];
  readonly start: { readonly status: Status; readonly clocks?: ClockEffects<Clock>; readonly tell?: readonly Party[] };
  readonly end: readonly Status[];
  readonly parties: readonly Party[];
  /** The time limit that stands behind a clock of this table, when it depends on the record (kinds of referral). */
  limitOf?(clock: Clock, subject: Subject): string;
  /** Terms that bind the firm: no official answers for them when they are missed. */
  readonly firmsClocks?: readonly Clock[];
  /** Who this person is to this record. The only place where roles turn into parties. */
  readonly partiesOf: (actor: Actor, subject: Subject) => readonly Party[];
  readonly steps: Readonly<Record<Name, Step<Status, Party, Clock, Subject>>>;
};

export type Decision<S> = { readonly ok: true; readonly step: S } | { readonly ok: false; readonly refusal: string };

type AnyWorkflow<Subject> = Workflow<string, string, string, Subject, string>;

/**
 * Whether this person may take this step on this record now. Pure; the same call draws the button and guards the write.
 * Refusals: `not-yours` (no party of the step), `wrong-status`, or what the step's guard says.
 */
export function decide<Subject extends { readonly status: string }>(
  workflow: AnyWorkflow<Subject>,
  stepName: string,
  actor: Actor,
  subject: Subject,
): Decision<Step<string, string, string, Subject>> {
  const step = Object.hasOwn(workflow.steps, stepName) ? workflow.steps[stepName] : undefined;
  if (!step) return { ok: false, refusal: "no-such-step" };
  const parties = workflow.partiesOf(actor, subject);
  if (!step.by.some((party) => parties.includes(party))) return { ok: false, refusal: "not-yours" };
  if (!step.from.includes(subject.status)) return { ok: false, refusal: "wrong-status" };
  const refusal = step.refuseWhen?.(subject, actor);
  return refusal ? { ok: false, refusal } : { ok: true, step };
}

export type OpenStep = {
  readonly name: string;
  readonly irreversible: boolean;
  readonly basis?: StepBasis;
  readonly paper?: string;
  readonly starts: readonly string[];
  /** It would meet a term that was missed, and nobody has said why yet: its form asks (`stepsByClocks`). */
  readonly late?: boolean;
};
export type ShutStep = { readonly name: string; readonly refusal: string };

/** The buttons: what this person can do now, and what he could do here but not yet, with why. Steps of others don't appear. */
export function stepsFor<Subject extends { readonly status: string }>(
  workflow: AnyWorkflow<Subject>,
  actor: Actor,
  subject: Subject,
): { open: OpenStep[]; shut: ShutStep[] } {
  const open: OpenStep[] = [];
  const shut: ShutStep[] = [];
  for (const [name, step] of Object.entries(workflow.steps)) {
    const decision = decide(workflow, name, actor, subject);
    if (decision.ok) {
      open.push({
        name,
        irreversible: step.irreversible === true,
        starts: step.clocks?.start ?? [],
        ...(step.basis ? { basis: step.basis } : {}),
        ...(step.paper ? { paper: step.paper } : {}),
      });
    } else if (decision.refusal !== "not-yours" && decision.refusal !== "wrong-status") {
      shut.push({ name, refusal: decision.refusal });
    }
  }
  return { open, shut };
}

/** Faults of a table: statuses nobody reaches, dead ends, steps that nobody may take, words that the table doesn't know. */
export function faultsIn<Subject>(workflow: AnyWorkflow<Subject>): string[] {
  const faults: string[] = [];
  const steps = Object.entries(workflow.steps);
  const known = new Set(workflow.statuses);
  for (const [name, step] of steps) {
    for (const status of [...step.from, step.to])
      if (!known.has(status)) faults.push(`${name}: unknown status ${status}`);
    for (const party of [...step.by, ...(step.tell ?? [])]) {
      if (!workflow.parties.includes(party)) faults.push(`${name}: unknown party ${party}`);
    }
    if (step.by.length === 0) faults.push(`${name}: nobody may take it`);
    if (step.from.length === 0) faults.push(`${name}: starts nowhere`);
  }
  const reached = new Set([workflow.start.status]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [, step] of steps) {
      if (!reached.has(step.to) && step.from.some((status) => reached.has(status))) {
        reached.add(step.to);
        grown = true;
      }
    }
  }
  for (const status of workflow.statuses) {
    if (!reached.has(status)) faults.push(`status ${status} is never reached`);
    const leaves = steps.some(([, step]) => step.from.includes(status));
    if (!leaves && !workflow.end.includes(status)) faults.push(`status ${status} is a dead end`);
  }
  return faults;
}

/** The whole matrix as text: a line per cast member and status, with the steps open to him. For snapshot tests and docs/rules. */
export function matrixOf<Subject extends { readonly status: string }>(
  workflow: AnyWorkflow<Subject>,
  cast: Readonly<Record<string, Actor>>,
  subjectIn: (status: string) => Subject,
): string {
  const width = Math.max(...Object.keys(cast).map((name) => name.length));
  const lines: string[] = [];
  for (const status of workflow.statuses) {
    lines.push(`${status}:`);
    for (const [name, actor] of Object.entries(cast)) {
      const { open, shut } = stepsFor(workflow, actor, subjectIn(status));
      const words = [...open.map((step) => step.name), ...shut.map((step) => `(${step.name}: ${step.refusal})`)];
      lines.push(`  ${name.padEnd(width)}  ${words.join(" ") || "–"}`);
    }
  }
  return lines.join("\n");
}
