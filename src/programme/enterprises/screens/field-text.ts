import { isDay } from "@/kernel/days";
import { type Locale, listed, longDay } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { Places } from "./enterprise-list";

export type FieldWords = {
  readonly locale: Locale;
  /** Words of enterprises. */
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};

/** A value as the profile and files say it: codes by their names, days as days. Null for one that is empty. */
export function fieldText(field: string, value: unknown, { locale, t, places, name }: FieldWords): string | null {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return null;
  const text = String(value);
  switch (field) {
    case "divisionCode":
      return name(places.divisions.find(({ code }) => code === text)) || text;
    case "clusterId":
      return name(places.clusters.find(({ id }) => id === text)) || text;
    case "industryCode":
      return name(places.industries.find(({ code }) => code === text)) || text;
    case "sizeClass":
      return t(`sizes.${text}`);
    case "status":
      return t(`statuses.${text}`);
    case "titles":
      return Array.isArray(value)
        ? listed(
            value.map((title) => t(`titles.${String(title)}`)),
            locale,
          )
        : text;
    case "foundedOn":
      return isDay(text) ? longDay(text, locale) : text;
    default:
      return text;
  }
}
