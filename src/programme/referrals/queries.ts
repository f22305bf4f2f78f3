import type { Prisma } from "@db";
import { z } from "zod";
import { hasDuty } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { dayFromDate, dayOfMoment } from "@/kernel/days";
import { type ClockView, clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { afterCursor, cutPage, dueOrder, PAGE_SIZE } from "@/platform/due-list";
import { openSealed } from "@/platform/vault";
import { SEALED_FIELDS } from "../complaints/workflow";
import { FACT_ITEMS, type FactItem, maySend, sightsOf } from "./policy";
import { OPEN_REFERRAL_STATUSES, type ReferralKind, type ReferralStatus, type ReferralSubject } from "./workflow";

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
  /** Only those that wait for this person's department or team. */
  readonly mine?: boolean;
};

/** The one filter behind a count, the list that it opens and its export. */
function filtered(ctx: Ctx, filter: ReferralFilter): Prisma.ReferralWhereInput | undefined {
  const sight = visible(ctx);
  const { actor } = ctx;
  if (!sight || actor.kind !== "official") return undefined;
  const conditions: Prisma.ReferralWhereInput[] = [sight];
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
  const where = filtered(ctx, filter);
  return where ? ctx.tx.referral.count({ where }) : 0;
}

/** How many referrals stand in each status among those that the filter holds, and how many of them are overdue. Two statements. */
export async function referralsByStatus(
  ctx: Ctx,
  filter: ReferralFilter,
): Promise<{ readonly at: Readonly<Partial<Record<ReferralStatus, number>>>; readonly overdue: number }> {
  const where = filtered(ctx, filter);
  if (!where) return { at: {}, overdue: 0 };
  const groups = await ctx.tx.referral.groupBy({ by: ["status"], where, _count: true, orderBy: { status: "asc" } });
  return {
    at: Object.fromEntries(groups.map(({ status, _count }) => [status, _count])),
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
  const where = filtered(ctx, filter);
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

/** What a referral says and shows, opened for one of its two sides. */
export type ReferralPayload = {
  readonly question: string;
  readonly facts: Readonly<Partial<Record<FactItem, string>>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly ofAnswer: boolean;
  }[];
  readonly reason: string | null;
  readonly answer: string | null;
};

/**
 * Opens what was shared: a recorded look. For the receiver the first look at each item is noted, so that the sender sees it per item.
 * Refuses `not-found` to anybody who is on neither side.
 */
export async function openReferral(ctx: Ctx, referral: ReferralDetail, purpose: string): Promise<ReferralPayload> {
  const { id, complaintId, items } = referral;
  const own = (part: string) => `referral/${id}/${part}`;
  const files = await ctx.tx.evidence.findMany({
    where: {
      OR: [{ id: { in: items.flatMap(({ evidenceId }) => evidenceId ?? []) } }, { referralId: id }],
      removedAt: null,
    },
    select: { id: true, size: true, sha256: true, referralId: true },
    orderBy: { id: "asc" },
  });
  const fields = items.flatMap(({ field }) => field ?? []);
  const names = files.map((file) => `evidence/${file.id}`);
  const texts = await openSealed(ctx, {
    recordId: complaintId,
    fields: [own("question"), own("facts"), own("reason"), own("answer"), ...fields, ...names],
    subjectKind: "referral",
    subjectId: id,
    // A department never learns whose complaint it is from the row; the complaint's own history keeps the look for the firm.
    enterpriseId: await enterpriseOf(ctx, complaintId),
    purpose,
  });
  if (referral.side === "receiver") await noteOpened(ctx, referral);
  return {
    question: texts[own("question")] ?? "",
    facts: JSON.parse(texts[own("facts")] ?? "{}"),
    fields: Object.fromEntries(fields.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]]]))),
    evidence: files.map((file) => ({
      id: file.id,
      name: texts[`evidence/${file.id}`] ?? "",
      size: Number(file.size),
      sha256: file.sha256,
      ofAnswer: file.referralId === id,
    })),
    reason: texts[own("reason")] ?? null,
    answer: texts[own("answer")] ?? null,
  };
}

/** Whose complaint it is, for the trail alone; asked through a function that answers only holders of one of its referrals. */
async function enterpriseOf({ tx }: Ctx, complaintId: string): Promise<string> {
  const rows = await tx.$queryRaw<
    { enterprise_id: string | null }[]
  >`select enterprise_of(${complaintId}::uuid) as enterprise_id`;
  return rows[0]?.enterprise_id ?? "";
}

async function noteOpened({ tx, actor, now }: Ctx, { items }: ReferralDetail): Promise<void> {
  const fresh = items.filter(({ openedAt, field }) => openedAt === null && field !== null).map(({ id }) => id);
  if (fresh.length === 0 || actor.kind !== "official") return;
  await tx.referralItem.updateMany({
    where: { id: { in: fresh }, openedAt: null },
    data: { openedAt: now, openedById: actor.personId },
  });
}

/** Departments that can take a kind of referral, for the form. */
export async function receivers(
  { tx, actor }: Ctx,
  kind: string,
): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  if (actor.kind !== "official") return [];
  const own = { id: { not: actor.departmentId } };
  const select = { id: true, nameZh: true, nameEn: true } as const;
  if (kind === "assistance")
    return tx.department.findMany({ where: { ...own, kind: "market_regulation" }, select, orderBy: { code: "asc" } });
  const wanted = kind === "criminal" ? "police" : kind === "technical_opinion" ? "science_tech" : "human_resources";
  return tx.department.findMany({ where: { ...own, kind: wanted }, select, orderBy: { code: "asc" } });
}

/**
 * What a sender may tick, with what the receiver would read: a recorded look at the whole complaint. Null when the actor can't send from this case.
 */
export async function findShareable(ctx: Ctx, caseId: string, purpose: string) {
  const { tx, actor } = ctx;
  const found = await tx.case.findFirst({
    where: { id: caseId },
    select: {
      id: true,
      number: true,
      status: true,
      team: true,
      divisionCode: true,
      enterpriseId: true,
      complaintId: true,
    },
  });
  if (!found || !maySend(actor, found)) return null;
  const files = await tx.evidence.findMany({
    where: { complaintId: found.complaintId, referralId: null, removedAt: null },
    select: { id: true, size: true },
    orderBy: { id: "asc" },
  });
  const texts = await openSealed(ctx, {
    recordId: found.complaintId,
    fields: [...SEALED_FIELDS, ...files.map(({ id }) => `evidence/${id}`)],
    subjectKind: "case",
    subjectId: caseId,
    enterpriseId: found.enterpriseId,
    purpose,
  });
  const facts = await factsOf(ctx, found.complaintId);
  return {
    caseNumber: found.number,
    shareable: {
      facts: FACT_ITEMS.map((key) => ({ key, text: facts[key] })),
      fields: SEALED_FIELDS.flatMap((key) => (texts[key] === undefined ? [] : [{ key, text: texts[key] }])),
      evidence: files.map(({ id, size }) => ({ id, name: texts[`evidence/${id}`] ?? "", size: Number(size) })),
    },
  };
}

/** The general facts of a complaint and its case, as text, in Chinese: they go into a paper. */
export async function factsOf({ tx }: Ctx, complaintId: string): Promise<Record<FactItem, string>> {
  const complaint = await tx.complaint.findFirstOrThrow({
    where: { id: complaintId },
    select: {
      number: true,
      title: true,
      secretKind: true,
      forms: true,
      answers: true,
      submittedAt: true,
      enterprise: { select: { name: true, uscc: true, orgCode: true, regNo: true } },
      case: { select: { number: true, filedOn: true } },
    },
  });
  const { enterprise, submittedAt } = complaint;
  const known = complaint.case;
  return {
    enterprise: `${enterprise.name}　${enterprise.uscc ?? enterprise.orgCode ?? enterprise.regNo ?? ""}`,
    case: `${known?.number ?? complaint.number ?? ""}　${complaint.title ?? ""}`,
    kind: [complaint.secretKind, ...complaint.forms].filter(Boolean).join("、"),
    dates: [submittedAt ? dayOfMoment(submittedAt) : "", known ? dayFromDate(known.filedOn) : ""]
      .filter(Boolean)
      .join("、"),
    measures: measuresOf(complaint.answers),
  };
}

function measuresOf(answers: unknown): string {
  const page = z
    .object({ measures: z.object({ values: z.object({ measures: z.array(z.string()) }) }) })
    .safeParse(answers);
  return page.success ? page.data.measures.values.measures.join("、") : "";
}
