import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { certificateFilePath, certificatesPath, plaqueFilePath } from "../paths";
import type { Certificate } from "../queries";
import { printedCode } from "../schema";

type CertificateScreenProps = {
  readonly typed: string;
  readonly certificate: Certificate | null;
  readonly today: Day;
};

/** The public page: type a code, see what holds today. */
export function CertificateScreen({ typed, certificate, today }: CertificateScreenProps) {
  const t = useTranslations("certificates");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <PageHead title={t("title")} />
      <div className="narrow stack stack--wide">
        <p className="second">{t("lead")}</p>
        <form className="form" action={certificatesPath()}>
          <div className="field">
            <label htmlFor="code">{t("code")}</label>
            <p className="hint" id="code-hint">
              {t("codeHint")}
            </p>
            <input
              className="input input--20"
              id="code"
              name="code"
              defaultValue={typed}
              autoComplete="off"
              aria-describedby="code-hint"
            />
          </div>
          <p>
            <button className="btn" type="submit">
              {t("check")}
            </button>
          </p>
        </form>
        {typed && !certificate ? <Notice tone="warn">{t("unknown")}</Notice> : null}
        {certificate ? (
          <>
            <Notice tone={certificate.status === "valid" ? "ok" : "warn"}>
              {t(`statuses.${certificate.status}`, { day: longDay(today, locale) })}
            </Notice>
            {certificate.bearer.standing === "in_business" ? null : (
              <Notice tone="alarm">{t(`bearer.${certificate.bearer.standing}`)}</Notice>
            )}
            <Facts
              facts={[
                { label: t("kind"), value: t(`kinds.${certificate.kind}`) },
                { label: t("enterprise"), value: certificate.enterpriseName },
                ...(certificate.bearer.name === certificate.enterpriseName
                  ? []
                  : [{ label: t("bearer.name"), value: certificate.bearer.name }]),
                { label: t("number"), value: <span className="num">{certificate.number}</span> },
                { label: t("issuedOn"), value: longDay(certificate.issuedOn, locale) },
                ...(certificate.validUntil
                  ? [{ label: t("validUntil"), value: longDay(certificate.validUntil, locale) }]
                  : []),
                ...(certificate.status === "suspended" && certificate.suspendedOn
                  ? [{ label: t("suspendedOn"), value: longDay(certificate.suspendedOn, locale) }]
                  : []),
                ...(certificate.endedOn ? [{ label: t("endedOn"), value: longDay(certificate.endedOn, locale) }] : []),
                { label: t("code"), value: <span className="num">{printedCode(certificate.code)}</span> },
              ]}
            />
            {certificate.status === "valid" || certificate.status === "expired" ? (
              <p>
                <a href={certificateFilePath(certificate.code)}>{t("file")}</a>　
                <a href={plaqueFilePath(certificate.code)}>{t("plaque")}</a>
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}
