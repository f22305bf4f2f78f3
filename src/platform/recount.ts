import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import { dueAfter } from "./clock-plan";
import type { Ctx } from "./database";
import { type Rules, readRules } from "./rules";

/** A due date that isn't what the rules of now make of it. */
export type Move = {
  readonly clockId: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly complaintId: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly toMoment: Date | null;
};

/** Which running clocks are counted anew: those of one time limit, or those due on a day or after; else all. */
export type RecountScope = { readonly timeLimitId?: string; readonly dueSince?: Day };

/**
 * Rules concern clocks beyond the sight of whoever changes them: the security administrator sees no case. So these statements, and no
 * others of his transaction, run with the system's sight, and nothing but kinds, dates and ids comes back.
 */
export async function beyondSight<T>({ tx, actor }: Ctx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`select set_config('app.kind', 'system', true)`;
  const result = await work();
  await tx.$executeRaw`select set_config('app.kind', ${actor.kind}, true)`;
  return result;
}

/**
 * Counts running clocks anew under the rules as they stand now in this transaction, and tells which dates differ. A clock that stands
 * still is counted without the pause that lasts, as it was when the pause began.
 */
export async function recount(ctx: Ctx, scope: RecountScope = {}): Promise<Move[]> {
  const rules = await readRules(ctx.tx);
  const rows = await ctx.tx.clock.findMany({
    where: {
      metOn: null,
      cancelledOn: null,
      ...(scope.timeLimitId ? { timeLimitId: scope.timeLimitId } : {}),
      ...(scope.dueSince ? { dueOn: { gte: dateOf(scope.dueSince) } } : {}),
    },
    select: {
      id: true,
      kind: true,
      subjectKind: true,
      subjectId: true,
      complaintId: true,
      timeLimitId: true,
      startedAt: true,
      dueOn: true,
      dueAt: true,
      extendedBy: true,
      pauses: { where: { toDay: { not: null } }, select: { fromDay: true, toDay: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row) => {
    const due = dueNow(row, rules);
    const from = dayFromDate(row.dueOn);
    if (due.dueOn === from && due.dueAt?.getTime() === row.dueAt?.getTime()) return [];
    const { id: clockId, kind, subjectKind, subjectId, complaintId } = row;
    return [{ clockId, kind, subjectKind, subjectId, complaintId, from, to: due.dueOn, toMoment: due.dueAt }];
  });
}

type Counted = {
  readonly id: string;
  readonly timeLimitId: string;
  readonly startedAt: Date;
  readonly extendedBy: number;
  readonly pauses: readonly { readonly fromDay: Date; readonly toDay: Date | null }[];
};

function dueNow(
  { id, timeLimitId, startedAt, extendedBy, pauses }: Counted,
  rules: Rules,
): { dueOn: Day; dueAt: Date | null } {
  const rule = rules.limits.find((limit) => limit.id === timeLimitId);
  if (!rule) throw new Error(`clock ${id} stands under a time limit that is gone`);
  const ended = pauses.map(({ fromDay, toDay }) => ({
    from: dayFromDate(fromDay),
    to: toDay ? dayFromDate(toDay) : null,
  }));
  return dueAfter(rule, startedAt, { pauses: ended, extendedBy }, rules);
}

/**
 * Moves the due dates of clocks and of the records that sort by them, keeps what moved, and enters each move in the course of its record.
 * `changeId`: the change of the rules that caused it; null when a release brought them.
 */
export async function moveDueDates(ctx: Ctx, moves: readonly Move[], changeId: string | null): Promise<void> {
  if (moves.length === 0) return;
  const { tx, now } = ctx;
  await tx.$executeRaw`
    update clocks set due_on = m."to"::date, due_at = m."toMoment"::timestamptz
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("clockId" uuid, "to" text, "toMoment" text)
    where clocks.id = m."clockId"`;
  await moveRecords(ctx, moves);
  await tx.clockMove.createMany({
    data: moves.map(({ clockId, from, to }) => ({
      changeId,
      clockId,
      at: now,
      fromDay: dateOf(from),
      toDay: dateOf(to),
    })),
  });
  for (const { kind, subjectKind, subjectId, complaintId, from, to } of moves) {
    ctx.record({ act: "recount.clock", subjectKind, subjectId, complaintId, detail: { clock: kind, from, to } });
  }
}

/** A record's own date is that of its earliest clock that runs: all records of one table in one statement. */
async function moveRecords({ tx }: Ctx, moves: readonly Move[]): Promise<void> {
  const idsOf = (kind: string) => [
    ...new Set(moves.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)),
  ];
  const [complaints, cases, referrals] = [idsOf("complaint"), idsOf("case"), idsOf("referral")];
  const [enterprises, points, sites] = [idsOf("enterprise"), idsOf("contact-point"), idsOf("demonstration-site")];
  const leaks = idsOf("leak-report");
  if (leaks.length > 0)
    await tx.$executeRaw`update leak_reports set due_on = earliest_due(id) where id = any (${leaks}::uuid[])`;
  const clues = idsOf("clue");
  if (clues.length > 0)
    await tx.$executeRaw`update clues set due_on = earliest_due(id) where id = any (${clues}::uuid[])`;
  const transfers = idsOf("transfer");
  if (transfers.length > 0)
    await tx.$executeRaw`update transfers set due_on = earliest_due(id) where id = any (${transfers}::uuid[])`;
  if (complaints.length > 0)
    await tx.$executeRaw`update complaints set due_on = earliest_due(id) where id = any (${complaints}::uuid[])`;
  if (cases.length > 0)
    await tx.$executeRaw`update cases set due_on = earliest_due(id) where id = any (${cases}::uuid[])`;
  if (referrals.length > 0)
    await tx.$executeRaw`update referrals set due_on = earliest_due(id) where id = any (${referrals}::uuid[])`;
  if (enterprises.length > 0)
    await tx.$executeRaw`update enterprises set due_on = earliest_due(id) where id = any (${enterprises}::uuid[])`;
  if (points.length > 0)
    await tx.$executeRaw`update contact_points set due_on = earliest_due(id) where id = any (${points}::uuid[])`;
  if (sites.length > 0)
    await tx.$executeRaw`update demonstration_sites set due_on = earliest_due(id) where id = any (${sites}::uuid[])`;
}
