import type { Ctx } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { logMoment } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { ExportList, SheetWords } from "./export-list";
import { type Locale, type Texts, textsOf } from "./words";

export type ListWords = Omit<SheetWords, "t"> & { readonly t: Texts };

/** What a list's file is written with in a language. */
export async function wordsOf(ctx: Ctx, list: ExportList, locale: Locale): Promise<ListWords> {
  const places = await placesOf(ctx);
  const name = (named: Named | undefined) => (locale === "en" ? named?.nameEn : named?.nameZh) ?? "";
  const place = (code: string) =>
    name(places.divisions.find((division) => division.code === code)) || textsOf(locale, "ui.export")("city");
  return { t: textsOf(locale, list.words), places, name, place, locale };
}

/** What a list is called. */
export function titleOf({ title = "title" }: ExportList, { t }: ListWords): string {
  return t(title);
}

/** What a list is called, and its filter as its page tells it. */
export async function toldOf(
  ctx: Ctx,
  list: ExportList,
  { query, locale }: { readonly query: Readonly<Record<string, string>>; readonly locale: Locale },
) {
  const words = await wordsOf(ctx, list, locale);
  return { title: titleOf(list, words), told: await filterInWords(ctx, list.filterOf(query, ctx.actor), words) };
}

/** A list's filter as its page tells it: what each part is called, and its value. */
export async function filterInWords(
  ctx: Ctx,
  filter: Readonly<Record<string, string>>,
  words: ListWords,
): Promise<readonly (readonly [label: string, value: string])[]> {
  const conditions: (readonly [string, string])[] = [];
  for (const one of Object.entries(filter)) {
    // `addPoints.330402`: the same of one division.
    const [key = "", code] = one[0].split(".");
    const label = key === "sort" ? textsOf(words.locale, "ui.filters")(key) : labelOf(key, words.t);
    conditions.push([code ? `${label} ${words.place(code)}` : label, await inWords(ctx, one, words)]);
  }
  return conditions;
}

/** What the page calls a filter; a code without words stands for itself. */
function labelOf(key: string, t: Texts): string {
  const places = [
    `filters.${key}`,
    `list.filters.${key}`,
    `list.${key}`,
    `${key}.label`,
    `columns.${key}`,
    `fields.${key}`,
    `fields.${key}Id`,
    `tabs.${key}`,
    ...(key.endsWith("Month") ? ["list.filters.month"] : []),
  ];
  const found = places.find((place) => t.has(place));
  return found ? t(found) : key;
}

/** Filters that are on or not there. */
const SWITCHES = ["mine", "unread", "changing", "overdue", "scored", "leading"];

/** A filter's value as the page shows it. */
async function inWords(
  { tx }: Ctx,
  [key, value]: readonly [string, string],
  { t, places, name, place, locale }: ListWords,
): Promise<string> {
  switch (key) {
    case "sort":
      return textsOf(locale, "ui.filters")(value);
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
      return name(places.industriesAsked.find(({ code }) => code === value)) || value;
    case "department": {
      const house = await tx.department.findUnique({ where: { id: value }, select: { nameZh: true, nameEn: true } });
      return name(house ?? undefined) || value;
    }
    case "clock": {
      const clock = await tx.clock.findUnique({ where: { id: value }, select: { kind: true } });
      return clock ? t(`kind.${clock.kind}`) : value;
    }
    case "station": {
      const station = await tx.guidanceStation.findUnique({ where: { id: value }, select: { department: true } });
      return name(station?.department) || value;
    }
    case "circular":
      return (await tx.circular.findUnique({ where: { id: value }, select: { subject: true } }))?.subject ?? value;
    case "account":
      return (await tx.person.findUnique({ where: { id: value }, select: { username: true } }))?.username ?? value;
    case "officer":
      return (await tx.person.findUnique({ where: { id: value }, select: { name: true } }))?.name ?? value;
    case "code": {
      const indicator = await tx.outcomeIndicator.findFirst({
        where: { code: value },
        select: { nameZh: true, nameEn: true },
        orderBy: { serial: "desc" },
      });
      if (indicator) return name(indicator);
      break;
    }
    case "import":
      return (
        (await tx.enterpriseImport.findUnique({ where: { id: value }, select: { fileName: true } }))?.fileName ?? value
      );
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
    `${key}.${value}`,
    `duties.${value}`,
    `sides.${value}`,
    `${key}s.${value}`,
    `${key}es.${value}`,
    `services.${key}s.${value}`,
    `candidates.${key}s.${value}`,
    `rows.title.${value}`,
  ].find((one) => t.has(one));
  if (found && key !== "q") return t(found);
  return SWITCHES.includes(key) ? textsOf(locale, "ui.export")("yes") : value;
}
