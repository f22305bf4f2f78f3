import { z } from "zod";
import { present } from "@/kernel/address";
import { type Day, startOfDay } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type Named, placesOf } from "@/platform/places";
import { MOST_ROWS_OF_PDF } from "@/platform/table-pdf";
import type { RegisterRow } from "@/ui/day-register";
import { registerSheet } from "@/ui/register-sheet";
import { everyActivePoint } from "./contact-points/register/queries";
import { contactPointAddress } from "./contact-points/schema";
import { everyAwardedSite } from "./demonstration-sites/register/queries";
import { siteAddress } from "./demonstration-sites/schema";
import { EXPORT_LIMIT, type SheetRows } from "./export-list";
import { informationAddress } from "./information-centre/articles/schema";
import { everyPublished, newestChange } from "./information-centre/published/queries";
import { publishedSheet } from "./information-centre/screens/published-sheet";
import { outcomesOn } from "./outcomes/counted/queries";
import { outcomeFileAddress } from "./outcomes/schema";
import { outcomeSheet } from "./outcomes/screens/outcome-sheet";
import { askedDay } from "./targets/policy";
import { statementsSheet } from "./targets/screens/statement-sheet";
import { listStatements } from "./targets/statements/queries";
import { publicDrawSheet, publicResultSheet } from "./visits/draws/screens/public-draw-sheet";
import { publicDraws, publicResult } from "./visits/published-draws/queries";
import type { Locale, Texts } from "./words";

export type OpenWords = {
  readonly locale: Locale;
  readonly t: Texts;
  readonly name: (named: Named) => string;
  /** The whole address of a page. */
  readonly at: (path: string) => string;
};

/** A list that everybody may take away, whoever is signed in: its rows through the same filter as on its page. */
export type OpenList = {
  /** Namespace of its words, and the key of what it is called there. */
  readonly words: string;
  readonly title: string;
  /** What its address may say besides the language. */
  readonly address: z.ZodObject;
  /** `changed`: when what it lists last changed, so that the same list gives the same file. Null: there is no such list. */
  readonly read: (
    ctx: Ctx,
    query: Readonly<Record<string, unknown>>,
    words: OpenWords,
    limit: number,
  ) => Promise<(SheetRows & { readonly changed: Date }) | null>;
  /** What a filter is called, and its value; null where the rows say it themselves. */
  readonly told: (filter: readonly [key: string, value: string], t: Texts) => readonly [string, string] | null;
};

const drawAddress = z.object({ draw: z.uuid() });
const outcomesAddress = outcomeFileAddress.partial();
const pointsAddress = contactPointAddress.omit({ status: true, mine: true, changing: true, sort: true });
const sitesAddress = siteAddress.omit({ status: true, mine: true, scored: true, sort: true });

type Query = Readonly<Record<string, unknown>>;

/** A register of a day, through what narrows it on its page. */
function register(
  words: string,
  address: z.ZodObject,
  every: (ctx: Ctx, query: Query, asOf: Day) => Promise<readonly RegisterRow[]>,
): OpenList {
  return {
    ...{ words, title: "title", address },
    read: async (ctx, query, { t, name }) => {
      const { day } = askedDay(typeof query.asOf === "string" ? query.asOf : undefined, ctx.today);
      const named = (one?: Named) => (one ? name(one) : "");
      const rows = await every(ctx, query, day);
      return {
        ...registerSheet(rows, { t, places: await placesOf(ctx), name: named }),
        changed: startOfDay(day),
      };
    },
    told: ([key, value], t) => (key === "asOf" ? [t("filters.asOf"), value] : null),
  };
}

/** The public's lists, by their name in the address: `/open-data/<name>.csv`. */
export const openLists: Readonly<Record<string, OpenList>> = {
  information: {
    words: "informationCentre",
    title: "articles.title",
    address: informationAddress,
    read: async (ctx, query, words, limit) => ({
      ...publishedSheet(await everyPublished(ctx, present(informationAddress.parse(query)), limit), words),
      changed: (await newestChange(ctx)) ?? ctx.now,
    }),
    told: ([key, value], t) => [t(`articles.filters.${key}`), key === "q" ? value : t(`${key}s.${value}`)],
  },
  "contact-points": register("contactPoints", pointsAddress, (ctx, query, asOf) =>
    everyActivePoint(ctx, { ...present(pointsAddress.parse(query)), asOf }),
  ),
  "demonstration-sites": register("demonstrationSites", sitesAddress, (ctx, query, asOf) =>
    everyAwardedSite(ctx, { ...present(sitesAddress.parse(query)), asOf }),
  ),
  outcomes: {
    words: "outcomes",
    title: "title",
    address: outcomesAddress,
    read: async (ctx, query, { t, name }) => {
      const { asOf, code } = outcomesAddress.parse(query);
      const { day } = askedDay(asOf, ctx.today);
      const read = await outcomesOn(ctx, day);
      const outcomes = read.outcomes.filter(({ indicator }) => (code ?? indicator.code) === indicator.code);
      if (outcomes.length === 0) return null;
      const sheet = outcomeSheet({ ...read, outcomes }, { t, name: (named) => (named ? name(named) : "") });
      return { ...sheet, changed: startOfDay(day) };
    },
    told: ([key, value], t) => (key === "asOf" ? [t("filters.asOf"), value] : null),
  },
  statements: {
    words: "targets",
    title: "statements.title",
    address: z.object({}),
    read: async (ctx, _query, { t }) => {
      const statements = await listStatements(ctx);
      const changed = statements.map(({ acceptedAt, asOf }) => ({ frozenAt: startOfDay(asOf), drawnAt: acceptedAt }));
      return { ...statementsSheet(statements, { t, inWords: true }), changed: newest(changed) ?? ctx.now };
    },
    told: () => null,
  },
  draws: {
    words: "draws",
    title: "public.title",
    address: z.object({}),
    read: async (ctx, _query, words) => {
      const draws = await publicDraws(ctx);
      return { ...publicDrawSheet(draws, words), changed: newest(draws) ?? ctx.now };
    },
    told: () => null,
  },
  "draw-result": {
    words: "draws",
    title: "sections.result",
    address: z.object({ draw: z.uuid().optional().catch(undefined) }),
    read: async (ctx, query, words) => {
      const asked = drawAddress.safeParse(query);
      const [draw] = asked.success ? await publicDraws(ctx, asked.data.draw) : [];
      if (!draw) return null;
      const rows = await publicResult(ctx, draw.id);
      return { ...publicResultSheet(draw, rows, words), changed: newest([draw]) ?? ctx.now };
    },
    told: () => null,
  },
};

/** The public's list of this name. */
export function openListNamed(name: string): OpenList | undefined {
  return Object.hasOwn(openLists, name) ? openLists[name] : undefined;
}

/** The most rows that a file of a public list holds. */
export function mostRowsOfOpen(format: "xlsx" | "csv" | "pdf"): number {
  return format === "pdf" ? MOST_ROWS_OF_PDF : EXPORT_LIMIT;
}

function newest(draws: readonly { readonly frozenAt: Date; readonly drawnAt: Date | null }[]): Date | undefined {
  return draws.map(({ frozenAt, drawnAt }) => drawnAt ?? frozenAt).toSorted((a, b) => b.getTime() - a.getTime())[0];
}
