import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { openOwn, openSealed, recordKey } from "@/platform/vault";
import { findVisit, type VisitDetail } from "../queries";

/** The sealed field that holds a file's name. */
export function fileNameField(fileId: string): string {
  return `visit-file/${fileId}`;
}

const line = {
  id: true,
  visitId: true,
  adviceId: true,
  mediaType: true,
  size: true,
  sha256: true,
  hashedBy: true,
} as const;

export type VisitFileLine = {
  readonly id: string;
  readonly adviceId: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
};

/** Files of a visit that this person sees, in the order in which they came. Their names are sealed: they are given out with the bytes. */
export async function filesOfVisit({ tx }: Ctx, visit: Pick<VisitDetail, "id">): Promise<VisitFileLine[]> {
  const rows = await tx.visitFile.findMany({ where: { visitId: visit.id }, select: line, orderBy: { id: "asc" } });
  return rows.map(({ visitId: _visit, size, ...row }) => ({ ...row, size: Number(size) }));
}

/**
 * Names of a visit's photographs as its paper says them, by file. One look of an official at all of them, in the trail; a firm's own are
 * no look.
 */
export async function photoNames(
  ctx: Ctx,
  visit: Pick<VisitDetail, "id" | "complaintId" | "enterpriseId">,
  files: readonly Pick<VisitFileLine, "id">[],
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const fields = files.map(({ id }) => fileNameField(id));
  const { id: recordId, complaintId, enterpriseId } = visit;
  const names =
    ctx.actor.kind === "firm"
      ? await openOwn(ctx, recordId, fields)
      : await openSealed(ctx, {
          ...{ recordId, complaintId, enterpriseId, fields },
          ...{ subjectKind: "visit", subjectId: recordId, purpose: "visit" },
        });
  return new Map(files.map(({ id }) => [id, names[fileNameField(id)] ?? ""]));
}

/**
 * Lets a person take a file: what it needs to be read, and the look in the trail with its reason; an official must give one. Refuses
 * `not-found` (absent or not his: alike) and `purpose-missing`.
 */
export async function openVisitFile(
  ctx: Ctx,
  { fileId, purpose }: { readonly fileId: string; readonly purpose: string },
) {
  const row = await ctx.tx.visitFile.findFirst({ where: { id: fileId }, select: line });
  const visit = row && (await findVisit(ctx, row.visitId));
  if (!row || !visit) throw new Refusal("not-found");
  const own = ctx.actor.kind === "firm";
  if (!own && purpose === "") throw new Refusal("purpose-missing");
  const field = fileNameField(row.id);
  const subject = {
    subjectKind: "visit-file",
    subjectId: row.id,
    complaintId: visit.complaintId,
    enterpriseId: visit.enterpriseId,
  } as const;
  const names = own
    ? await openOwn(ctx, visit.id, [field])
    : await openSealed(ctx, { ...subject, recordId: visit.id, fields: [field], purpose });
  ctx.record({
    ...subject,
    ...(own ? {} : { purpose }),
    act: "download.visit-file",
    detail: { size: Number(row.size) },
  });
  return { ...row, size: Number(row.size), name: names[field] ?? "", key: await recordKey(ctx, visit.id) };
}
