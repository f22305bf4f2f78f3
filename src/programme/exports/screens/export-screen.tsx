import { useTranslations } from "next-intl";
import { readFault } from "@/kernel/kept-fault";
import { AskAgain } from "@/ui/ask-again";
import { ButtonLink, Buttons } from "@/ui/button";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { exportFilePath, exportPath } from "../paths";
import { KEPT_DAYS } from "../policy";
import type { ExportDetail } from "../queries";
import { ListFacts, type ToldList } from "./list-facts";

type ExportScreenProps = {
  readonly found: ExportDetail;
  /** Which list it is of; undefined when there is none of that name any more. */
  readonly about: ToldList | undefined;
  /** The same file asked for once more; undefined when its reader may not. */
  readonly againHref: string | undefined;
  /** The page on which it was asked for, with its filter. */
  readonly backHref: string | undefined;
};

/** A file on its way, ready, gone, or why there is none. */
export function ExportScreen({ found, about, againHref, backHref }: ExportScreenProps) {
  const t = useTranslations("exports");
  const { id, readyAt, fault, kept, fileName, rowCount } = found;
  const { code, reference } = readFault(fault ?? "");
  return (
    <>
      <PageHead title={fileName ?? t("title")} />
      <div className="narrow stack" aria-live="polite">
        {fault ? (
          <Notice tone="alarm">{t(`faults.${code}`, { reference })}</Notice>
        ) : !readyAt ? (
          <Notice>
            <p>{t("waiting")}</p>
            <p>
              <AskAgain href={exportPath(id)}>{t("refresh")}</AskAgain>
            </p>
          </Notice>
        ) : kept ? (
          <>
            <p>{t("ready", { n: number(rowCount ?? 0), days: KEPT_DAYS })}</p>
            <Buttons>
              <ButtonLink href={exportFilePath(id)}>{t("download")}</ButtonLink>
            </Buttons>
          </>
        ) : (
          <Notice>{t("gone", { days: KEPT_DAYS })}</Notice>
        )}
        {about ? <ListFacts {...about} /> : null}
        {readyAt && !kept && againHref ? (
          <Buttons>
            <ButtonLink href={againHref} tone="secondary">
              {t("again")}
            </ButtonLink>
            {backHref ? (
              <ButtonLink href={backHref} tone="quiet">
                {t("columns.back")}
              </ButtonLink>
            ) : null}
          </Buttons>
        ) : null}
      </div>
    </>
  );
}
