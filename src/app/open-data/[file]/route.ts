import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { csvFile, excelFile } from "@/platform/spreadsheet";
import { MOST_ROWS_OF_PDF, tablePdf } from "@/platform/table-pdf";
import { MEDIA_TYPES } from "@/programme/export-files";
import { EXPORT_LIMIT } from "@/programme/export-list";
import { openLists } from "@/programme/open-lists";
import { textsOf } from "@/programme/words";
import { answered, LANGUAGE, languageOf, refused, strangeIn } from "../answer";

/**
 * A public list as a file, `information.csv`, `.xlsx` or `.pdf`, through the filter of its page: for everybody alike. A filter that it doesn't know, or more
 * rows than the file holds: 422 with a sentence.
 */
export async function GET(request: Request, { params }: RouteContext<"/open-data/[file]">): Promise<Response> {
  const [name = "", format = "", ...more] = (await params).file.split(".");
  const list = Object.hasOwn(openLists, name) && more.length === 0 ? openLists[name] : undefined;
  if (!list || (format !== "csv" && format !== "xlsx" && format !== "pdf")) return notThere();
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const locale = languageOf(request);
  const [t, e] = [textsOf(locale, list.words), textsOf(locale, "ui.export")];
  const read = list.address.extend({ lang: LANGUAGE }).parse(search);
  const strange = strangeIn(search, read, locale);
  if (strange) return refused(strange);
  const limit = format === "pdf" ? MOST_ROWS_OF_PDF : EXPORT_LIMIT;
  const words = {
    ...{ locale, t },
    name: ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) =>
      locale === "en" ? nameEn : nameZh,
    at: (path: string) => new URL(path, env().NEXTAUTH_URL).href,
  };
  const found = await asActor({ kind: "public" }, (ctx) => list.read(ctx, read, words, limit + 1));
  if (!found) return notThere();
  const { changed, ...rows } = found;
  if (rows.rows.length > limit) return refused(e("tooMany", { limit: String(limit) }));
  const conditions = Object.entries(read).flatMap(([key, value]) => {
    const told = key === "lang" || typeof value !== "string" ? null : list.told([key, value], t);
    return told ? [told] : [];
  });
  const sheet = { title: t(list.title), ...rows, notes: [...conditions, [e("count"), rows.rows.length] as const] };
  const body =
    format === "pdf"
      ? await tablePdf(sheet, changed)
      : format === "csv"
        ? csvFile(sheet)
        : await excelFile(sheet, e("notes"));
  return answered(request, MEDIA_TYPES[format], body);
}

function notThere(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
