import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageTitle } from "@/ui/page-title";
import { SecretBlock } from "@/ui/secret";
import { startPath } from "../../complaints/paths";
import { newContactPointPath } from "../../contact-points/paths";
import { informationPath } from "../articles/paths";
import type { ArticleLine } from "../articles/queries";
import { documentPath } from "../paths";
import { NewestArticles } from "./newest-articles";
import { DOCUMENT_DAY } from "./programme-document";

const DOORS = [
  { key: "complain", href: startPath },
  { key: "join", href: newContactPointPath },
  { key: "track", href: "/complaints" },
] as const;

const MEASURES = [
  { key: "m1", href: documentPath("m1") },
  { key: "m2", href: documentPath("m2") },
  { key: "m3", href: "/contact-points" },
  { key: "m4", href: startPath },
  { key: "m5", href: documentPath("m5") },
  { key: "m6", href: informationPath() },
] as const;

/** The first page for everybody who hasn't signed in: three ways in, how secrets are kept, how far the city is, what it promised. */
export function PublicHome({
  ended,
  targets,
  newest,
}: {
  /** This browser was signed in, and is no longer. */
  readonly ended: boolean;
  readonly targets: ReactNode;
  readonly newest: readonly ArticleLine[];
}) {
  const t = useTranslations("informationCentre");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      {ended ? (
        <Notice>
          {t("home.ended")} <a href="/sign-in">{t("home.signIn")}</a>
        </Notice>
      ) : null}
      <section className="hero">
        <div>
          <PageTitle parts={[]} />
          <h1 className="promise">
            <span>{t("home.promise.first")}</span>
            <wbr />
            <span>{t("home.promise.second")}</span>
          </h1>
          <p className="lead">{t("home.lead")}</p>
          <ul className="doors">
            {DOORS.map(({ key, href }) => (
              <li key={key}>
                <a href={href}>
                  <b>{t(`home.doors.${key}.title`)}</b>
                  <span>{t(`home.doors.${key}.hint`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
        <SecretBlock
          title={t("home.kept.title")}
          foot={
            <>
              <span>{t("home.kept.hatch")}</span>
              <a href="/privacy">{t("home.kept.privacy")}</a>
            </>
          }
        >
          <ol className="plainlist stack">
            {(["sealed", "few", "looks"] as const).map((key) => (
              <li key={key}>
                <b>{t(`home.kept.${key}.head`)}</b> {t(`home.kept.${key}.text`)}
              </li>
            ))}
          </ol>
        </SecretBlock>
      </section>
      <section className="bay" aria-labelledby="home-targets">
        <h2 id="home-targets">{t("home.targets")}</h2>
        <div>{targets}</div>
      </section>
      <section className="bay" aria-labelledby="home-information">
        <h2 id="home-information">{t("home.information")}</h2>
        <div>
          <NewestArticles newest={newest} />
        </div>
      </section>
      <section className="bay" aria-labelledby="home-measures">
        <h2 id="home-measures">{t("home.measures")}</h2>
        <div>
          <p>{t("home.measuresLead", { day: longDay(DOCUMENT_DAY, locale) })}</p>
          <ol className="measures">
            {MEASURES.map(({ key, href }) => (
              <li key={key}>
                <span className="quiet">{t(`home.numerals.${key}`)}</span>
                <b>{t(`document.clauses.${key}.short`)}</b>
                <span>{t(`home.measure.${key}`)}</span>
                <a href={href}>
                  {t(`home.measureLink.${key}`)}
                  <span className="vh"> {t(`document.clauses.${key}.short`)}</span>
                </a>
              </li>
            ))}
          </ol>
          <p className="small second">
            {t("home.whole")} <a href={documentPath()}>{t("home.wholeLink")}</a>
          </p>
        </div>
      </section>
    </>
  );
}
