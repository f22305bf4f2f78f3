import type { Prisma } from "@db";
import type { Ctx } from "@/platform/database";
import { type ChecklistItem, checklistItems } from "./schema";

export type AdmissionChecklist = {
  readonly id: string;
  readonly serial: number;
  readonly source: string;
  readonly verified: boolean;
  readonly items: readonly ChecklistItem[];
};

const fields = { id: true, serial: true, source: true, verified: true, content: true } as const;

function checklistFrom({
  content,
  ...row
}: Prisma.AdmissionChecklistGetPayload<{ select: typeof fields }>): AdmissionChecklist {
  return { ...row, items: checklistItems.parse(content) };
}

/** The version by which new applications are checked: the newest. Every installation begins with one. */
export async function currentChecklist({ tx }: Ctx): Promise<AdmissionChecklist> {
  return checklistFrom(await tx.admissionChecklist.findFirstOrThrow({ select: fields, orderBy: { serial: "desc" } }));
}

/** A version by its number, or null. */
export async function findChecklist({ tx }: Ctx, serial: number): Promise<AdmissionChecklist | null> {
  const row = await tx.admissionChecklist.findUnique({ where: { serial }, select: fields });
  return row && checklistFrom(row);
}

/** The version of an application; of one that was made before the checklist was rows, the first. */
export async function checklistOf({ tx }: Ctx, checklistId: string | null): Promise<AdmissionChecklist> {
  const which = checklistId ? { id: checklistId } : { serial: 1 };
  return checklistFrom(await tx.admissionChecklist.findUniqueOrThrow({ where: which, select: fields }));
}

/** A version with the moment at which somebody made it; null: it came with the system. */
export type VersionLine = { readonly serial: number; readonly madeAt: Date | null };

/** All versions, newest first. */
export async function listChecklists({ tx }: Ctx): Promise<VersionLine[]> {
  const rows = await tx.admissionChecklist.findMany({
    select: { serial: true, madeAt: true, madeById: true },
    orderBy: { serial: "desc" },
    take: 100,
  });
  return rows.map(({ serial, madeAt, madeById }) => ({ serial, madeAt: madeById ? madeAt : null }));
}
