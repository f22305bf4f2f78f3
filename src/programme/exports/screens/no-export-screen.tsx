import { useTranslations } from "next-intl";
import type { Unheeded } from "@/kernel/address";
import { unheededText } from "@/ui/address-notes";
import { Buttons, buttonClass } from "@/ui/button";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { ListFacts, type ToldList } from "./list-facts";

type NoExportScreenProps = {
  /** The list as another file, through what is left of the filter. */
  readonly hrefOf: (query: Readonly<Record<string, string>>, format: "xlsx" | "csv" | "pdf") => string;
  /** The filter, as it stood in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly format: "xlsx" | "csv" | "pdf";
  /** The most rows that the file holds. */
  readonly most: number;
  /** What the address asks for and there is none of; when there is nothing of the kind, the list is too long. */
  readonly unheeded: readonly Unheeded[];
  /** Which list it is, for who doesn't come from it. */
  readonly about?: ToldList | undefined;
  /** The page on which the file was asked for, with its filter; undefined where that isn't known. */
  readonly backHref: string | undefined;
};

/** No file was made: by which rule, and the ways out. The filter stays as it was. */
export function NoExportScreen({ hrefOf, query, format, most, unheeded, about, backHref }: NoExportScreenProps) {
  const t = useTranslations("exports.refused");
  const address = useTranslations("ui.address");
  const files = useTranslations("ui.export");
  const strange = new Set(unheeded.map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(query).filter(([name]) => !strange.has(name)));
  const tooLong = strange.size === 0;
  return (
    <>
      <PageHead title={t("title")} />
      <div className="narrow stack">
        <Notice tone="alarm">
          {tooLong ? (
            <p>{t(format === "pdf" ? "pdf" : "file", { most: number(most) })}</p>
          ) : (
            unheeded.map((part) => <p key={`${part.name} ${part.value}`}>{unheededText(part, address)}</p>)
          )}
        </Notice>
        {about ? <ListFacts {...about} /> : null}
        <p>{t(!tooLong ? "without" : format === "pdf" ? "orTable" : "narrow")}</p>
        <Buttons>
          {tooLong && format !== "pdf"
            ? null
            : (tooLong ? (["xlsx", "csv"] as const) : [format]).map((one) => (
                <a key={one} className={buttonClass("secondary")} href={hrefOf(kept, one)}>
                  {files(NAMES[one])}
                </a>
              ))}
          {backHref ? (
            <a className={buttonClass("quiet")} href={backHref}>
              {t("back")}
            </a>
          ) : null}
        </Buttons>
      </div>
    </>
  );
}

const NAMES = { xlsx: "excel", csv: "csv", pdf: "pdf" } as const;
