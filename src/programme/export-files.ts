import type { Actor } from "@/kernel/actor";
import type { Unheeded } from "@/kernel/address";
import type { Cell } from "@/kernel/cell";
import type { Ctx } from "@/platform/database";
import { heeded } from "@/platform/places";
import { csvFile, excelFile, type Sheet } from "@/platform/spreadsheet";
import { MOST_ROWS_OF_PDF, tablePdf } from "@/platform/table-pdf";
import { listed, logMoment } from "@/ui/format";
import { choiceOf } from "./export-columns";
import type { ExportList } from "./export-list";
import { exportLists } from "./export-lists";
import { filterInWords, titleOf, wordsOf } from "./export-words";
import { withColumns } from "./exports/policy";
import { askedDay } from "./targets/policy";
import { type Locale, textsOf } from "./words";

export type Format = "xlsx" | "csv" | "pdf";
export type Wanted = {
  readonly list: string;
  /** The filter, as the page would read it from the address. */
  readonly query: Readonly<Record<string, string>>;
  /** The heads of the columns that were chosen; none: all of them. */
  readonly columns: readonly string[];
  readonly format: Format;
  readonly locale: Locale;
};
type NamedActor = Extract<Actor, { kind: "official" | "firm" }>;

export const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
} as const satisfies Record<Format, string>;

/** The list of this name, whoever may take it away. */
export function exportListNamed(name: string): ExportList | undefined {
  return Object.hasOwn(exportLists, name) ? exportLists[name] : undefined;
}

/** The list of this name, if this person may take it away. */
export function exportListFor(actor: Actor, name: string): ExportList | undefined {
  const list = exportListNamed(name);
  return list?.allows(actor) ? list : undefined;
}

/** The most rows that a file of this list holds. */
export function mostRowsOf(list: ExportList, format: Format): number {
  return format === "pdf" ? Math.min(MOST_ROWS_OF_PDF, list.limit) : list.limit;
}

/**
 * What an address asks of a file that it couldn't hold: filters that the list doesn't know or can't read, places that there are none of, a day that hasn't
 * come, columns that it doesn't have. A page says so and shows the rest; a file that is taken away is one thing or none.
 */
export async function unheededOf(
  ctx: Ctx,
  list: ExportList,
  { query, columns, locale }: Pick<Wanted, "query" | "columns" | "locale">,
): Promise<readonly Unheeded[]> {
  const unknown = Object.fromEntries(Object.keys(query).map((name) => [name, undefined]));
  const filter = await unheededIn(ctx, query, { ...unknown, ...list.filterOf(query, ctx.actor) }, list.ofCity);
  if (filter.length > 0 || columns.length === 0) return filter;
  const { strange } = await choiceOf(ctx, list, { query, columns, locale });
  return strange.map((value): Unheeded => ({ name: "column", value: value.slice(0, 60), why: "unknown" }));
}

/** The same of what was read of it; by names that aren't in it the list isn't narrowed. */
export async function unheededIn(
  ctx: Ctx,
  query: Readonly<Record<string, string>>,
  read: Readonly<Record<string, unknown>>,
  city = false,
): Promise<readonly Unheeded[]> {
  const asked = await heeded(ctx, query, read, { city });
  const { asOf } = query;
  const moved = asOf && askedDay(asOf, ctx.today).moved && !asked.unheeded.some(({ name }) => name === "asOf");
  return moved ? [...asked.unheeded, { name: "asOf", value: asOf.slice(0, 60), why: "unknown" }] : asked.unheeded;
}

export type ReadExport = {
  readonly sheet: Sheet;
  readonly name: string;
  readonly count: number;
  /** When it was read. */
  readonly at: Date;
};

/**
 * Reads a list for a file, through the filter of its page: an act, `export.<records>` with filter, count and the columns where they were chosen, in the
 * trail of the same transaction that reads the rows. Null when there are more rows than a file holds; `later` when there are more than can be waited for:
 * nothing is recorded then. Columns that the list doesn't have are an error: `unheededOf` tells of them before.
 */
export async function readExport(
  ctx: Ctx,
  actor: NamedActor,
  wanted: Wanted,
  { most }: { readonly most: number },
): Promise<ReadExport | "later" | null> {
  const list = exportListFor(actor, wanted.list);
  if (!list) return null;
  const { locale, format } = wanted;
  const words = await wordsOf(ctx, list, locale);
  const filter = list.filterOf(wanted.query, actor);
  const longest = mostRowsOf(list, format);
  const read = await list.read(ctx, filter, words, longest + 1);
  if (!read) return null;
  const count = read.rows.length;
  if (count > longest) return null;
  if (count > most) return "later";
  const { chosen, strange } = await choiceOf(ctx, list, wanted, read.columns);
  if (strange.length > 0) throw new Error(`no such columns: ${strange.join(", ")}`);
  const { columns, rows, leftOut } = withColumns(read, chosen);
  const detail = { ...filter, format, count, ...(leftOut.length > 0 ? { columns } : {}) };
  ctx.record({ act: `export.${list.records}`, subjectKind: list.records, detail });
  const e = textsOf(locale, "ui.export");
  const title = titleOf(list, words);
  const notes: readonly (readonly [string, Cell])[] = [
    [e("list"), title],
    [e("by"), actor.name],
    [e("at"), logMoment(ctx.now)],
    ...(await filterInWords(ctx, filter, words)),
    [e("count"), count],
    ...(leftOut.length > 0 ? [[e("leftOut"), listed(leftOut, locale)] as const] : []),
  ];
  return { sheet: { title, columns, rows, notes }, name: `${title}-${ctx.today}.${format}`, count, at: ctx.now };
}

/** The file itself. */
export async function writeExport({ sheet, at }: ReadExport, { format, locale }: Wanted): Promise<Buffer> {
  if (format === "pdf") return tablePdf(sheet, at);
  return format === "csv" ? Buffer.from(csvFile(sheet)) : excelFile(sheet, textsOf(locale, "ui.export")("notes"));
}
