import type { Prisma } from "@db";
import type { Actor } from "@/kernel/actor";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { OPEN_REFERRAL_STATUSES } from "../referrals/workflow";
import { type Parties, partiesIn, partiesSelect } from "./parties/queries";
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
  referrals: { select: { id: true, status: true } },
  complaint: {
    select: {
      number: true,
      version: true,
      status: true,
      secretKind: true,
      forms: true,
      textHash: true,
      ...partiesSelect,
      members: {
        select: { id: true, sinceAt: true, untilAt: true, person: { select: { id: true, name: true } } },
        orderBy: { id: "asc" },
      },
    },
  },
} as const satisfies Prisma.CaseSelect;

type Found = Prisma.CaseGetPayload<{ select: typeof detail }>;
type Detail = Omit<Found, "penalty" | "referrals" | "complaint"> & {
  readonly complaint: Omit<Found["complaint"], "answers" | "enterprise"> & {
    readonly enterprise: { readonly name: string };
  };
};

/** A case as officials see it. For whoever doesn't read it whole, title, nature, parties, outcome and penalty are empty. */
export type CaseDetail = Detail &
  CaseSubject & {
    readonly whole: boolean;
    readonly parties: Parties | null;
    /** Yuan, as a decimal. */
    readonly penalty: string | null;
    /** How many there are, open or not. */
    readonly referralsSent: number;
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

/** One case for an official, or null: hidden and absent look the same. Two statements. */
export async function findCase(ctx: Ctx, id: string): Promise<CaseDetail | null> {
  const where = visible(ctx.actor);
  const row = where && (await ctx.tx.case.findFirst({ where: { AND: [where, { id }] }, select: detail }));
  if (!row) return null;
  const { referrals, complaint: told, ...own } = row;
  const open = referrals.filter(({ status }) => OPEN_REFERRAL_STATUSES.some((one) => one === status));
  const clocks = [...(await clocksOf(ctx, [id, ...open.map((referral) => referral.id)])).values()].flat();
  const whole = readsCase(ctx.actor, row);
  const { answers: _answers, enterprise, ...rest } = told;
  const complaint = { ...rest, enterprise: { name: enterprise.name } };
  return {
    ...own,
    complaint,
    parties: whole ? partiesIn(told) : null,
    ...(whole
      ? {}
      : { title: "", outcome: null, complaint: { ...complaint, secretKind: null, forms: [], textHash: null } }),
    penalty: whole ? (row.penalty?.toFixed(2) ?? null) : null,
    executed: row.executedOn !== null,
    openReferrals: open.length,
    referralsSent: referrals.length,
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
  { complaintId, referralsSent: referrals }: Pick<CaseDetail, "complaintId" | "referralsSent">,
) {
  const rows = await tx.$queryRaw<{ evidence: number; messages: number; notes: number; looks: number }[]>`
    select (select count(*)::int from evidence where complaint_id = ${complaintId}::uuid and referral_id is null and removed_at is null) as evidence,
      (select count(*)::int from messages where complaint_id = ${complaintId}::uuid) as messages,
      (select count(*)::int from notes where complaint_id = ${complaintId}::uuid and referral_id is null) as notes,
      (select count(*)::int from audit_entries where complaint_id = ${complaintId}::uuid and act in ('open.sealed', 'download.evidence')
        and outcome = 'done' and department_id is not null) as looks`;
  return { evidence: 0, messages: 0, notes: 0, looks: 0, ...rows[0], referrals };
}
