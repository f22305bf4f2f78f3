import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { regulatorsWith } from "@/platform/people";
import { visitFor } from "../commands";
import type { VisitDetail } from "../queries";
import { visitWorkflow } from "../workflow";
import { companionsFor } from "./queries";
import type { NameCompanion, Recuse } from "./schema";

/**
 * Whoever is to make a visit keeps away from its firm because he has an interest in it: his companion makes it, or nobody as yet, and the
 * programme office is told. From then on no draw brings the two together. Refusals: `not-found`, `not-yours`, `visit-over`, `overtaken`.
 */
export async function recuseFromVisit(
  ctx: Ctx,
  { visitId, ground }: Recuse,
): Promise<{ visitId: string; left: boolean }> {
  const { tx, actor, now } = ctx;
  const visit = await visitFor(ctx, visitId);
  if (actor.kind !== "official" || !visitWorkflow.partiesOf(actor, visit).includes("officer"))
    throw new Refusal("not-yours");
  refuseOver(visit);
  const [next] = visit.companions;
  const officerId = visit.officerId === actor.personId ? (next?.personId ?? null) : visit.officerId;
  const { personId } = actor;
  await tx.visitRecusal.createMany({
    data: [{ personId, enterpriseId: visit.enterpriseId, visitId, ground, recusedAt: now }],
  });
  await swap(ctx, visit, { officerId });
  await tx.visitCompanion.deleteMany({ where: { visitId, personId: { in: [personId, officerId ?? personId] } } });
  ctx.record({
    ...{ act: "recuse.visit", subjectKind: "visit", subjectId: visitId, complaintId: visit.complaintId },
    ...{ enterpriseId: visit.enterpriseId, detail: { officerId } },
  });
  // Of a visit that follows a case nobody outside its ring is told.
  const office = visit.ring
    ? await regulatorsWith(ctx, ["bureau_leader"], { divisionCode: visit.ring.divisionCode })
    : await regulatorsWith(ctx, ["programme_officer", "coordinator"], { divisionCode: visit.divisionCode });
  await tell(
    ctx,
    [...new Set([...office, ...(officerId ? [officerId] : [])])].filter((id) => id !== personId),
    { kind: "visit.recusal", subjectKind: "visit", subjectId: visitId, number: null },
  );
  return { visitId, left: true };
}

/**
 * Names one more who goes along: by the programme office, of those who may be drawn there. Refusals: `not-found`, `not-yours`, `visit-over`,
 * `overtaken`. Invalid: whoever makes it already, keeps away from the firm, or makes no visits there.
 */
export async function nameCompanion(
  ctx: Ctx,
  { visitId, version, officerId }: NameCompanion,
): Promise<{ visitId: string }> {
  const { tx, actor } = ctx;
  const visit = await visitFor(ctx, visitId);
  if (!visitWorkflow.partiesOf(actor, visit).includes("office") || visit.ring) throw new Refusal("not-yours");
  refuseOver(visit);
  if (visit.version !== version) throw new Overtaken();
  if (!(await companionsFor(ctx, visit)).some(({ id }) => id === officerId))
    throw new InvalidInput({ officerId: ["not-an-officer"] });
  await swap(ctx, visit, {});
  await tx.visitCompanion.createMany({ data: [{ visitId, personId: officerId }] });
  ctx.record({
    ...{ act: "assign.visit", subjectKind: "visit", subjectId: visitId, complaintId: visit.complaintId },
    ...{ enterpriseId: visit.enterpriseId, detail: { officerId } },
  });
  await tell(ctx, [officerId], { kind: "visit.begin", subjectKind: "visit", subjectId: visitId, number: null });
  return { visitId };
}

async function swap({ tx, now }: Ctx, visit: VisitDetail, data: { readonly officerId?: string | null }): Promise<void> {
  const { count } = await tx.visit.updateMany({
    where: { id: visit.id, version: visit.version, status: visit.status },
    data: { ...data, version: visit.version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
}

function refuseOver({ status }: VisitDetail): void {
  if (status !== "planned" && status !== "arranged") throw new Refusal("visit-over");
}
