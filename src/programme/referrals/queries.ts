import type { Prisma } from "@db";
import { hasDuty } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { afterCursor, cutPage, dueOrder, PAGE_SIZE } from "@/platform/due-list";
import { sightsOf } from "./policy";
import {
  OPEN_REFERRAL_STATUSES,
  RECEIVER_OF,
  type ReferralKind,
  type ReferralStatus,
  type ReferralSubject,
} from "./workflow";

const summary = {
  id: true,
  number: true,
  kind: true,
  status: true,
  dueOn: true,
  sentAt: true,
  answer: true,
  toDepartmentId: true,
  toDepartment: { select: { nameZh: true, nameEn: true } },
  fromDepartment: { select: { nameZh: true, nameEn: true } },
} as const satisfies Prisma.ReferralSelect;

/** What the actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
function visible({ actor }: Ctx): Prisma.ReferralWhereInput | undefined {
  const conditions = sightsOf(actor).flatMap((sight): Prisma.ReferralWhereInput[] => {
    if (sight.side === "receiver") return [{ toDepartmentId: sight.departmentId, status: { not: "withdrawn" } }];
    if (sight.side === "none") return [];
    if (sight.everything) return [{}];
    return [
      { complaint: { team: { has: sight.personId } } },
      ...(sight.divisionCode ? [{ complaint: { divisionCode: sight.divisionCode } }] : []),
    ];
  });
  return conditions.length === 0 ? undefined : { OR: conditions };
}

export type ReferralFilter = {
  readonly box?: "in" | "out";
  readonly status?: ReferralStatus;
  /** Only those that still bind somebody. */
  readonly open?: boolean;
  readonly kind?: ReferralKind;
  readonly department?: string;
  /** Only those whose date has passed, on the day of asking. */
  readonly overdue?: boolean;
  /** Words or half a number, as `searchTerms` cuts them. */
  readonly q?: string;
  /** Only those that wait for this person's department or team. */
  readonly mine?: boolean;
};

/** The one filter behind a count, the list that it opens and its export. */
async function filtered(ctx: Ctx, filter: ReferralFilter): Promise<Prisma.ReferralWhereInput | undefined> {
  const sight = visible(ctx);
  const { actor } = ctx;
  if (!sight || actor.kind !== "official") return undefined;
  const conditions: Prisma.ReferralWhereInput[] = [sight];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) {
    const found = await ctx.tx.$queryRaw<{ id: string }[]>`select referrals_matching(${terms}) as id`;
    conditions.push({ id: { in: found.map(({ id }) => id) } });
  }
  if (filter.box === "in") conditions.push({ toDepartmentId: actor.departmentId });
  if (filter.box === "out") conditions.push({ fromDepartmentId: actor.departmentId });
  if (filter.status) conditions.push({ status: filter.status });
  if (filter.open) conditions.push({ status: { in: [...OPEN_REFERRAL_STATUSES] } });
  if (filter.kind) conditions.push({ kind: filter.kind });
  if (filter.department) conditions.push({ toDepartmentId: filter.department });
  if (filter.overdue)
    conditions.push({ status: { in: ["sent", "accepted"] }, dueOn: { lt: new Date(`${ctx.today}T00:00:00Z`) } });
  if (filter.mine) {
    // By duty, as the badge counts (desks/waiting): what a department got waits for its handlers alone.
    const waiting: Prisma.ReferralWhereInput[] = [];
    if (hasDuty(actor, "department_handler"))
      waiting.push({ toDepartmentId: actor.departmentId, status: { in: ["sent", "accepted"] } });
    if (hasDuty(actor, "investigator"))
      waiting.push({ complaint: { team: { has: actor.personId } }, status: { in: ["returned", "answered"] } });
    if (waiting.length === 0) return undefined; // Prisma takes an empty OR for no condition at all
    conditions.push({ OR: waiting });
  }
  return { AND: conditions };
}

/** How many referrals the filter holds for this reader. */
export async function countReferrals(ctx: Ctx, filter: ReferralFilter): Promise<number> {
  const where = await filtered(ctx, filter);
  return where ? ctx.tx.referral.count({ where }) : 0;
}

/** How many referrals stand in each status among those that the filter holds, and how many of them are overdue. Two statements. */
export async function referralsByStatus(
  ctx: Ctx,
  filter: ReferralFilter,
): Promise<{
  readonly at: Readonly<Partial<Record<ReferralStatus, number>>>;
  readonly total: number;
  readonly overdue: number;
}> {
  const where = await filtered(ctx, filter);
  if (!where) return { at: {}, total: 0, overdue: 0 };
  const groups = await ctx.tx.referral.groupBy({ by: ["status"], where, _count: true, orderBy: { status: "asc" } });
  return {
    at: Object.fromEntries(groups.map(({ status, _count }) => [status, _count])),
    total: groups.reduce((sum, { _count }) => sum + _count, 0),
    overdue: await countReferrals(ctx, { ...filter, overdue: true }),
  };
}

export type ReferralLine = Prisma.ReferralGetPayload<{ select: typeof summary }> & { readonly light: Light };

/** One page of referrals, nearest date first, with the total. Three statements. */
export async function listReferrals(
  ctx: Ctx,
  filter: ReferralFilter,
  after?: string,
): Promise<{ rows: ReferralLine[]; total: number; next: string | null }> {
  const where = await filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const total = await ctx.tx.referral.count({ where });
  const found = await ctx.tx.referral.findMany({
    where: { AND: [where, afterCursor(after)] },
    select: summary,
    orderBy: [...dueOrder],
    take: PAGE_SIZE + 1,
  });
  const { rows, next } = cutPage(found);
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, light: lightFor(clocks.get(row.id)) })), total, next };
}

/** Referrals of one case, newest first: for the case page and for the guard of its closing. */
export async function referralsOfCase(ctx: Ctx, caseId: string): Promise<ReferralLine[]> {
  const sight = visible(ctx);
  if (!sight) return [];
  const rows = await ctx.tx.referral.findMany({
    where: { AND: [sight, { caseId }] },
    select: summary,
    orderBy: { id: "desc" },
  });
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, light: lightFor(clocks.get(row.id)) }));
}

/** How many referrals hold a case open. Counted among all of them: a guard must not miss what its asker can't see. */
export async function countOpenReferrals({ tx }: Ctx, caseId: string): Promise<number> {
  return tx.referral.count({ where: { caseId, status: { in: [...OPEN_REFERRAL_STATUSES] } } });
}

const detail = {
  ...summary,
  version: true,
  complaintId: true,
  caseId: true,
  fromDepartmentId: true,
  sentById: true,
  answeredAt: true,
  items: {
    select: { id: true, field: true, evidenceId: true, openedAt: true, openedById: true },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.ReferralSelect;

export type ReferralDetail = Prisma.ReferralGetPayload<{ select: typeof detail }> &
  ReferralSubject & {
    readonly clocks: readonly ClockView[];
    /** Which side the reader stands on; a coordinator stands on none and reads how it stands, not what it says. */
    readonly side: "sender" | "receiver" | "observer";
    /** Number of the case: the sender's side alone. */
    readonly caseNumber: string | null;
    readonly openedBy: Readonly<Record<string, string>>;
    readonly senderName: string;
    readonly enterpriseId: string | null;
  };

/** One referral, or null: hidden and absent look the same. */
export async function findReferral(ctx: Ctx, id: string): Promise<ReferralDetail | null> {
  const sight = visible(ctx);
  const { tx, actor } = ctx;
  if (!sight || actor.kind !== "official") return null;
  const row = await tx.referral.findFirst({ where: { AND: [sight, { id }] }, select: detail });
  if (!row) return null;
  // A department sees no complaint and no case: for it these are absent, and so are the team and the division.
  const complaint = await tx.complaint.findFirst({
    where: { id: row.complaintId },
    select: { team: true, divisionCode: true, enterpriseId: true, case: { select: { number: true } } },
  });
  const clocks = await clocksOf(ctx, [id]);
  const people = await tx.person.findMany({
    where: { id: { in: [row.sentById, ...row.items.flatMap(({ openedById }) => openedById ?? [])] } },
    select: { id: true, name: true },
  });
  const names = Object.fromEntries(people.map((person) => [person.id, person.name]));
  const team = complaint?.team ?? [];
  const reads =
    team.includes(actor.personId) ||
    (actor.duties.includes("bureau_leader") && actor.divisionCode === complaint?.divisionCode);
  return {
    ...row,
    team,
    divisionCode: complaint?.divisionCode ?? "",
    enterpriseId: complaint?.enterpriseId ?? null,
    caseNumber: complaint?.case?.number ?? null,
    clocks: clocks.get(id) ?? [],
    side: row.toDepartmentId === actor.departmentId ? "receiver" : reads ? "sender" : "observer",
    openedBy: names,
    senderName: names[row.sentById] ?? "",
  };
}

/** Departments that can take a kind of referral, for the form. */
export async function receivers(
  { tx, actor }: Ctx,
  kind: ReferralKind,
): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  if (actor.kind !== "official") return [];
  return tx.department.findMany({
    where: { id: { not: actor.departmentId }, kind: RECEIVER_OF[kind] },
    select: { id: true, nameZh: true, nameEn: true },
    orderBy: { code: "asc" },
  });
}
