import type { Prisma } from "@db";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { readLink } from "../../accounts/links/commands";
import type { ContactChangeStatus, ContactChangeSubject, ContactRole } from "./workflow";

const detail = {
  id: true,
  contactPointId: true,
  enterpriseId: true,
  divisionCode: true,
  role: true,
  status: true,
  name: true,
  post: true,
  mobile: true,
  email: true,
  version: true,
  dueOn: true,
  createdAt: true,
  contactPoint: { select: { status: true, number: true, version: true, enterprise: { select: { name: true } } } },
} as const satisfies Prisma.ContactChangeSelect;

export type ContactChangeDetail = Prisma.ContactChangeGetPayload<{ select: typeof detail }> & ContactChangeSubject;

function subjectOf(row: Prisma.ContactChangeGetPayload<{ select: typeof detail }>): ContactChangeDetail {
  return { ...row, pointStatus: row.contactPoint.status };
}

/** One change, or null: hidden and absent look the same. Row-level security says whose. */
export async function findContactChange({ tx }: Ctx, id: string): Promise<ContactChangeDetail | null> {
  const row = await tx.contactChange.findFirst({ where: { id }, select: detail });
  return row && subjectOf(row);
}

/** The change that a link in a mail stands for, while it can be answered; null for a dead link. For the system. */
export async function changeOfLink(ctx: Ctx, token: string): Promise<ContactChangeDetail | null> {
  const link = await readLink(ctx, token, ["contact_person"]);
  const id = changeIn(link?.payload);
  const change = id ? await findContactChange(ctx, id) : null;
  return change?.status === "asked" ? change : null;
}

/** The change that a link carries. */
export function changeIn(payload: Prisma.JsonValue | undefined): string | undefined {
  const id = typeof payload === "object" && payload !== null && !Array.isArray(payload) && payload.contactChangeId;
  return typeof id === "string" ? id : undefined;
}

export type Term = {
  readonly id: string;
  readonly role: ContactRole;
  readonly name: string;
  readonly post: string;
  readonly from: Day;
  readonly to: Day | null;
};
export type Change = {
  readonly id: string;
  readonly role: ContactRole;
  readonly status: ContactChangeStatus;
  readonly name: string;
  readonly post: string;
  readonly version: number;
  readonly askedAt: Date;
  readonly endedAt: Date;
  readonly dueOn: Day | null;
};

/** Leaders and liaisons of a point, newest first, and who was asked. For those who see the point. Two statements. */
export async function peopleOfPoint(
  { tx }: Ctx,
  contactPointId: string,
): Promise<{ readonly terms: readonly Term[]; readonly changes: readonly Change[] }> {
  const terms = await tx.contactTerm.findMany({
    where: { contactPointId },
    select: { id: true, role: true, name: true, post: true, fromDay: true, toDay: true },
    orderBy: [{ role: "asc" }, { fromDay: "desc" }, { id: "desc" }],
  });
  const changes = await tx.contactChange.findMany({
    where: { contactPointId, status: { not: "confirmed" } },
    select: {
      ...{ id: true, role: true, status: true, name: true, post: true, version: true, dueOn: true },
      ...{ createdAt: true, updatedAt: true },
    },
    orderBy: { id: "desc" },
    take: 10,
  });
  return {
    terms: terms.map(({ fromDay, toDay, ...term }) => ({
      ...term,
      from: dayFromDate(fromDay),
      to: toDay && dayFromDate(toDay),
    })),
    changes: changes.map(({ createdAt, updatedAt, dueOn, ...change }) => ({
      ...change,
      askedAt: createdAt,
      endedAt: updatedAt,
      dueOn: dueOn && dayFromDate(dueOn),
    })),
  };
}
