import { useLocale } from "next-intl";

/** A name in both languages, as reference rows have it. */
export type Named = { readonly nameZh: string; readonly nameEn: string };
/** With a short form, for tables that are narrow. */
export type ShortNamed = Named & { readonly shortZh: string; readonly shortEn: string };

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
