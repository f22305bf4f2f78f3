import { useLocale } from "next-intl";
import { type Locale, listed } from "./format";

/** A name in both languages, as reference rows have it. */
export type Named = { readonly nameZh: string; readonly nameEn: string };
/** With a short form, for tables that are narrow. */
export type ShortNamed = Named & { readonly shortZh: string; readonly shortEn: string };

/** What can be chosen of places that may be over: those that aren't, and what is chosen already. */
export function choosable<Place extends { readonly id: string; readonly closedOn?: Date | null }>(
  places: readonly Place[],
  ...chosen: readonly (string | null | undefined)[]
): readonly Place[] {
  return places.filter(({ id, closedOn }) => !closedOn || chosen.includes(id));
}

/** The page's language. */
export function usePageLocale(): Locale {
  return useLocale() === "en" ? "en" : "zh-CN";
}

/** Puts names, reasons, places one after the other, as the page's language does. */
export function useListed(): (pieces: readonly (string | number)[]) => string {
  const locale = usePageLocale();
  return (pieces) => listed(pieces, locale);
}

/** Picks the name of the page's language; of nothing, nothing. */
export function useName(): (named: Named | null | undefined) => string {
  const english = useLocale() === "en";
  return (named) => (english ? named?.nameEn : named?.nameZh) ?? "";
}

/** The same for the short form. */
export function useShortName(): (named: ShortNamed | undefined) => string {
  const english = useLocale() === "en";
  return (named) => (english ? named?.shortEn : named?.shortZh) ?? "";
}
