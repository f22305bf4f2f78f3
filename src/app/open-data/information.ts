import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import type { Sheet } from "@/platform/spreadsheet";
import { MOST_ROWS_OF_PDF } from "@/platform/table-pdf";
import { EXPORT_LIMIT, WITH_ONE_MORE } from "@/programme/export-list";
import { articlePath } from "@/programme/information-centre/articles/paths";
import { informationAddress } from "@/programme/information-centre/articles/schema";
import { everyPublished, newestChange } from "@/programme/information-centre/published/queries";
import { publishedSheet } from "@/programme/information-centre/screens/published-sheet";
import { textsOf } from "@/programme/words";
import { answered, languageOf, refused, strangeIn } from "./answer";

const ASKED = informationAddress.extend({ lang: z.enum(["en", "zh-CN", "zh"]).optional().catch(undefined) });

type Kind = {
  readonly type: string;
  /** `at`: when what it lists last changed, so that the same list gives the same file; `notes`: what stands beside it is called. */
  readonly write: (sheet: Sheet, of: { readonly at: Date; readonly notes: string }) => string | Promise<Buffer>;
  readonly format: "xlsx" | "csv" | "pdf";
};

/**
 * Answers with what the information centre has published, through the filter of its page: for everybody alike, without the texts. A filter that it doesn't
 * know, or more articles than the file holds: 422 with a sentence.
 */
export async function answerInformation(request: Request, { type, write, format }: Kind): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const locale = languageOf(request);
  const [t, e] = [textsOf(locale, "informationCentre"), textsOf(locale, "ui.export")];
  const read = ASKED.parse(search);
  const strange = strangeIn(search, read, locale);
  if (strange) return refused(strange);
  const { lang: _lang, ...filter } = present(read);
  const { articles, changed } = await asActor({ kind: "public" }, async (ctx) => ({
    articles: await everyPublished(ctx, filter, WITH_ONE_MORE),
    changed: (await newestChange(ctx)) ?? ctx.now,
  }));
  const limit = format === "pdf" ? MOST_ROWS_OF_PDF : EXPORT_LIMIT;
  if (articles.length > limit) return refused(e("tooMany", { limit: String(limit) }));
  const conditions = Object.entries(filter).map(([key, value]) => {
    const group = key === "channel" ? "channels" : key === "topic" ? "topics" : null;
    return [t(`articles.filters.${key}`), group ? t(`${group}.${value}`) : value] as const;
  });
  const sheet = {
    title: t("articles.title"),
    ...publishedSheet(articles, {
      ...{ locale, t },
      name: ({ nameZh, nameEn }) => (locale === "en" ? nameEn : nameZh),
      at: (id) => new URL(articlePath(id), env().NEXTAUTH_URL).href,
    }),
    notes: [...conditions, [e("count"), articles.length] as const],
  };
  return answered(request, type, await write(sheet, { at: changed, notes: e("notes") }));
}
