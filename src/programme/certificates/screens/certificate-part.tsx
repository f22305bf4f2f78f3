import { useTranslations } from "next-intl";
import { Section } from "@/ui/section";
import { certificateFilePath, certificatesPath, plaqueFilePath } from "../paths";
import type { CertificateStatus } from "../policy";
import { printedCode } from "../schema";

type CertificatePartProps = {
  readonly certificate: { readonly code: string; readonly status: CertificateStatus };
};

/** On the page of a contact point or a site: its certificate, the drawing of its plaque, and where anybody checks them. */
export function CertificatePart({ certificate: { code, status } }: CertificatePartProps) {
  const t = useTranslations("certificates");
  const given = status === "valid" || status === "expired";
  return (
    <Section id="certificate" title={t("part")}>
      <p>
        {t("code")} <span className="num">{printedCode(code)}</span>　
        <a href={certificatesPath(code)}>{t("checkThis")}</a>
      </p>
      {given ? (
        <p>
          <a href={certificateFilePath(code)}>{t("file")}</a>　<a href={plaqueFilePath(code)}>{t("plaque")}</a>
        </p>
      ) : (
        <p className="second">{t(`withheld.${status}`)}</p>
      )}
    </Section>
  );
}
