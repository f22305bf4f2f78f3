import { createTranslator } from "next-intl";
import { z } from "zod";
import { type Day, parseDay } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { publishedProgress } from "@/programme/information-centre/progress/queries";
import { COLUMNS, type Opening } from "@/programme/information-centre/screens/open-progress";
import { messagesFor } from "@/programme/words";
import { answered, LANGUAGE, languageOf, refused, strangeIn } from "./answer";

/** The programme begins; before it there is nothing to count. */
const FIRST_DAY = "2014-12-02";

/** What the address of the open data may say; by whatever narrows pages these aren't narrowed. */
const ASKED = z.object({
  lang: LANGUAGE,
  asOf: z.string().optional(),
});

/**
 * Answers with how far the programme is on the day asked for: for everybody alike, whoever is signed in. A day that is none, hasn't come or precedes the
 * programme, a language that there is none of, or a filter (the file holds all divisions): 422 with a sentence.
 */
export async function answerProgress(
  request: Request,
  { type, write }: { readonly type: string; readonly write: (opening: Opening) => string | Promise<Buffer> },
): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const locale = languageOf(request);
  const words = { locale, messages: await messagesFor(locale), timeZone: "Asia/Shanghai" };
  const t = createTranslator({ ...words, namespace: "informationCentre.progress" });
  const targets = createTranslator({ ...words, namespace: "targets" });
  const { asOf: asked } = search;
  const strange = strangeIn(search, ASKED.parse(search), locale);
  if (strange) return refused(strange);
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
  return answered(request, type, body);
}
