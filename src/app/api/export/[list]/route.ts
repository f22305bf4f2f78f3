import { getLocale, getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { asksForPage, cameFrom, isLedHere, seeOther } from "@/platform/form-post";
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
import { askedIn, exportPath, noExportPath } from "@/programme/exports/paths";
import { MOST_AT_ONCE } from "@/programme/exports/policy";
import { unheededText } from "@/ui/address-notes";
import { columnsHref } from "@/ui/export-links";

/**
 * A list as a file, `format=xlsx`, `csv` or `pdf`, through the filter of its page, with the columns whose heads are named, `column=…&column=…`, or all of
 * them. A right of its own, and an act; the file says who took it and when.
 * One of more than five thousand rows is made by a job: the answer leads to where it will lie. Where there is no file a person is led to a page that says
 * why and what he can do; a program reads a line. Whom another site leads here is asked first, on the page where columns are chosen.
 */
export async function GET(request: Request, { params }: RouteContext<"/api/export/[list]">): Promise<Response> {
  const [{ list: listName }, actor, locale] = await Promise.all([params, currentActor(), getLocale()]);
  const list = exportListFor(actor, listName);
  if (!list || (actor.kind !== "official" && actor.kind !== "firm")) {
    if (actor.kind !== "public") await recordRefusal(actor, `export-${listName}`, "not-found");
    return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  }
  const search = new URL(request.url).searchParams;
  const asked = askedIn({ ...Object.fromEntries(search), column: search.getAll("column") });
  const { query, format, columns, backTo = cameFrom(request) } = asked;
  if (isLedHere(request)) return seeOther(columnsHref(listName, { ...query, format, column: columns, backTo }));
  if (asked.noColumn)
    return asksForPage(request)
      ? seeOther(columnsHref(listName, { ...query, format, column: "", backTo }))
      : plain((await getTranslations("exports.columns"))("noneTicked"), 422);
  const wanted: Wanted = {
    ...{ list: listName, query: list.filterOf(query, actor), columns, format },
    locale: locale === "en" ? "en" : "zh-CN",
  };
  try {
    const read = await asActor(actor, async (ctx) => {
      const unheeded = await unheededOf(ctx, list, { ...wanted, query });
      if (unheeded.length > 0) return { unheeded };
      const found = await readExport(ctx, actor, wanted, { most: MOST_AT_ONCE });
      return found === "later" ? await askExport(ctx, { ...wanted, backTo }) : found;
    });
    if ((!read || "unheeded" in read) && asksForPage(request))
      return seeOther(noExportPath(listName, { ...query, format, column: columns }, backTo));
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
