import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { writeNote } from "../../complaints/notes/commands";
import { readsCase } from "../policy";
import { findCase } from "../queries";
import type { AddNote } from "./schema";

/** Adds an internal note, sealed. Neither the firm nor a department ever sees it. Refuses `not-found` to whoever doesn't read the case whole. */
export async function addNote(ctx: Ctx, { caseId, text }: AddNote): Promise<{ caseId: string }> {
  const found = await findCase(ctx, caseId);
  if (!found || !readsCase(ctx.actor, found)) throw new Refusal("not-found");
  const noteId = await writeNote(ctx, found, { text });
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
