import { useTranslations } from "next-intl";
import { written } from "@/kernel/address";
import { buttonClass } from "./button";
import { PrintButton } from "./print-button";

type ExportLinksProps = {
  /** Name of the list at /api/export. */
  readonly list: string;
  /** The filter as it stands in the address: the file holds what the list shows. */
  readonly query: Readonly<Record<string, string>>;
  /** What the buttons say, where the list has words of its own for it. */
  readonly words?: { readonly excel: string; readonly csv: string };
};

type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A list's file, through its filter; `column`: heads of the columns that it is to have. */
export function exportHref(list: string, address: Address): string {
  return `/api/export/${list}?${written(address)}`;
}

/** Where the columns of such a file are chosen. */
export function columnsHref(list: string, address: Address): string {
  return `/exports/columns/${list}?${written(address)}`;
}

/** The list as a file, through the same filter, or printed as it stands. For whoever has the right to take it away: others get no link. */
export function ExportLinks({ list, query: { after: _page, ...filter }, words }: ExportLinksProps) {
  const t = useTranslations("ui.export");
  const href = (format: string) => exportHref(list, { ...filter, format });
  return (
    <>
      <a className={buttonClass("secondary")} href={href("xlsx")}>
        {words?.excel ?? t("excel")}
      </a>
      <a className={buttonClass("quiet")} href={href("csv")}>
        {words?.csv ?? t("csv")}
      </a>
      <a className={buttonClass("quiet")} href={href("pdf")}>
        {t("pdf")}
      </a>
      <a className={buttonClass("quiet")} href={columnsHref(list, filter)}>
        {t("columns")}
      </a>
      <PrintButton tone="quiet">{t("print")}</PrintButton>
    </>
  );
}
