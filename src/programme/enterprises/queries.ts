import type { Prisma } from "@db";
import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { mayCountComplaints, sightOf } from "./policy";

/** What one record says, as it is selected. */
export const detail = {
  id: true,
  name: true,
  uscc: true,
  orgCode: true,
  regNo: true,
  divisionCode: true,
  town: true,
  industryCode: true,
  clusterId: true,
  address: true,
  foundedOn: true,
  legalPerson: true,
  contactName: true,
  contactMobile: true,
  contactEmail: true,
  staff: true,
  researchStaff: true,
  sizeClass: true,
  titles: true,
  status: true,
  mergedIntoId: true,
  standing: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.EnterpriseSelect;

export type EnterpriseDetail = Omit<Prisma.EnterpriseGetPayload<{ select: typeof detail }>, "foundedOn"> & {
  readonly foundedOn: string | null;
};

/** One enterprise, or null: hidden and absent look the same. */
export async function findEnterprise({ tx, actor }: Ctx, id: string): Promise<EnterpriseDetail | null> {
  const sight = sightOf(actor);
  if (sight.of === "none" || (sight.of === "own" && sight.enterpriseId !== id)) return null;
  const row = await tx.enterprise.findFirst({
    where: { id, ...(sight.of === "division" ? { divisionCode: sight.divisionCode } : {}) },
    select: detail,
  });
  return row && { ...row, foundedOn: row.foundedOn && dayFromDate(row.foundedOn) };
}

/** Those of these firms that the reader sees, by name. */
export function enterprisesNamed({ tx }: Ctx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.enterprise.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** Who acts for the firm, its owner first. */
export async function peopleOf({ tx }: Ctx, enterpriseId: string) {
  return tx.person.findMany({
    where: { enterpriseId },
    select: { id: true, name: true, post: true, enterpriseRole: true, status: true },
    orderBy: [{ enterpriseRole: "asc" }, { id: "asc" }],
  });
}

export type EnterpriseChange = {
  readonly id: string;
  readonly changedAt: Date;
  readonly by: string;
  readonly reason: string | null;
  /** Of a correction: who asked for it, and with which paper. */
  readonly askedBy: string | null;
  readonly paper: string | null;
  readonly before: Prisma.JsonValue;
  readonly after: Prisma.JsonValue;
};

/** What the profile was before, newest first. */
export async function changesOf(ctx: Ctx, enterpriseId: string): Promise<EnterpriseChange[]> {
  const rows = await ctx.tx.enterpriseChange.findMany({
    where: { enterpriseId },
    omit: { enterpriseId: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ changedById }) => changedById ?? []),
  );
  return rows.map(({ changedById, ...row }) => ({ ...row, by: (changedById && people.get(changedById)?.name) || "" }));
}

/** How many complaints the firm has filed; undefined for whoever may not know. */
export async function countComplaintsOf(
  { tx, actor }: Ctx,
  enterprise: Pick<EnterpriseDetail, "id" | "divisionCode">,
): Promise<number | undefined> {
  if (!mayCountComplaints(actor, enterprise)) return undefined;
  return tx.complaint.count({ where: { enterpriseId: enterprise.id, status: { not: "draft" } } });
}
