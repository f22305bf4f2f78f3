import { useTranslations } from "next-intl";
import { ButtonLink, Buttons } from "@/ui/button";
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
      <p className="byline">
        {t("code")} <span className="num">{printedCode(code)}</span>
        <a href={certificatesPath(code)}>{t("checkThis")}</a>
      </p>
      {given ? (
        <Buttons>
          <ButtonLink tone="secondary" href={certificateFilePath(code)}>
            {t("file")}
          </ButtonLink>
          <ButtonLink tone="secondary" href={plaqueFilePath(code)}>
            {t("plaque")}
          </ButtonLink>
        </Buttons>
      ) : (
        <p className="second">{t(`withheld.${status}`)}</p>
      )}
    </Section>
  );
}
