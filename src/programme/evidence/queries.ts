import type { Prisma } from "@db";
import { hasDuty } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { openOwn, openSealed, recordKey } from "@/platform/vault";
import { readWhole } from "../complaints/queries";

const line = {
  id: true,
  complaintId: true,
  referralId: true,
  mediaType: true,
  size: true,
  sha256: true,
  hashedBy: true,
  uploadedAt: true,
} as const;
type Row = Prisma.EvidenceGetPayload<{ select: typeof line }>;

/** A file as lists show it. Its name is sealed, because names betray: field `nameField(id)`. */
export type EvidenceLine = Omit<Row, "size"> & { readonly size: number };

/** Files of the complaint itself, in the order in which they came; replies of departments are the referral's. */
export async function evidenceOf({ tx }: Ctx, complaintId: string): Promise<EvidenceLine[]> {
  const rows = await tx.evidence.findMany({
    where: { complaintId, referralId: null, removedAt: null },
    select: line,
    orderBy: { id: "asc" },
  });
  return rows.map(lineOf);
}

/** Files of one reply. */
export async function evidenceOfReferral({ tx }: Ctx, referralId: string): Promise<EvidenceLine[]> {
  const rows = await tx.evidence.findMany({
    where: { referralId, removedAt: null },
    select: line,
    orderBy: { id: "asc" },
  });
  return rows.map(lineOf);
}

function lineOf(row: Row): EvidenceLine {
  return { ...row, size: Number(row.size) };
}

/** The sealed field that holds a file's name. */
export function nameField(evidenceId: string): string {
  return `evidence/${evidenceId}`;
}

/** Which files a person may take, said in Prisma; undefined when none. Row-level security says it again. */
async function visible({ tx, actor }: Ctx): Promise<Prisma.EvidenceWhereInput | undefined> {
  if (actor.kind === "firm")
    return actor.enterpriseId ? { referralId: null, complaint: { enterpriseId: actor.enterpriseId } } : undefined;
  const conditions: Prisma.EvidenceWhereInput[] = [];
  const whole = readWhole(actor);
  if (whole) conditions.push({ complaint: whole });
  if (hasDuty(actor, "department_handler")) {
    const received = await tx.referral.findMany({
      where: { toDepartmentId: actor.departmentId, status: { not: "withdrawn" } },
      select: { id: true, items: { where: { evidenceId: { not: null } }, select: { evidenceId: true } } },
    });
    conditions.push({ referralId: { in: received.map(({ id }) => id) } });
    conditions.push({
      id: { in: received.flatMap(({ items }) => items.flatMap(({ evidenceId }) => evidenceId ?? [])) },
    });
  }
  return conditions.length > 0 ? { OR: conditions } : undefined;
}

export type Download = EvidenceLine & { readonly name: string; readonly key: Buffer };

/**
 * Lets a person take a file: what it needs to be read, and the act in the trail, with its reason. An official must give one.
 * Refuses `not-found` (absent, removed, or not his: all alike) and `purpose-missing`.
 */
export async function openDownload(
  ctx: Ctx,
  { evidenceId, purpose }: { readonly evidenceId: string; readonly purpose: string },
): Promise<Download> {
  const where = await visible(ctx);
  const row =
    where &&
    (await ctx.tx.evidence.findFirst({ where: { AND: [where, { id: evidenceId, removedAt: null }] }, select: line }));
  if (!row) throw new Refusal("not-found");
  const own = ctx.actor.kind === "firm";
  if (!own && purpose === "") throw new Refusal("purpose-missing");
  const enterpriseId = await enterpriseOf(ctx, row.complaintId);
  const field = nameField(row.id);
  const subject = { subjectKind: "evidence", subjectId: row.id, enterpriseId } as const;
  const names = own
    ? await openOwn(ctx, row.complaintId, [field])
    : await openSealed(ctx, { ...subject, purpose, recordId: row.complaintId, fields: [field] });
  ctx.record({
    ...subject,
    ...(own ? {} : { purpose }),
    act: "download.evidence",
    complaintId: row.complaintId,
    detail: { size: Number(row.size) },
  });
  if (!own) await noteOpened(ctx, row.id);
  return { ...lineOf(row), name: names[field] ?? "", key: await recordKey(ctx, row.complaintId) };
}

async function enterpriseOf({ tx }: Ctx, complaintId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`select enterprise_of(${complaintId}::uuid) as id`;
  return rows[0]?.id ?? "";
}

/** The first time that a receiving department takes a shared file: its sender sees it. */
async function noteOpened({ tx, actor, now }: Ctx, evidenceId: string): Promise<void> {
  if (!hasDuty(actor, "department_handler")) return;
  await tx.referralItem.updateMany({
    where: {
      evidenceId,
      openedAt: null,
      referral: { toDepartmentId: actor.departmentId, status: { not: "withdrawn" } },
    },
    data: { openedAt: now, openedById: actor.personId },
  });
}
