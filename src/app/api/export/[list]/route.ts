import { getLocale, getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { asksForPage, cameFrom, seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { recordRefusal } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import {
  exportListFor,
  MEDIA_TYPES,
  mostRowsOf,
  readExport,
  unheededOf,
  type Wanted,
  writeExport,
} from "@/programme/export-files";
import { askExport } from "@/programme/exports/commands";
import { exportPath, noExportPath } from "@/programme/exports/paths";
import { MOST_AT_ONCE } from "@/programme/exports/policy";
import { unheededText } from "@/ui/address-notes";

/**
 * A list as a file, `format=xlsx`, `csv` or `pdf`, through the filter of its page. A right of its own, and an act; the file says who took it and when.
 * One of more than five thousand rows is made by a job: the answer leads to where it will lie. Where there is no file a person is led to a page that says
 * why and what he can do; a program reads a line.
 */
export async function GET(request: Request, { params }: RouteContext<"/api/export/[list]">): Promise<Response> {
  const [{ list: listName }, actor, locale] = await Promise.all([params, currentActor(), getLocale()]);
  const list = exportListFor(actor, listName);
  if (!list || (actor.kind !== "official" && actor.kind !== "firm")) {
    if (actor.kind !== "public") await recordRefusal(actor, `export-${listName}`, "not-found");
    return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  }
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const wanted: Wanted = {
    list: listName,
    query: list.filterOf(query),
    format: query.format === "csv" || query.format === "pdf" ? query.format : "xlsx",
    locale: locale === "en" ? "en" : "zh-CN",
  };
  try {
    const read = await asActor(actor, async (ctx) => {
      const unheeded = await unheededOf(ctx, list, query);
      if (unheeded.length > 0) return { unheeded };
      const found = await readExport(ctx, actor, wanted, { most: MOST_AT_ONCE });
      return found === "later" ? await askExport(ctx, wanted) : found;
    });
    if ((!read || "unheeded" in read) && asksForPage(request))
      return seeOther(noExportPath(listName, query, cameFrom(request)));
    if (!read)
      return plain(
        (await getTranslations("ui.export"))("tooMany", {
          limit: mostRowsOf(list, wanted.format),
        }),
        422,
      );
    if ("unheeded" in read) {
      const t = await getTranslations("ui.address");
      return plain(read.unheeded.map((part) => unheededText(part, t)).join("\n"), 422);
    }
    if ("exportId" in read) return seeOther(exportPath(read.exportId));
    return new Response(new Uint8Array(await writeExport(read, wanted)), {
      headers: {
        "content-type": MEDIA_TYPES[wanted.format],
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(read.name)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return plain(referenceFor(error, { export: listName }), 500);
  }
}

function plain(text: string, status: number): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
