import type { Prisma } from "@db";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { findVisit, type VisitDetail } from "../queries";
import type { AdviceSubject } from "./workflow";

const line = {
  id: true,
  visitId: true,
  enterpriseId: true,
  status: true,
  text: true,
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

/** What was said of an advice with one of its steps. */
export type AdviceNote = {
  readonly id: string;
  readonly adviceId: string;
  readonly step: string;
  readonly text: string | null;
  readonly dueOn: Date | null;
  readonly at: Date;
  /** Who said it, as far as this person knows of him. */
  readonly by: string | null;
};

/** All that was said of the advice of a visit that this person sees, the oldest first. At most two statements. */
export async function adviceNotesOf(ctx: Ctx, visitId: string): Promise<AdviceNote[]> {
  const rows = await ctx.tx.visitAdviceNote.findMany({
    where: { visitId },
    select: { id: true, adviceId: true, step: true, text: true, dueOn: true, at: true, personId: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const known = await peopleKnown(
    ctx,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId, ...row }) => ({ ...row, by: known.get(personId)?.name ?? null }));
}

/** One advice with its visit, or null: hidden and absent look the same. */
export async function findAdvice(ctx: Ctx, id: string): Promise<{ advice: Advice; visit: VisitDetail } | null> {
  const row = await ctx.tx.visitAdvice.findFirst({ where: { id }, select: line });
  const visit = row && (await findVisit(ctx, row.visitId));
  return row && visit ? { advice: subjectOf(row, visit), visit } : null;
}

/** Advice that the firm of a visit has still to follow, of other visits that this person sees, the oldest first: what this one looks at. */
export async function openAdviceOf(
  { tx }: Ctx,
  { id, enterpriseId }: Pick<VisitDetail, "id" | "enterpriseId">,
): Promise<{ readonly id: string; readonly text: string; readonly dueOn: Date | null }[]> {
  return tx.visitAdvice.findMany({
    where: { enterpriseId, visitId: { not: id }, status: { in: ["open", "answered"] }, visit: { caseId: null } },
    select: { id: true, text: true, dueOn: true },
    orderBy: { id: "asc" },
    take: 20,
  });
}
