import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { keepsOutcomes } from "../policy";
import { findValue } from "../queries";

/** The most files that prove one value: against abuse. */
const MAXIMUM = 20;

type Admission = { readonly id: string; readonly key: Buffer };

/**
 * Takes a proof of a value from whoever entered it, while it isn't decided, the way evidence is taken. The same bytes are received once.
 * Refusals: `not-found`, `too-many-files`, and those of `receiveFile`.
 */
export async function receiveOutcomeFile(
  who: () => Promise<Actor>,
  { valueId, ...upload }: Omit<Upload, "target"> & { readonly valueId: string },
): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, valueId),
    enter: async (ctx, entry: FileEntry<Admission>) => {
      await open(ctx, valueId);
      return enter(ctx, valueId, entry);
    },
  });
}

async function admit(ctx: Ctx, valueId: string): Promise<Admission> {
  await open(ctx, valueId);
  if ((await ctx.tx.outcomeFile.count({ where: { valueId } })) >= MAXIMUM)
    throw new Refusal("too-many-files", { maximum: MAXIMUM });
  return { id: await freshId(ctx), key: await recordKey(ctx, valueId) };
}

async function open(ctx: Ctx, valueId: string): Promise<void> {
  const value = await findValue(ctx, valueId);
  const own = value && keepsOutcomes(ctx.actor) && ctx.actor.personId === value.enteredById;
  if (!own || (value.status !== "entered" && value.status !== "returned")) throw new Refusal("not-found");
}

async function enter(
  { tx, actor, now, record }: Ctx,
  valueId: string,
  { admission, arrival, file }: FileEntry<Admission>,
): Promise<EvidenceReceipt> {
  if (actor.kind !== "official") throw new Refusal("not-found");
  const { size, sha256 } = arrival;
  const there = await tx.outcomeFile.findFirst({
    where: { valueId, sha256, size },
    select: { id: true, name: true, uploadedAt: true },
  });
  const { hashedBy } = file;
  if (there) return { ...there, size, sha256, hashedBy, uploadedAt: there.uploadedAt.toISOString() };
  await tx.outcomeFile.createMany({
    data: [{ id: admission.id, valueId, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }],
  });
  record({
    act: "upload.outcome-file",
    subjectKind: "outcome-file",
    subjectId: admission.id,
    detail: { size, sha256, hashedBy, valueId },
  });
  return { id: admission.id, name: file.name, size, sha256, hashedBy, uploadedAt: now.toISOString() };
}
