import { getLocale, getTranslations } from "next-intl/server";
import { recordRefusal } from "@/platform/action";
import { asActor, type Ctx } from "@/platform/database";
import { referenceFor } from "@/platform/log";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { type Cell, csvFile, excelFile } from "@/platform/spreadsheet";
import { logMoment } from "@/ui/format";
import type { Named } from "@/ui/names";
import { exportLists, type SheetWords } from "../lists";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A list as a file, `format=xlsx` or `csv`, through the filter of its page. A right of its own, and an act: `export.<records>` with filter and
 * count stands in the trail of the same transaction that read the rows, and the file says who took it and when.
 */
export async function GET(request: Request, { params }: RouteContext<"/api/export/[list]">): Promise<Response> {
  const [{ list: listName }, actor] = await Promise.all([params, currentActor()]);
  const list = Object.hasOwn(exportLists, listName) ? exportLists[listName] : undefined;
  if (!list) return nothing();
  if ((actor.kind !== "official" && actor.kind !== "firm") || !list.allows(actor)) {
    if (actor.kind !== "public") await recordRefusal(actor, `export-${listName}`, "not-found");
    return nothing();
  }
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const format = query.format === "csv" ? "csv" : "xlsx";
  const filter = list.filterOf(query);
  const [t, e, locale] = await Promise.all([getTranslations(list.words), getTranslations("ui.export"), getLocale()]);
  const name = (named: Named | undefined) => (locale === "en" ? named?.nameEn : named?.nameZh) ?? "";
  try {
    const read = await asActor(actor, async (ctx) => {
      const places = await placesOf(ctx);
      const place = (divisionCode: string) =>
        name(places.divisions.find(({ code }) => code === divisionCode)) || e("city");
      const words = { t, places, name, place };
      const sheet = await list.read(ctx, filter, words);
      if (!sheet) return null;
      const count = sheet.rows.length;
      ctx.record({ act: `export.${list.records}`, subjectKind: list.records, detail: { ...filter, format, count } });
      const conditions: (readonly [string, string])[] = [];
      for (const one of Object.entries(filter)) conditions.push([labelOf(one[0], t), await inWords(ctx, one, words)]);
      return { sheet, conditions, now: ctx.now, today: ctx.today };
    });
    if (!read) return plain(e("tooMany", { limit: list.limit }), 422);
    const notes: (readonly [string, Cell])[] = [
      [e("list"), t("title")],
      [e("by"), actor.name],
      [e("at"), logMoment(read.now)],
      ...read.conditions,
      [e("count"), read.sheet.rows.length],
    ];
    const file = { title: t("title"), ...read.sheet, notes };
    const body = format === "csv" ? csvFile(file) : new Uint8Array(await excelFile(file, e("notes")));
    return new Response(body, {
      headers: {
        "content-type": format === "csv" ? "text/csv; charset=utf-8" : XLSX,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${t("title")}-${read.today}.${format}`)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return plain(referenceFor(error, { export: listName }), 500);
  }
}

/** Hidden and absent look the same. */
function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}

function plain(text: string, status: number): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** What the page calls a filter; a code without words stands for itself. */
function labelOf(key: string, t: Translator): string {
  const places = [
    `filters.${key}`,
    `list.filters.${key}`,
    `list.${key}`,
    ...(key.endsWith("Month") ? ["list.filters.month"] : []),
  ];
  const found = places.find((place) => t.has(place));
  return found ? t(found) : key;
}

/** A filter's value as the page shows it. */
async function inWords(
  { tx }: Ctx,
  [key, value]: readonly [string, string],
  { t, places, name, place }: Omit<SheetWords, "t"> & { readonly t: Translator },
): Promise<string> {
  switch (key) {
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
    case "officer":
      return (await tx.person.findUnique({ where: { id: value }, select: { name: true } }))?.name ?? value;
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
  ].find((one) => t.has(one));
  return found && key !== "q" ? t(found) : value;
}
