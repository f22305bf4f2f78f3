import type { Prisma } from "@db";
import { hasDuty } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { type ClockView, clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { limitOn, rulesOf, type TimeLimitRule } from "@/platform/rules";
import { isSender, sightsOf } from "./policy";
import {
  limitOfReferral,
  OPEN_REFERRAL_STATUSES,
  RECEIVER_OF,
  type ReferralKind,
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

export type Listed = Prisma.ReferralGetPayload<{ select: typeof summary }> & {
  /** In the list of those that were late: why. */
  readonly lateReason: string | null;
};
export type ReferralLine = Listed & { readonly light: Light };

/** What the actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
function visible({ actor }: Ctx): Prisma.ReferralWhereInput | undefined {
  const conditions = sightsOf(actor).flatMap((sight): Prisma.ReferralWhereInput[] => {
    if (sight.side === "receiver") return [{ toDepartmentId: sight.departmentId, status: { not: "withdrawn" } }];
    if (sight.side === "none") return [];
    if (sight.everything) return [{}];
    return [
      ...(sight.investigates
        ? [{ complaint: { team: { has: sight.investigates.personId }, divisionCode: sight.investigates.divisionCode } }]
        : []),
      ...(sight.leads ? [{ complaint: { divisionCode: sight.leads } }] : []),
    ];
  });
  return conditions.length === 0 ? undefined : { OR: conditions };
}

/** By when a referral of that kind that is sent today has to be accepted. */
export async function acceptLimit(ctx: Ctx, kind: ReferralKind): Promise<TimeLimitRule> {
  return limitOn(await rulesOf(ctx), limitOfReferral("accept", kind), ctx.today);
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
  return rows.map((row) => ({ ...row, light: lightFor(clocks.get(row.id)), lateReason: null }));
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
  const divisionCode = complaint?.divisionCode ?? "";
  return {
    ...row,
    team,
    divisionCode,
    enterpriseId: complaint?.enterpriseId ?? null,
    caseNumber: complaint?.case?.number ?? null,
    clocks: clocks.get(id) ?? [],
    side:
      row.toDepartmentId === actor.departmentId && hasDuty(actor, "department_handler")
        ? "receiver"
        : isSender(actor, { team, divisionCode })
          ? "sender"
          : "observer",
    openedBy: names,
    senderName: names[row.sentById] ?? "",
  };
}

/** Departments that can take a kind of referral, for the form: where somebody is charged with receiving. A referral never goes where nobody is. */
export async function receivers(
  { tx, actor }: Ctx,
  kind: ReferralKind,
): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  if (actor.kind !== "official") return [];
  return tx.department.findMany({
    where: {
      id: { not: actor.departmentId },
      kind: RECEIVER_OF[kind],
      persons: { some: { status: "active", duties: { some: { duty: "department_handler", endedAt: null } } } },
    },
    select: { id: true, nameZh: true, nameEn: true },
    orderBy: { code: "asc" },
  });
}
