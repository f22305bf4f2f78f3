import { type Locale, listed } from "@/ui/format";
import type { SheetPlaces } from "../../cells/schema";
import { NEEDED_FIELDS, SHEET_FIELDS, TEMPLATE_HEADS } from "../../sheets/policy";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../../workflow";

type TemplateWords = {
  readonly t: { (key: string, values?: Record<string, string>): string; has(key: string): boolean };
  readonly titles: (key: string) => string;
  readonly sizes: (key: string) => string;
  readonly places: SheetPlaces;
  readonly locale: Locale;
};

/** The template: heads in Chinese, as the lists have them, a line about each, and what the columns with a choice offer. */
export function templateSheet({ t, titles, sizes, places, locale }: TemplateWords) {
  const named = (list: readonly { nameZh: string; nameEn: string }[]) =>
    listed(
      list.map(({ nameZh, nameEn }) => (locale === "en" ? `${nameZh} (${nameEn})` : nameZh)),
      locale,
    );
  const choices: Readonly<Record<string, string>> = {
    divisionCode: listed(
      places.divisions.map(({ nameZh, code }) => `${nameZh} ${code}`),
      locale,
    ),
    clusterId: named(places.clusters.filter(({ closedOn }) => !closedOn)),
    titles: listed(
      ENTERPRISE_TITLES.map((title) => titles(title)),
      locale,
    ),
  };
  const offered: readonly (readonly [field: (typeof SHEET_FIELDS)[number], values: readonly string[]])[] = [
    ["divisionCode", places.divisions.map(({ nameZh }) => nameZh)],
    ["clusterId", places.clusters.map(({ nameZh }) => nameZh)],
    ["industryCode", places.industries.map(({ nameZh }) => nameZh)],
    ["sizeClass", SIZE_CLASSES.map((size) => sizes(size))],
    ["titles", ENTERPRISE_TITLES.map((title) => titles(title))],
  ];
  return {
    title: t("template.sheet"),
    choices: {
      title: t("template.choices"),
      lists: offered.map(([field, values]) => ({ column: SHEET_FIELDS.indexOf(field), values })),
    },
    columns: SHEET_FIELDS.map((field) => TEMPLATE_HEADS[field]),
    notes: SHEET_FIELDS.map((field) => {
      const needed = NEEDED_FIELDS.some((one) => one === field);
      const line = t.has(`template.lines.${field}`)
        ? t(`template.lines.${field}`, { choices: choices[field] ?? "" })
        : "";
      return [
        TEMPLATE_HEADS[field],
        [t(needed ? "template.needed" : "template.optional"), line].filter(Boolean).join(t("between")),
      ] as const;
    }),
  };
}
