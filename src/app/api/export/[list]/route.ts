import { getLocale, getTranslations } from "next-intl/server";
import { recordRefusal } from "@/platform/action";
import { asActor } from "@/platform/database";
import { referenceFor } from "@/platform/log";
import { type Places, placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { type Cell, csvFile, excelFile } from "@/platform/spreadsheet";
import { logMoment } from "@/ui/format";
import type { Named } from "@/ui/names";
import { EXPORT_LIMIT, exportLists } from "../lists";

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
      const sheet = await list.read(ctx, filter, { t, places, name });
      const tooMany = sheet.rows.length > EXPORT_LIMIT;
      if (!tooMany)
        ctx.record({
          act: `export.${list.records}`,
          subjectKind: list.records,
          detail: { ...filter, format, count: sheet.rows.length },
        });
      return { sheet, places, tooMany, now: ctx.now, today: ctx.today };
    });
    if (read.tooMany)
      return new Response(e("tooMany", { limit: EXPORT_LIMIT }), {
        status: 422,
        headers: { "content-type": "text/plain; charset=utf-8" },
      });
    const notes: (readonly [string, Cell])[] = [
      [e("list"), t("title")],
      [e("by"), actor.name],
      [e("at"), logMoment(read.now)],
      ...Object.entries(filter).map(
        ([key, value]) => [t(`filters.${key}`), inWords(key, value, { t, places: read.places, name })] as const,
      ),
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
    const reference = referenceFor(error, { export: listName });
    return new Response(reference, { status: 500, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}

/** Hidden and absent look the same. */
function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}

type Words = {
  readonly t: Awaited<ReturnType<typeof getTranslations>>;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};

/** A filter's value as the page shows it. */
function inWords(key: string, value: string, { t, places, name }: Words): string {
  switch (key) {
    case "division":
      return name(places.divisions.find(({ code }) => code === value)) || value;
    case "cluster":
      return value === "none" ? t("noCluster") : name(places.clusters.find(({ id }) => id === value)) || value;
    case "industry":
      return name(places.industries.find(({ code }) => code === value)) || value;
    case "status":
      return t.has(`statuses.${value}`) ? t(`statuses.${value}`) : t("tabs.any");
    case "title":
      return t(`titles.${value}`);
    case "point":
      return t(`points.${value}`);
    default:
      return value;
  }
}
