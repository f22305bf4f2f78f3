import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { seal } from "@/platform/vault";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { findAdvice } from "../advice/queries";
import { adviceWorkflow } from "../advice/workflow";
import { findVisit, type VisitDetail } from "../queries";
import { visitWorkflow } from "../workflow";
import { MAXIMUM_VISIT_FILES, mayHandIn, type VisitFileTarget } from "./policy";
import { fileNameField } from "./queries";

type Place = { readonly visit: VisitDetail; readonly adviceId: string | null };

/** Takes a photograph of a visit from whoever makes it, or a firm's proof that it followed an advice. Refusals: `not-found`, and those of `receiveFileFor`. */
export async function receiveVisitFile(
  who: () => Promise<Actor>,
  { target, ...upload }: Omit<Upload, "target"> & { readonly target: VisitFileTarget },
): Promise<EvidenceReceipt> {
  return receiveFileFor<Place>(who, upload, {
    ...{ kind: "visit-file", under: ({ visit }) => visit.id, maximum: MAXIMUM_VISIT_FILES },
    place: (ctx) => placeOf(ctx, target),
    count: ({ tx }, { visit }) => tx.visitFile.count({ where: { visitId: visit.id } }),
    find: ({ tx }, bytes, { visit, adviceId }) =>
      tx.visitFile.findFirst({
        where: { visitId: visit.id, adviceId, ...bytes },
        select: { id: true, uploadedAt: true },
      }),
    add: async (ctx, { name, ...row }, { visit, adviceId }) => {
      await ctx.tx.visitFile.createMany({ data: [{ visitId: visit.id, adviceId, ...row }] });
      await seal(ctx, visit.id, { [fileNameField(row.id)]: name });
    },
    told: ({ visit: { id, complaintId, enterpriseId } }) => ({ complaintId, enterpriseId, detail: { visitId: id } }),
  });
}

/** A photograph belongs to a visit that is made or to be made, by its officer or his office; a proof to an advice that is open or answered. */
async function placeOf(ctx: Ctx, target: VisitFileTarget): Promise<Place> {
  if (!mayHandIn(ctx.actor, target)) throw new Refusal("not-found");
  if ("adviceId" in target) {
    const found = await findAdvice(ctx, target.adviceId);
    const waits = found && (found.advice.status === "open" || found.advice.status === "answered");
    if (!waits || !adviceWorkflow.partiesOf(ctx.actor, found.advice).includes("firm")) throw new Refusal("not-found");
    return { visit: found.visit, adviceId: found.advice.id };
  }
  const visit = await findVisit(ctx, target.visitId);
  const parties = visit ? visitWorkflow.partiesOf(ctx.actor, visit) : [];
  if (!visit || visit.status === "cancelled" || !parties.some((party) => party === "officer" || party === "office"))
    throw new Refusal("not-found");
  return { visit, adviceId: null };
}
