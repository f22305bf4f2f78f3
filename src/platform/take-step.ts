import { type Day, dateOf } from "@/kernel/days";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { type ClockEffects, decide, type Workflow } from "@/kernel/workflow";
import { applyClocks, planClocks } from "./clock-plan";
import { type Ctx, nameMoving } from "./database";
import { tell } from "./notices";

/** What every record with a status has. */
export type Moving = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly number?: string | null;
  readonly complaintId?: string | null;
  readonly enterpriseId?: string | null;
};

export type Move<Subject extends Moving, Status extends string> = {
  readonly step: string;
  readonly subject: Subject;
  /** The version that the person saw. */
  readonly version: number;
  /**
   * The compare-and-swap: an `updateMany` with exactly this `where`, writing `data` (and what else the step brings).
   * Nought rows: somebody was faster.
   */
  readonly swap: (
    where: { id: string; version: number; status: Status },
    data: { status: Status; version: number; dueOn: Date | null; updatedAt: Date },
  ) => Promise<{ count: number }>;
  /** Who stands behind a party of the step's `tell`; ids of persons. */
  readonly recipients?: (party: string) => Promise<readonly string[]>;
  readonly stopReason?: string;
  /** What was written with the step: kept as a note, read by whoever sees the record, of workflows that keep them. */
  readonly said?: string | undefined;
  /** The day from which clocks that this step starts count, when that isn't today. */
  readonly startsOn?: Day;
  /** Goes into the trail beside the step: codes and numbers, never content. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/**
 * The one function in which a status changes: decide → plan clocks → compare-and-swap → write clocks → note → trail → notices, all in the
 * caller's transaction. Throws Refusal with the step's reason, Overtaken when the record moved since the person saw it, or keeps as wrong
 * (`keepFaults`) that it meets a missed term of which nobody said why: told with what else the command finds.
 */
export async function takeStep<Subject extends Moving, Status extends string>(
  ctx: Ctx,
  workflow: Workflow<Status, string, string, Subject, string>,
  move: Move<Subject, Status>,
): Promise<Status> {
  const { subject, step: name } = move;
  if (subject.version !== move.version) throw new Overtaken();
  const decision = decide<Subject>(workflow, name, ctx.actor, subject);
  if (!decision.ok) throw new Refusal(decision.refusal, { step: name });
  const from = workflow.statuses.find((status) => status === subject.status);
  const to = workflow.statuses.find((status) => status === decision.step.to);
  if (!from || !to) throw new Error(`${workflow.name}: ${subject.status} is no status`);

  const plan = await planClocks(
    ctx,
    { kind: workflow.name, id: subject.id, complaintId: subject.complaintId ?? null },
    limitsFor(workflow, decision.step.clocks ?? {}, subject),
    {
      ...(move.stopReason ? { stopReason: move.stopReason } : {}),
      ...(move.startsOn ? { startsOn: move.startsOn } : {}),
      ...(workflow.firmsClocks ? { unasked: workflow.firmsClocks } : {}),
    },
  );
  await nameMoving(ctx.tx, subject.id);
  const { count } = await move.swap(
    { id: subject.id, version: move.version, status: from },
    { status: to, version: move.version + 1, dueOn: plan.dueOn ? dateOf(plan.dueOn) : null, updatedAt: ctx.now },
  );
  if (count !== 1) throw new Overtaken();
  await applyClocks(ctx, plan);
  if (move.said !== undefined) await keepNote(ctx, move.said, { kind: workflow.name, id: subject.id, step: name });
  const missed = plan.changes.flatMap((change) => (change.do === "end" && change.late ? [change.row.kind] : []));
  ctx.record({
    act: `step.${workflow.name}`,
    subjectKind: workflow.name,
    subjectId: subject.id,
    complaintId: subject.complaintId ?? null,
    enterpriseId: subject.enterpriseId ?? null,
    detail: {
      ...{ step: name, from, to },
      ...(subject.number ? { number: subject.number } : {}),
      ...(missed.length > 0 ? { missed: missed.join(" ") } : {}),
      ...move.detail,
    },
  });
  if (move.recipients && decision.step.tell) {
    const people = new Set<string>();
    for (const party of decision.step.tell) for (const id of await move.recipients(party)) people.add(id);
    await tell(ctx, [...people], {
      kind: `${workflow.name}.${name}`,
      subjectKind: workflow.name,
      subjectId: subject.id,
      number: subject.number ?? null,
    });
  }
  return to;
}

async function keepNote(
  { tx, actor, now }: Ctx,
  text: string,
  { kind: subjectKind, id: subjectId, step }: { readonly kind: string; readonly id: string; readonly step: string },
): Promise<void> {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Error(`nobody said anything with ${step}`);
  await tx.stepNote.createMany({ data: [{ subjectKind, subjectId, step, text, personId: actor.personId, at: now }] });
}

/** Begins a record's life: its first clocks, the trail, the notices. The row itself was created by the caller with the start status; returns its first due day. */
export async function beginLife<Subject extends Moving>(
  ctx: Ctx,
  workflow: Workflow<string, string, string, Subject, string>,
  subject: Subject,
  options: {
    readonly recipients?: (party: string) => Promise<readonly string[]>;
    /** The day from which its first clocks count, when that isn't today. */
    readonly startsOn?: Day;
  } = {},
): Promise<{ dueOn: Date | null }> {
  const plan = await planClocks(
    ctx,
    { kind: workflow.name, id: subject.id, complaintId: subject.complaintId ?? null },
    limitsFor(workflow, workflow.start.clocks ?? {}, subject),
    options.startsOn ? { startsOn: options.startsOn } : {},
  );
  await applyClocks(ctx, plan);
  ctx.record({
    act: `begin.${workflow.name}`,
    subjectKind: workflow.name,
    subjectId: subject.id,
    complaintId: subject.complaintId ?? null,
    enterpriseId: subject.enterpriseId ?? null,
    detail: { to: subject.status, ...(subject.number ? { number: subject.number } : {}) },
  });
  if (options.recipients && workflow.start.tell) {
    const people = new Set<string>();
    for (const party of workflow.start.tell) for (const id of await options.recipients(party)) people.add(id);
    await tell(ctx, [...people], {
      kind: `${workflow.name}.begin`,
      subjectKind: workflow.name,
      subjectId: subject.id,
      number: subject.number ?? null,
    });
  }
  return { dueOn: plan.dueOn ? dateOf(plan.dueOn) : null };
}

function limitsFor<Subject>(
  workflow: Workflow<string, string, string, Subject, string>,
  effects: ClockEffects<string>,
  subject: Subject,
): ClockEffects<string> {
  const { limitOf } = workflow;
  if (!limitOf) return effects;
  return Object.fromEntries(
    Object.entries(effects).map(([effect, clocks]) => [effect, clocks.map((clock) => limitOf(clock, subject))]),
  );
}
