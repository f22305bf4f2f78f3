import type { Prisma } from "@db";
import type { Ctx } from "@/platform/database";
import { type SheetContent, sheetContent } from "./schema";

export type ScoreSheet = {
  readonly id: string;
  readonly serial: number;
  readonly source: string;
  readonly verified: boolean;
  readonly content: SheetContent;
};

const fields = { id: true, serial: true, source: true, verified: true, content: true } as const;

function sheetOf({ content, ...row }: Prisma.ScoreSheetGetPayload<{ select: typeof fields }>): ScoreSheet {
  return { ...row, content: sheetContent.parse(content) };
}

/** The version by which new applications are assessed: the newest. Every installation begins with one. */
export async function currentSheet({ tx }: Ctx): Promise<ScoreSheet> {
  return sheetOf(await tx.scoreSheet.findFirstOrThrow({ select: fields, orderBy: { serial: "desc" } }));
}

/** A version by its number, or null. */
export async function findSheet({ tx }: Ctx, serial: number): Promise<ScoreSheet | null> {
  const row = await tx.scoreSheet.findUnique({ where: { serial }, select: fields });
  return row && sheetOf(row);
}

/** The version of an application; of one that was made before there was a sheet, the newest. */
export async function sheetOfSite(ctx: Ctx, sheetId: string | null): Promise<ScoreSheet> {
  const row = sheetId && (await ctx.tx.scoreSheet.findUnique({ where: { id: sheetId }, select: fields }));
  return row ? sheetOf(row) : currentSheet(ctx);
}

/** A version with the moment at which somebody made it; null: it came with the system. */
export type VersionLine = { readonly serial: number; readonly madeAt: Date | null };

/** All versions, newest first. */
export async function listSheets({ tx }: Ctx): Promise<VersionLine[]> {
  const rows = await tx.scoreSheet.findMany({
    select: { serial: true, madeAt: true, madeById: true },
    orderBy: { serial: "desc" },
    take: 100,
  });
  return rows.map(({ serial, madeAt, madeById }) => ({ serial, madeAt: madeById ? madeAt : null }));
}
