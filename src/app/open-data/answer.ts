import { createHash } from "node:crypto";
import { createTranslator } from "next-intl";
import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { type Day, parseDay } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { publishedProgress } from "@/programme/information-centre/progress/queries";
import { COLUMNS, type Opening } from "@/programme/information-centre/screens/open-progress";
import { messagesFor, textsOf } from "@/programme/words";
import { unheededText } from "@/ui/address-notes";

/** The programme begins; before it there is nothing to count. */
const FIRST_DAY = "2014-12-02";
/** Five minutes as it is, an hour more while it is fetched anew: figures change by the day, and a correction may wait that long. */
const CACHING = "public, max-age=300, stale-while-revalidate=3600";

/** What the address of the open data may say; by whatever narrows pages these aren't narrowed. */
const ASKED = z.object({
  lang: z.enum(["en", "zh-CN", "zh"]).optional().catch(undefined),
  asOf: z.string().optional(),
});

/**
 * Answers with open data of the day asked for: for everybody alike, whoever is signed in, in the language that the address asks for
 * (`lang=en`), so that any cache on the way may keep it. A day that is none, hasn't come or precedes the programme, a language that there is none of, or a
 * filter (the file holds all divisions): 422 with a sentence.
 */
export async function answerOpenly(
  request: Request,
  { type, write }: { readonly type: string; readonly write: (opening: Opening) => string | Promise<Buffer> },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const locale = searchParams.get("lang") === "en" ? "en" : "zh-CN";
  const words = { locale, messages: await messagesFor(locale), timeZone: "Asia/Shanghai" };
  const t = createTranslator({ ...words, namespace: "informationCentre.progress" });
  const targets = createTranslator({ ...words, namespace: "targets" });
  const asked = searchParams.get("asOf");
  const more = unheeded(Object.fromEntries(searchParams), ASKED.parse(Object.fromEntries(searchParams)));
  if (more.length > 0) {
    const texts = textsOf(locale, "ui.address");
    return refused(more.map((part) => unheededText(part, texts)).join("\n"));
  }
  const read = await asActor({ kind: "public" }, async (ctx) => {
    const day: Day | undefined = asked ? parseDay(asked) : ctx.today;
    if (!day || day > ctx.today || day < FIRST_DAY) return null;
    return { day, progress: await publishedProgress(ctx, day) };
  });
  if (!read) return refused(t("notADay", { from: FIRST_DAY }));
  const body = await write({
    ...read,
    name: ({ nameZh, nameEn }) => (locale === "en" ? nameEn : nameZh),
    words: {
      title: t("data"),
      publisher: t("publisher"),
      note: env().PORTAL_MODE === "demo" ? t("demo") : undefined,
      smallFigures: t("small", { floor: SMALLEST_FIGURE }),
      withheld: t("withheld"),
      city: t("total"),
      columns: COLUMNS.map((column) => t(`columns.${column}`)),
      indicator: (indicator) => targets(`indicators.${indicator}.name`),
      definition: (indicator) => targets(`definition.of.${indicator}`),
    },
  });
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "cache-control": CACHING, etag, "access-control-allow-origin": "*" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: { ...headers, "content-type": type },
  });
}

function refused(text: string): Response {
  return new Response(text, {
    status: 422,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=300" },
  });
}
