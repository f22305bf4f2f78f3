import type { Ctx } from "@/platform/database";
import { openSealed } from "@/platform/vault";

/** The case whose notes they are: what a look must name. */
export type NotedCase = { readonly id: string; readonly complaintId: string; readonly enterpriseId: string };

export type Note = { readonly id: string; readonly by: string; readonly at: Date; readonly text: string };

/** The notes of a case, newest first, opened: a recorded look. Of none, no look. For whoever reads the case whole. */
export async function openNotes(
  ctx: Ctx,
  { id, complaintId, enterpriseId }: NotedCase,
  purpose: string,
): Promise<Note[]> {
  const rows = await ctx.tx.caseNote.findMany({
    where: { caseId: id },
    select: { id: true, personId: true, at: true },
    orderBy: { id: "desc" },
  });
  if (rows.length === 0) return [];
  const people = await ctx.tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  const opened = await openSealed(ctx, {
    recordId: complaintId,
    fields: rows.map((note) => `note/${note.id}`),
    subjectKind: "case",
    subjectId: id,
    enterpriseId,
    purpose,
  });
  return rows.map(({ personId, ...note }) => ({
    ...note,
    by: names.get(personId) ?? "",
    text: opened[`note/${note.id}`] ?? "",
  }));
}
