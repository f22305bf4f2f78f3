import type { Prisma } from "@db";
import type { Ctx } from "@/platform/database";
import { findVisit, type VisitDetail } from "../queries";
import type { AdviceSubject } from "./workflow";

const line = {
  id: true,
  visitId: true,
  enterpriseId: true,
  status: true,
  text: true,
  answer: true,
  answeredAt: true,
  reason: true,
  version: true,
  dueOn: true,
} as const satisfies Prisma.VisitAdviceSelect;

type Row = Prisma.VisitAdviceGetPayload<{ select: typeof line }>;
export type Advice = Row & AdviceSubject;

function subjectOf(row: Row, { divisionCode, officerId, ring }: VisitDetail): Advice {
  return { ...row, divisionCode, officerId, ring };
}

/** What was advised at a visit that this person sees, in the order in which it was given. */
export async function adviceOf({ tx }: Ctx, visit: VisitDetail): Promise<Advice[]> {
  const rows = await tx.visitAdvice.findMany({ where: { visitId: visit.id }, select: line, orderBy: { id: "asc" } });
  return rows.map((row) => subjectOf(row, visit));
}

/** One advice with its visit, or null: hidden and absent look the same. */
export async function findAdvice(ctx: Ctx, id: string): Promise<{ advice: Advice; visit: VisitDetail } | null> {
  const row = await ctx.tx.visitAdvice.findFirst({ where: { id }, select: line });
  const visit = row && (await findVisit(ctx, row.visitId));
  return row && visit ? { advice: subjectOf(row, visit), visit } : null;
}

/** Advice that a firm has still to follow, of visits that this person sees, the oldest first: what the next visit looks at. */
export async function openAdviceOf(
  { tx }: Ctx,
  enterpriseId: string,
): Promise<{ readonly id: string; readonly text: string; readonly dueOn: Date | null }[]> {
  return tx.visitAdvice.findMany({
    where: { enterpriseId, status: { in: ["open", "answered"] }, visit: { caseId: null } },
    select: { id: true, text: true, dueOn: true },
    orderBy: { id: "asc" },
    take: 20,
  });
}
