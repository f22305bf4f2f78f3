import { createHash } from "node:crypto";
import { z } from "zod";
import type { SheetPart, TableRow } from "@/kernel/table";
import type { Ctx } from "@/platform/database";
import type { Sql } from "@/platform/sql";
import { allOf, sql, word } from "@/platform/sql";
import { isNoFirm } from "../heads/policy";
import type { Mapping } from "../sheets/policy";
import { mayImport } from "./policy";
import { sheetMapping, type Verdict } from "./schema";
import type { ImportStatus } from "./workflow";

const PAGE = 50;

/** Whether this very list, with the same columns, was applied before, under whatever name. */
export async function wasApplied(
  { tx }: Ctx,
  record: Pick<ImportDetail, "id" | "divisionCode" | "sha256" | "mapping">,
): Promise<boolean> {
  return (await tx.enterpriseImport.count({ where: { appliedKey: appliedKeyOf(record), id: { not: record.id } } })) > 0;
}

/** What is applied once only: these bytes, taken in this way, by this bureau. */
export function appliedKeyOf({
  divisionCode,
  sha256,
  mapping,
}: Pick<ImportDetail, "divisionCode" | "sha256" | "mapping">): string {
  return createHash("sha256")
    .update(`${divisionCode} ${sha256} ${JSON.stringify(mapping)}`)
    .digest("hex");
}

export type ImportLine = {
  readonly id: string;
  readonly divisionCode: string;
  readonly fileName: string;
  readonly by: string | null;
  readonly status: ImportStatus;
  readonly version: number;
  readonly rowCount: number;
  readonly newCount: number;
  readonly updateCount: number;
  readonly unchangedCount: number;
  readonly errorCount: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
};
export type ImportDetail = ImportLine & {
  readonly uploadedById: string | null;
  readonly sha256: string;
  readonly heads: readonly string[];
  /** The sheets that it was joined of; empty when it is one table. */
  readonly sheets: readonly SheetPart[];
  /** The sheets of its workbook that are no part of it. */
  readonly leftOut: readonly string[];
  readonly mapping: Mapping | null;
  readonly planDigest: string | null;
  readonly reason: string | null;
  readonly heldBecause: string | null;
  readonly changeCount: number;
  readonly undone: { readonly by: string | null; readonly reason: string; readonly at: Date | null } | null;
};

const line = sql`i.id, i.division_code as "divisionCode", i.file_name as "fileName", p.name as by, i.status::text as status, i.version,
  i.row_count as "rowCount", i.new_count as "newCount", i.update_count as "updateCount", i.unchanged_count as "unchangedCount",
  i.error_count as "errorCount", i.done, i.created_at as "createdAt", i.applied_at as "appliedAt"`;

/** Who may see imports; row-level security says the same again, and cuts a county's to its own. */
function readable({ actor }: Ctx): boolean {
  return actor.kind === "system" || mayImport(actor);
}

/** The latest imports of this bureau; at the city, of all. On its page fifty, in a file as many as one holds. */
export async function listImports(ctx: Ctx, most = PAGE): Promise<ImportLine[]> {
  if (!readable(ctx)) return [];
  return ctx.tx.$queryRaw<ImportLine[]>`
    select ${line} from enterprise_imports i left join persons p on p.id = i.uploaded_by_id order by i.created_at desc, i.id desc limit ${most}`;
}

const stored = z.object({
  heads: z.array(z.string()),
  sheets: z.array(z.object({ name: z.string(), above: z.number() })),
  leftOut: z.array(z.string()),
  mapping: sheetMapping.nullable(),
  undone: z.object({ by: z.string().nullable(), reason: z.string(), at: z.coerce.date().nullable() }).nullable(),
});

/** One import, or null: hidden and absent look the same. */
export async function findImport(ctx: Ctx, id: string): Promise<ImportDetail | null> {
  if (!readable(ctx)) return null;
  const [found] = await ctx.tx.$queryRaw<
    (ImportDetail & { heads: unknown; sheets: unknown; leftOut: unknown; mapping: unknown; undone: unknown })[]
  >`
    select ${line}, i.uploaded_by_id as "uploadedById", i.sha256, i.heads, i.sheets, i.left_out as "leftOut", i.mapping, i.plan_digest as "planDigest", i.reason,
      i.held_because as "heldBecause", i.new_count + i.update_count as "changeCount",
      case when i.undo_reason is not null then jsonb_build_object('by', u.name, 'reason', i.undo_reason, 'at', i.undone_at) end as undone
    from enterprise_imports i left join persons p on p.id = i.uploaded_by_id left join persons u on u.id = i.undo_asked_by_id
    where i.id = ${id}::uuid`;
  return found ? { ...found, ...stored.parse(found) } : null;
}

/** All rows of an import as they came. */
export async function rowsOfImport({ tx }: Ctx, importId: string): Promise<TableRow[]> {
  return tx.$queryRaw<TableRow[]>`
    select "row", cells from enterprise_import_rows where import_id = ${importId}::uuid order by "row"`;
}

/** The first few rows, to show what the columns hold. */
export async function sampleRows({ tx }: Ctx, importId: string): Promise<(readonly string[])[]> {
  const rows = await tx.$queryRaw<TableRow[]>`
    select "row", cells from enterprise_import_rows where import_id = ${importId}::uuid order by "row" limit 3`;
  return rows.map(({ cells }) => cells);
}

export type PreviewRow = TableRow & {
  readonly verdict: Verdict;
  readonly enterpriseId: string | null;
  readonly changes: unknown;
  readonly faults: unknown;
};

/** One page of the preview, in the sheet's order, with how many rows the filter leaves. */
export async function previewRows(
  { tx }: Ctx,
  importId: string,
  { verdict, after = 0 }: { verdict?: Verdict | undefined; after?: number | undefined },
): Promise<{ rows: PreviewRow[]; total: number; next: number | null }> {
  const conditions: Sql[] = [sql`r.import_id = ${importId}::uuid`, sql`r.verdict is not null`];
  if (verdict) conditions.push(sql`r.verdict = ${word(verdict)}`);
  const rows = await tx.$queryRaw<PreviewRow[]>`
    select r."row", r.cells, r.verdict, r.enterprise_id as "enterpriseId", r.changes, r.faults from enterprise_import_rows r
    where ${allOf([...conditions, sql`r."row" > ${after}`])} order by r."row" limit ${PAGE + 1}`;
  const counted = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from enterprise_import_rows r where ${allOf(conditions)}`;
  const page = rows.slice(0, PAGE);
  return { rows: page, total: counted[0]?.n ?? 0, next: rows.length > PAGE ? (page.at(-1)?.row ?? null) : null };
}

/** Sums, remarks and lines across the table: what stands among the rows and was taken for no firm. The first hundred. */
export async function rowsLeftOut({ tx }: Ctx, importId: string): Promise<TableRow[]> {
  const rows = await tx.$queryRaw<TableRow[]>`
    select "row", cells from enterprise_import_rows where import_id = ${importId}::uuid and verdict is null order by "row" limit 100`;
  return rows.filter(({ cells }) => isNoFirm(cells));
}

/** `verdict` is null for what was taken for no firm. */
export type ListRow = Omit<PreviewRow, "verdict"> & { readonly verdict: Verdict | null };

/** Every row as it came, with what it would do and everything that is wrong: for files. */
export async function everyPreviewRow({ tx }: Ctx, importId: string): Promise<ListRow[]> {
  return tx.$queryRaw<ListRow[]>`
    select "row", cells, verdict, enterprise_id as "enterpriseId", changes, faults from enterprise_import_rows
    where import_id = ${importId}::uuid order by "row"`;
}

/** What this bureau took the columns of such a template for the last time. */
export async function rememberedMapping(
  { tx }: Ctx,
  { divisionCode, fingerprint }: { divisionCode: string; fingerprint: string },
): Promise<Mapping | null> {
  const row = await tx.enterpriseImportTemplate.findUnique({
    where: { divisionCode_fingerprint: { divisionCode, fingerprint } },
    select: { mapping: true },
  });
  return row ? sheetMapping.parse(row.mapping) : null;
}

/** Imports that wait to be applied, the oldest first, with whoever queued them. */
export async function queuedImports({ tx }: Ctx): Promise<{ id: string; uploadedById: string | null }[]> {
  return tx.enterpriseImport.findMany({
    where: { status: "queued" },
    select: { id: true, uploadedById: true },
    orderBy: [{ updatedAt: "asc" }, { id: "asc" }],
  });
}

export type Waiting = {
  /** How many lists are to be written or undone before this one. */
  readonly n: number;
  /** One of them says the same: these bytes, taken in the same way, by the same bureau. */
  readonly same: boolean;
};

/**
 * What a list in line waits for: lists are taken one at a time in the whole city, in the order in which they were asked for. Asked as the system: of
 * another bureau's lists no more is told than that there are some.
 */
export async function waitingFor({ tx }: Ctx, importId: string): Promise<Waiting> {
  const [found] = await tx.$queryRaw<Waiting[]>`
    select count(*)::int as n, coalesce(bool_or((o.division_code, o.sha256, o.mapping) = (i.division_code, i.sha256, i.mapping)), false) as same
    from enterprise_imports i join enterprise_imports o on (o.updated_at, o.id) < (i.updated_at, i.id)
    where i.id = ${importId}::uuid and o.status in ('queued', 'undoing')`;
  return found ?? { n: 0, same: false };
}
