import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey, seal } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { findAdvice } from "../advice/queries";
import { adviceWorkflow } from "../advice/workflow";
import { findVisit, type VisitDetail } from "../queries";
import { visitWorkflow } from "../workflow";
import { MAXIMUM_VISIT_FILES, mayHandIn, type VisitFileTarget } from "./policy";
import { fileNameField } from "./queries";

type Place = { readonly visit: VisitDetail; readonly adviceId: string | null };
type Admission = Place & { readonly id: string; readonly key: Buffer };

/**
 * Takes a photograph of a visit from whoever makes it, or a firm's proof that it followed an advice, the way evidence is taken. The same
 * bytes are received once. Refusals: `not-found`, `too-many-files`, and those of `receiveFile`.
 */
export async function receiveVisitFile(
  who: () => Promise<Actor>,
  { target, ...upload }: Omit<Upload, "target"> & { readonly target: VisitFileTarget },
): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, target),
    enter: async (ctx, entry: FileEntry<Admission>) => {
      await placeOf(ctx, target);
      return enter(ctx, entry);
    },
  });
}

async function admit(ctx: Ctx, target: VisitFileTarget): Promise<Admission> {
  const place = await placeOf(ctx, target);
  const count = await ctx.tx.visitFile.count({ where: { visitId: place.visit.id } });
  if (count >= MAXIMUM_VISIT_FILES) throw new Refusal("too-many-files", { maximum: MAXIMUM_VISIT_FILES });
  return { ...place, id: await freshId(ctx), key: await recordKey(ctx, place.visit.id) };
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

async function enter(ctx: Ctx, { admission, arrival, file }: FileEntry<Admission>): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  const { id, visit, adviceId } = admission;
  const { size, sha256 } = arrival;
  const { name, ...kind } = file;
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-found");
  const there = await tx.visitFile.findFirst({
    where: { visitId: visit.id, adviceId, sha256, size },
    select: { id: true, uploadedAt: true },
  });
  if (there) return { ...there, ...kind, name, size, sha256, uploadedAt: there.uploadedAt.toISOString() };
  await tx.visitFile.createMany({
    data: [{ id, visitId: visit.id, adviceId, size, sha256, ...kind, uploadedById: actor.personId, uploadedAt: now }],
  });
  await seal(ctx, visit.id, { [fileNameField(id)]: name });
  ctx.record({
    act: "upload.visit-file",
    subjectKind: "visit-file",
    subjectId: id,
    complaintId: visit.complaintId,
    enterpriseId: visit.enterpriseId,
    detail: { size, sha256, hashedBy: file.hashedBy, visitId: visit.id },
  });
  return { id, name, size, sha256, hashedBy: file.hashedBy, uploadedAt: now.toISOString() };
}
