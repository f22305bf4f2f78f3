import type { Ctx } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import type { NoteTarget } from "./commands";

/** Who wrote a note when, with which step. `field` is the name under which its text is sealed. */
export type NoteRow = {
  readonly id: string;
  readonly step: string | null;
  readonly by: string;
  readonly at: Date;
  readonly field: string;
};
export type Note = NoteRow & { readonly text: string };

/** The notes on a complaint and its case, or those on one referral, newest first, without their texts. Two statements, one when there are none. */
export async function notesOn({ tx }: Ctx, { complaintId, referralId }: NoteTarget): Promise<NoteRow[]> {
  const rows = await tx.note.findMany({
    where: { complaintId, referralId: referralId ?? null },
    select: { id: true, step: true, personId: true, at: true, field: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (rows.length === 0) return [];
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ personId, ...row }) => ({ ...row, by: names.get(personId) ?? "" }));
}

const WORDS_OF: Readonly<Record<string, string>> = { complaint: "handling", case: "cases", referral: "referrals" };

/** The key of the words for the step with which a note was written; null when it stands by itself. */
export function stepKeyOf({ step }: Pick<NoteRow, "step">): string | null {
  const [workflow = "", name = ""] = step?.split(".") ?? [];
  return WORDS_OF[workflow] ? `${WORDS_OF[workflow]}.steps.${name}` : null;
}

/** Notes with their texts, out of what was opened together with them. */
export function withTexts(rows: readonly NoteRow[], opened: Readonly<Record<string, string>>): Note[] {
  return rows.map((row) => ({ ...row, text: opened[row.field] ?? "" }));
}

type Noted = {
  readonly complaintId: string;
  readonly enterpriseId: string;
  readonly subjectKind: "complaint" | "case";
  readonly subjectId: string;
};

/** The notes on a complaint and its case, newest first, opened: a recorded look. Of none, no look. For whoever reads it whole. */
export async function openNotes(ctx: Ctx, { complaintId, ...noted }: Noted, purpose: string): Promise<Note[]> {
  const rows = await notesOn(ctx, { complaintId });
  if (rows.length === 0) return [];
  const fields = rows.map(({ field }) => field);
  return withTexts(rows, await openSealed(ctx, { ...noted, recordId: complaintId, fields, purpose }));
}
