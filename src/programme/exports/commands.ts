import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { wake } from "@/platform/wake";
import { EXPORT_JOB } from "./policy";

export type AskedExport = {
  readonly list: string;
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly format: string;
  readonly locale: string;
  /** The page on which it is asked for. */
  readonly backTo?: string | undefined;
};

/** Asks for a file that a job makes. Refusals: `not-yours` for nobody in particular. */
export async function askExport(
  ctx: Ctx,
  { list, query, columns, format, locale, backTo }: AskedExport,
): Promise<{ exportId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official" && actor.kind !== "firm") throw new Refusal("not-yours");
  const { id } = await tx.export.create({
    data: {
      ...{ personId: actor.personId, list, query: { ...query }, columns: [...columns] },
      ...{ format, locale, backTo: backTo ?? null, createdAt: now },
    },
    select: { id: true },
  });
  ctx.afterwards(() => wake(EXPORT_JOB));
  return { exportId: id };
}

/** Hands out one's own file: an act. Refusals: `not-found`: not ready, gone, or somebody else's. */
export async function takeExport(
  ctx: Ctx,
  exportId: string,
): Promise<{ name: string; format: string; content: Uint8Array }> {
  const { tx, actor } = ctx;
  if (actor.kind !== "official" && actor.kind !== "firm") throw new Refusal("not-found");
  const found = await tx.export.findFirst({
    where: { id: exportId, personId: actor.personId },
    select: { fileName: true, format: true, list: true, rowCount: true, content: true },
  });
  if (!found?.content || !found.fileName) throw new Refusal("not-found");
  const detail = { list: found.list, count: found.rowCount };
  ctx.record({ act: "download.export", subjectKind: "export", subjectId: exportId, detail });
  return { name: found.fileName, format: found.format, content: found.content };
}
