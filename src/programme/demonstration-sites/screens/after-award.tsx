import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { DayTime, MomentTime } from "@/ui/time";
import { visitPath } from "../../visits/paths";
import { objectionReplyPath } from "../paths";
import { points } from "./scores";
import type { SiteScreenProps } from "./site-screen";

/** Objections to the notice, for those who answer them; nothing at all for others. */
export function Objections({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  if (site.objections.length === 0) return null;
  return (
    <Section id="objections" title={t("sections.objections")}>
      <ul className="linklist">
        {site.objections.map(({ id, receivedAt, outcome }) => (
          <li key={id}>
            <a href={objectionReplyPath(site.id, id)}>
              {t("objections.received")} <MomentTime at={receivedAt} log />
            </a>
            <span className="quiet">{t(`objections.${outcome ?? "open"}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Certificate, checks and what was set right, of a site that was awarded. */
export function AfterAward({
  site,
  side,
  certificate,
  correction,
}: Pick<SiteScreenProps, "site" | "side" | "certificate" | "correction">) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      {certificate}
      {site.checks.length > 0 ? (
        <Section id="checks" title={t("sections.checks")}>
          {site.checks.map(({ id, kind, checkedOn, findings, points: total, result, visitId, ...second }) => (
            <div key={id}>
              <h3>
                {t(`checks.${kind}`)} <DayTime day={dayFromDate(checkedOn)} log />{" "}
                <span className="quiet">
                  {t(`checks.${result}`)}
                  {total === null ? null : ` ${points(total)}`}
                  {kind === "reassessment" && second.approvedAt === null
                    ? `　${t(second.turnedDownAt ? "checks.turnedDown" : "checks.unapproved")}`
                    : null}
                </span>
              </h3>
              <p className="prose">{findings}</p>
              {visitId && side !== "outside" ? (
                <p>
                  <a href={visitPath(visitId)}>{t("checks.visit")}</a>
                </p>
              ) : null}
            </div>
          ))}
          {site.rectification ? (
            <>
              <h3>{t("fields.rectification")}</h3>
              <p className="prose">{site.rectification}</p>
            </>
          ) : null}
        </Section>
      ) : null}
      {site.periods.length > 0 ? (
        <Section id="periods" title={t("sections.periods")}>
          <ul className="linklist">
            {site.periods.map(({ id, from, to, enterpriseName }) => (
              <li key={id}>
                <span>{enterpriseName}</span>
                <span>
                  {longDay(from, locale)} — {to ? longDay(to, locale) : t("openPeriod")}
                </span>
              </li>
            ))}
          </ul>
          {correction}
        </Section>
      ) : null}
    </>
  );
}
