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

type Row = Prisma.ScoreSheetGetPayload<{ select: typeof fields }>;
function sheetOf({ content, ...row }: Row): ScoreSheet {
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

/** The version of each of some applications; of one that was made before there was a sheet, the newest. One statement. */
export async function sheetsOfSites(
  { tx }: Ctx,
  sheetIds: readonly (string | null)[],
): Promise<(sheetId: string | null) => ScoreSheet> {
  const ids = [...new Set(sheetIds)].filter((id) => id !== null);
  const rows = await tx.$queryRaw<Row[]>`
    select id, serial, source, verified, content from score_sheets
    where id = any (${ids}::uuid[]) or (${sheetIds.includes(null)} and serial = (select max(serial) from score_sheets)) order by serial desc`;
  const sheets = rows.map(sheetOf);
  return (sheetId) => {
    const [newest] = sheets;
    const sheet = sheetId === null ? newest : sheets.find(({ id }) => id === sheetId);
    if (!sheet) throw new Error(`no score sheet ${sheetId ?? "at all"}`);
    return sheet;
  };
}

/** The version of an application. One statement. */
export async function sheetOfSite(ctx: Ctx, sheetId: string | null): Promise<ScoreSheet> {
  return (await sheetsOfSites(ctx, [sheetId]))(sheetId);
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
