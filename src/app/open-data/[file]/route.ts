import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { asksForPage, cameFrom, seeOther } from "@/platform/form-post";
import { csvFile, excelFile } from "@/platform/spreadsheet";
import { tablePdf } from "@/platform/table-pdf";
import { MEDIA_TYPES } from "@/programme/export-files";
import { noOpenFilePath } from "@/programme/exports/paths";
import { mostRowsOfOpen, openListNamed } from "@/programme/open-lists";
import { textsOf } from "@/programme/words";
import { answered, LANGUAGE, languageOf, refused, sentencesOf, strangeOf } from "../answer";

/**
 * A public list as a file, `information.csv`, `.xlsx` or `.pdf`, through the filter of its page: for everybody alike. A filter that it doesn't know, or more
 * rows than the file holds: a person is led to a page that says why and what he can do; a program reads a sentence, 422.
 */
export async function GET(request: Request, { params }: RouteContext<"/open-data/[file]">): Promise<Response> {
  const [name = "", format = "", ...more] = (await params).file.split(".");
  const list = more.length === 0 ? openListNamed(name) : undefined;
  if (!list || (format !== "csv" && format !== "xlsx" && format !== "pdf")) return notThere();
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const locale = languageOf(request);
  const [t, e] = [textsOf(locale, list.words), textsOf(locale, "ui.export")];
  const read = list.address.extend({ lang: LANGUAGE }).parse(search);
  const strange = await strangeOf(list, search);
  const noFile = (why: string) =>
    asksForPage(request) ? seeOther(noOpenFilePath(name, { ...search, format }, cameFrom(request))) : refused(why);
  if (strange.length > 0) return noFile(sentencesOf(strange, locale));
  const limit = mostRowsOfOpen(format);
  const words = {
    ...{ locale, t },
    name: ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) =>
      locale === "en" ? nameEn : nameZh,
    at: (path: string) => new URL(path, env().NEXTAUTH_URL).href,
  };
  const found = await asActor({ kind: "public" }, (ctx) => list.read(ctx, read, words, limit + 1));
  if (!found) return notThere();
  const { changed, ...rows } = found;
  if (rows.rows.length > limit) return noFile(e("tooMany", { limit: String(limit) }));
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
