import { useLocale, useTranslations } from "next-intl";
import { PrintButton } from "./print-button";

type OpenLinksProps = {
  /** Name of the list at /open-data. */
  readonly list: string;
  /** The filter as it stands in the address: the file holds what the list shows. */
  readonly query: Readonly<Record<string, string>>;
};

/** A public list's file, through its filter. */
export function openFileHref(list: string, query: Readonly<Record<string, string>>, format: string): string {
  const search = new URLSearchParams(query).toString();
  return `/open-data/${list}.${format}${search ? `?${search}` : ""}`;
}

/** A public list as a file that everybody may take away, in the language of the page, or printed as it stands. */
export function OpenLinks({ list, query }: OpenLinksProps) {
  const t = useTranslations("ui.export");
  const language = useLocale() === "en" ? { lang: "en" } : {};
  return (
    <p className="no-print">
      {t("open")}{" "}
      {(["xlsx", "csv", "pdf"] as const).map((format) => (
        <span key={format}>
          <a href={openFileHref(list, { ...query, ...language }, format)}>{t(`formats.${format}`)}</a>{" "}
        </span>
      ))}
      <PrintButton tone="quiet">{t("print")}</PrintButton>
    </p>
  );
}
