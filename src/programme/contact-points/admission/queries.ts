import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { openOwn, openSealed, recordKey } from "@/platform/vault";
import { checklistOf } from "../checklists/queries";
import type { ChecklistItem } from "../checklists/schema";
import { isShown, type Judged, judgedBy, maySeeAdmission } from "./policy";
import { type StoredVerdict, storedVerdicts } from "./schema";

/** The sealed field that holds a file's name. */
export function nameField(fileId: string): string {
  return `admission/${fileId}`;
}

type Handed = { readonly id: string; readonly checklistId: string | null; readonly round: number };

/** What was found of the application as it was handed in last; `no` too for whoever may not know. */
export async function judgedOf(ctx: Ctx, { id, checklistId, round }: Handed): Promise<Judged> {
  const row = await ctx.tx.admissionJudgement.findFirst({
    where: { contactPointId: id, round },
    select: { verdicts: true },
    orderBy: { id: "desc" },
  });
  if (!row) return "no";
  const { items } = await checklistOf(ctx, checklistId);
  return judgedBy(items, storedVerdicts.parse(row.verdicts));
}

export type AdmissionFileLine = {
  readonly id: string;
  readonly item: string;
  /** As the firm called it, for the firm; whoever admits it learns it with the file. */
  readonly name: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
};

export type AdmissionItem = ChecklistItem & {
  readonly note: string;
  readonly files: readonly AdmissionFileLine[];
  /** Whether anything shows it. */
  readonly shown: boolean;
};

export type Judgement = {
  readonly id: string;
  readonly round: number;
  readonly judgedAt: Date;
  readonly by: string;
  readonly verdicts: readonly StoredVerdict[];
};

export type Admission = {
  /** The version of the checklist. */
  readonly serial: number;
  readonly items: readonly AdmissionItem[];
  /** The newest first; of the last handing-in it counts, the others are what was found before. */
  readonly judgements: readonly Judgement[];
};

/** The checklist of a contact point with what the firm brought and what was found of it; null for whoever may not know. Six statements at most. */
export async function admissionOf(
  ctx: Ctx,
  point: Handed & { readonly enterpriseId: string },
): Promise<Admission | null> {
  const { tx, actor } = ctx;
  if (!maySeeAdmission(actor, point)) return null;
  const where = { contactPointId: point.id };
  const checklist = await checklistOf(ctx, point.checklistId);
  const notes = await tx.admissionNote.findMany({ where, select: { item: true, note: true } });
  const files = await tx.admissionFile.findMany({
    where: { ...where, removedAt: null },
    select: { id: true, item: true, size: true, sha256: true, uploadedAt: true },
    orderBy: { id: "asc" },
  });
  const names =
    actor.kind === "firm"
      ? await openOwn(
          ctx,
          point.id,
          files.map(({ id }) => nameField(id)),
        )
      : {};
  const judgements = await tx.admissionJudgement.findMany({
    where,
    select: { id: true, round: true, verdicts: true, judgedById: true, judgedAt: true },
    orderBy: { id: "desc" },
  });
  const people = await peopleKnown(
    ctx,
    judgements.map(({ judgedById }) => judgedById),
  );
  return {
    serial: checklist.serial,
    items: checklist.items.map((item) => {
      const brought = {
        note: notes.find((one) => one.item === item.code)?.note ?? "",
        files: files
          .filter((file) => file.item === item.code)
          .map(({ size, ...file }) => ({ ...file, name: names[nameField(file.id)] ?? null, size: Number(size) })),
      };
      return { ...item, ...brought, shown: isShown(item, brought) };
    }),
    judgements: judgements.map(({ judgedById, verdicts, ...row }) => ({
      ...row,
      by: people.get(judgedById)?.name ?? "",
      verdicts: storedVerdicts.parse(verdicts),
    })),
  };
}

/** Lets the firm or who admits it take a file, and keeps that he did in the trail. Refuses `not-found` (absent, removed or not his: alike). */
export async function openAdmissionFile(ctx: Ctx, { fileId }: { readonly fileId: string }) {
  const row = await ctx.tx.admissionFile.findFirst({
    where: { id: fileId, removedAt: null },
    select: {
      ...{ id: true, contactPointId: true, mediaType: true, size: true, sha256: true },
      contactPoint: { select: { enterpriseId: true } },
    },
  });
  if (!row) throw new Refusal("not-found");
  const { contactPoint, ...file } = row;
  const size = Number(row.size);
  const field = nameField(row.id);
  const subject = {
    ...{ purpose: "admission", subjectKind: "admission-file", subjectId: row.id },
    enterpriseId: contactPoint.enterpriseId,
  };
  const names =
    ctx.actor.kind === "firm"
      ? await openOwn(ctx, row.contactPointId, [field])
      : await openSealed(ctx, { ...subject, recordId: row.contactPointId, complaintId: null, fields: [field] });
  if (ctx.actor.kind !== "firm")
    ctx.record({
      ...subject,
      act: "download.admission-file",
      detail: { size, contactPointId: row.contactPointId },
    });
  return { ...file, name: names[field] ?? "", size, key: await recordKey(ctx, row.contactPointId) };
}
