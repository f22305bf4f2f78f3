import type { Actor } from "@/kernel/actor";
import type { Unheeded } from "@/kernel/address";
import type { Cell } from "@/kernel/cell";
import type { Ctx } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { csvFile, excelFile, type Sheet } from "@/platform/spreadsheet";
import { MOST_ROWS_OF_PDF, tablePdf } from "@/platform/table-pdf";
import { logMoment } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { ExportList, SheetWords } from "./export-list";
import { exportLists } from "./export-lists";
import { askedDay } from "./targets/policy";
import { type Locale, type Texts, textsOf } from "./words";

export type Format = "xlsx" | "csv" | "pdf";
export type Wanted = {
  readonly list: string;
  /** The filter, as the page would read it from the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly format: Format;
  readonly locale: Locale;
};
type NamedActor = Extract<Actor, { kind: "official" | "firm" }>;

export const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
} as const satisfies Record<Format, string>;

/** The list of this name, if this person may take it away. */
export function exportListFor(actor: Actor, name: string): ExportList | undefined {
  const list = Object.hasOwn(exportLists, name) ? exportLists[name] : undefined;
  return list?.allows(actor) ? list : undefined;
}

/** The most rows that a file of this list holds. */
export function mostRowsOf(list: ExportList, format: Format): number {
  return format === "pdf" ? Math.min(MOST_ROWS_OF_PDF, list.limit) : list.limit;
}

/**
 * What an address asks of a file that it couldn't hold: filters that the list doesn't know or can't read, places that there are none of, a day that hasn't
 * come. A page says so and shows the rest; a file that is taken away is one thing or none.
 */
export function unheededOf(
  ctx: Ctx,
  list: ExportList,
  { format: _format, ...query }: Readonly<Record<string, string>>,
): Promise<readonly Unheeded[]> {
  const unknown = Object.fromEntries(Object.keys(query).map((name) => [name, undefined]));
  return unheededIn(ctx, query, { ...unknown, ...list.filterOf(query) }, list.ofCity);
}

/** The same of what was read of it; names that are in neither are passed over. */
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
 * Reads a list for a file, through the filter of its page: an act, `export.<records>` with filter and count, in the trail of the same transaction
 * that reads the rows. Null when there are more rows than a file holds; `later` when there are more than can be waited for: nothing is recorded then.
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
  const [t, e] = [textsOf(locale, list.words), textsOf(locale, "ui.export")];
  const name = (named: Named | undefined) => (locale === "en" ? named?.nameEn : named?.nameZh) ?? "";
  const places = await placesOf(ctx);
  const place = (code: string) => name(places.divisions.find((division) => division.code === code)) || e("city");
  const words = { t, places, name, place, locale };
  const filter = list.filterOf(wanted.query);
  const rows = await list.read(ctx, filter, words);
  if (!rows) return null;
  const count = rows.rows.length;
  if (count > mostRowsOf(list, format)) return null;
  if (count > most) return "later";
  ctx.record({ act: `export.${list.records}`, subjectKind: list.records, detail: { ...filter, format, count } });
  const conditions: (readonly [string, string])[] = [];
  for (const one of Object.entries(filter)) {
    // `addPoints.330402`: the same of one division.
    const [key = "", code] = one[0].split(".");
    const label = key === "sort" ? textsOf(locale, "ui.filters")(key) : labelOf(key, t);
    conditions.push([code ? `${label} ${place(code)}` : label, await inWords(ctx, one, words)]);
  }
  const title = t(list.title ?? "title");
  const notes: (readonly [string, Cell])[] = [
    [e("list"), title],
    [e("by"), actor.name],
    [e("at"), logMoment(ctx.now)],
    ...conditions,
    [e("count"), count],
  ];
  return {
    sheet: { title, ...rows, notes },
    name: `${title}-${ctx.today}.${format}`,
    count,
    at: ctx.now,
  };
}

/** The file itself. */
export async function writeExport({ sheet, at }: ReadExport, { format, locale }: Wanted): Promise<Buffer> {
  if (format === "pdf") return tablePdf(sheet, at);
  return format === "csv" ? Buffer.from(csvFile(sheet)) : excelFile(sheet, textsOf(locale, "ui.export")("notes"));
}

/** What the page calls a filter; a code without words stands for itself. */
function labelOf(key: string, t: Texts): string {
  const places = [
    `filters.${key}`,
    `list.filters.${key}`,
    `list.${key}`,
    `${key}.label`,
    `columns.${key}`,
    `fields.${key}`,
    `fields.${key}Id`,
    `tabs.${key}`,
    ...(key.endsWith("Month") ? ["list.filters.month"] : []),
  ];
  const found = places.find((place) => t.has(place));
  return found ? t(found) : key;
}

/** Filters that are on or not there. */
const SWITCHES = ["mine", "changing", "overdue", "scored", "leading"];

/** A filter's value as the page shows it. */
async function inWords(
  { tx }: Ctx,
  [key, value]: readonly [string, string],
  { t, places, name, place, locale }: Omit<SheetWords, "t"> & { readonly t: Texts },
): Promise<string> {
  switch (key) {
    case "sort":
      return textsOf(locale, "ui.filters")(value);
    case "division":
      return place(value);
    case "cluster":
      return value === "none" ? t("noCluster") : name(places.clusters.find(({ id }) => id === value)) || value;
    case "known":
      return value === "then" ? t("knownThen") : t("knownAt", { at: logMoment(new Date(value)) });
    case "town":
      return value;
    case "industry":
      if (value === "none") return t("noIndustry");
      return name(places.industries.find(({ code }) => code === value)) || value;
    case "department": {
      const house = await tx.department.findUnique({ where: { id: value }, select: { nameZh: true, nameEn: true } });
      return name(house ?? undefined) || value;
    }
    case "circular":
      return (await tx.circular.findUnique({ where: { id: value }, select: { subject: true } }))?.subject ?? value;
    case "officer":
      return (await tx.person.findUnique({ where: { id: value }, select: { name: true } }))?.name ?? value;
    case "code": {
      const indicator = await tx.outcomeIndicator.findFirst({
        where: { code: value },
        select: { nameZh: true, nameEn: true },
        orderBy: { serial: "desc" },
      });
      if (indicator) return name(indicator);
      break;
    }
    case "import":
      return (
        (await tx.enterpriseImport.findUnique({ where: { id: value }, select: { fileName: true } }))?.fileName ?? value
      );
    case "enterprise":
      return (await tx.enterprise.findUnique({ where: { id: value }, select: { name: true } }))?.name ?? value;
  }
  const found = [
    `statuses.${value}`,
    `titles.${value}`,
    `points.${value}`,
    `outcomes.${value}`,
    `lights.${value}`,
    `tabs.${value}`,
    `list.${value}`,
    `${key}.${value}`,
    `duties.${value}`,
    `sides.${value}`,
    `${key}s.${value}`,
    `${key}es.${value}`,
    `services.${key}s.${value}`,
    `candidates.${key}s.${value}`,
    `rows.title.${value}`,
  ].find((one) => t.has(one));
  if (found && key !== "q") return t(found);
  return SWITCHES.includes(key) ? textsOf(locale, "ui.export")("yes") : value;
}
