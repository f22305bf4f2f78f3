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

/** A file on its way, ready, gone, or why there is none. */
export function ExportScreen({ found }: { readonly found: ExportDetail }) {
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
      </div>
    </>
  );
}
