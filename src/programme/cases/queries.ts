import type { Prisma } from "@db";
import type { Actor } from "@/kernel/actor";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { OPEN_REFERRAL_STATUSES } from "../referrals/workflow";
import { readsCase, worksOnCases } from "./policy";
import type { CaseSubject } from "./workflow";

const detail = {
  id: true,
  number: true,
  status: true,
  version: true,
  title: true,
  complaintId: true,
  enterpriseId: true,
  divisionCode: true,
  team: true,
  outcome: true,
  penalty: true,
  filedOn: true,
  decidedOn: true,
  executedOn: true,
  closedOn: true,
  complaint: {
    select: {
      number: true,
      version: true,
      status: true,
      secretKind: true,
      forms: true,
      textHash: true,
      enterprise: { select: { name: true } },
      members: {
        select: { id: true, sinceAt: true, untilAt: true, person: { select: { id: true, name: true } } },
        orderBy: { id: "asc" },
      },
    },
  },
} as const satisfies Prisma.CaseSelect;

type Detail = Prisma.CaseGetPayload<{ select: typeof detail }>;

/** A case as officials see it. For whoever doesn't read it whole, title, nature, outcome and penalty are empty. */
export type CaseDetail = Omit<Detail, "penalty"> &
  CaseSubject & {
    readonly whole: boolean;
    /** Yuan, as a decimal. */
    readonly penalty: string | null;
    /** Its own, and those of its open referrals: all that runs on the case. */
    readonly clocks: readonly ClockView[];
  };

/** What an official may see at all, said in Prisma; undefined when that is nothing. */
function visible(actor: Actor): Prisma.CaseWhereInput | undefined {
  if (!worksOnCases(actor)) return undefined;
  const { personId, divisionCode, duties } = actor;
  if (duties.includes("coordinator")) return {};
  if (duties.includes("bureau_leader")) return { divisionCode };
  return duties.includes("investigator") ? { divisionCode, team: { has: personId } } : undefined;
}

/** One case for an official, or null: hidden and absent look the same. Three statements. */
export async function findCase(ctx: Ctx, id: string): Promise<CaseDetail | null> {
  const where = visible(ctx.actor);
  const row = where && (await ctx.tx.case.findFirst({ where: { AND: [where, { id }] }, select: detail }));
  if (!row) return null;
  const open = await ctx.tx.referral.findMany({
    where: { caseId: id, status: { in: [...OPEN_REFERRAL_STATUSES] } },
    select: { id: true },
  });
  const clocks = [...(await clocksOf(ctx, [id, ...open.map((referral) => referral.id)])).values()].flat();
  const whole = readsCase(ctx.actor, row);
  const { complaint } = row;
  return {
    ...row,
    ...(whole
      ? {}
      : { title: "", outcome: null, complaint: { ...complaint, secretKind: null, forms: [], textHash: null } }),
    penalty: whole ? (row.penalty?.toFixed(2) ?? null) : null,
    executed: row.executedOn !== null,
    openReferrals: open.length,
    whole,
    clocks: clocks.sort((a, b) => order(a) - order(b) || (a.dueOn < b.dueOn ? -1 : 1)),
  };
}

function order({ running, pausedSince }: ClockView): number {
  return !running ? 2 : pausedSince ? 1 : 0;
}

/** Tabs with a number: files, referrals, letters, notes, and how often officials looked. One statement. */
export async function caseCounts(
  { tx }: Ctx,
  { id, complaintId }: { readonly id: string; readonly complaintId: string },
) {
  const rows = await tx.$queryRaw<
    { evidence: number; referrals: number; messages: number; notes: number; looks: number }[]
  >`
    select (select count(*)::int from evidence where complaint_id = ${complaintId}::uuid and referral_id is null and removed_at is null) as evidence,
      (select count(*)::int from referrals where case_id = ${id}::uuid) as referrals,
      (select count(*)::int from messages where complaint_id = ${complaintId}::uuid) as messages,
      (select count(*)::int from case_notes where case_id = ${id}::uuid) as notes,
      (select count(*)::int from audit_entries where complaint_id = ${complaintId}::uuid and act in ('open.sealed', 'download.evidence')
        and outcome = 'done' and department_id is not null) as looks`;
  return rows[0] ?? { evidence: 0, referrals: 0, messages: 0, notes: 0, looks: 0 };
}
