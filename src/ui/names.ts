import { useLocale } from "next-intl";

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

/** Picks the name of the page's language; of nothing, nothing. */
export function useName(): (named: Named | undefined) => string {
  const english = useLocale() === "en";
  return (named) => (english ? named?.nameEn : named?.nameZh) ?? "";
}

/** The same for the short form. */
export function useShortName(): (named: ShortNamed | undefined) => string {
  const english = useLocale() === "en";
  return (named) => (english ? named?.shortEn : named?.shortZh) ?? "";
}
