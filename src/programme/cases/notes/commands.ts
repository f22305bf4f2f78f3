import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { seal } from "@/platform/vault";
import { readsCase } from "../policy";
import { findCase } from "../queries";
import type { AddNote } from "./schema";

/** Seals a note beside its case; whether its writer may is the caller's to know. Returns its id. */
export async function writeNote(
  ctx: Ctx,
  { id, complaintId }: { readonly id: string; readonly complaintId: string },
  text: string,
): Promise<string> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const note = await tx.caseNote.create({
    data: { caseId: id, personId: actor.personId, at: now },
    select: { id: true },
  });
  await seal(ctx, complaintId, { [`note/${note.id}`]: text });
  return note.id;
}

/** Adds an internal note, sealed. Neither the firm nor a department ever sees it. Refuses `not-found` to whoever doesn't read the case whole. */
export async function addNote(ctx: Ctx, { caseId, text }: AddNote): Promise<{ caseId: string }> {
  const found = await findCase(ctx, caseId);
  if (!found || !readsCase(ctx.actor, found)) throw new Refusal("not-found");
  const noteId = await writeNote(ctx, found, text);
  ctx.record({
    act: "add.note",
    subjectKind: "case",
    subjectId: caseId,
    complaintId: found.complaintId,
    enterpriseId: null,
    detail: { note: noteId },
  });
  return { caseId };
}
