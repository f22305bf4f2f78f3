import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addDays, type Day, dayOfMoment } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import type { Places } from "@/ui/day-register";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { Seal } from "@/ui/seal";
import { Section, Split } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { contactPointPath } from "../../contact-points/paths";
import { enterprisePath } from "../../enterprises/paths";
import { sheetPath, sitesPath } from "../paths";
import type { SiteDetail } from "../queries";
import { ENDED_STATUSES, type SiteStatus } from "../workflow";
import { AfterAward, Objections } from "./after-award";
import { sentenceOf } from "./own-site";
import { Panel, Scores } from "./scores";
import { SiteSteps } from "./site-steps";

export type ShownSite = Pick<
  SiteDetail,
  | ("id" | "version" | "number" | "status" | "enterpriseId" | "enterpriseName" | "divisionCode" | "createdAt")
  | ("practice" | "recommendation" | "documentOpinion" | "panelMinutes" | "decision" | "rectification" | "reason")
  | (
      | "noticeFrom"
      | "noticeTo"
      | "noticeEnded"
      | "awardedOn"
      | "validUntil"
      | "submittedAt"
      | "contactPoint"
      | "periods"
    )
  | (
      | "seats"
      | "scores"
      | "mean"
      | "round"
      | "allowedSpread"
      | "sheet"
      | "objections"
      | "checks"
      | "openItems"
      | "rectified"
      | "awaitedVisit"
      | "votes"
      | "standing"
    )
>;

export type SiteScreenProps = {
  readonly site: ShownSite;
  readonly places: Places;
  /** A reviewer from another department opens neither the firm's page nor its contact point's. */
  readonly side: "firm" | "office" | "outside";
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** What the sentences of shut steps name: until when, and why. */
  readonly refusalValues: Readonly<Record<string, string>>;
  /** What is awaited of this person that is no step: to go on with the self-assessment, to score, to vote, to declare. */
  readonly awaited: readonly ("state" | "assess" | "score" | "vote" | "declare" | "recuse" | "name" | "papers")[];
  /** Certificate and plaque, of a site that was awarded. */
  readonly certificate: ReactNode;
  /** What the firm says of itself, and its self-assessment: for those who may see them. */
  readonly particulars: ReactNode;
  readonly assessment: ReactNode;
  readonly dueOn: Day | null;
  readonly clocks: ReactNode;
  /** This person may plan the visit at which it is checked. */
  readonly plansVisit: boolean;
  readonly course: ReactNode;
  /** What was entered late of it, below its periods. */
  readonly correction: ReactNode;
};

const PATH: readonly SiteStatus[] = ["applied", "recommended", "on_site", "panel", "meeting", "in_notice", "awarded"];
/** Where a status stands on the path, when it isn't a station of its own. */
const STATION: Partial<Record<SiteStatus, SiteStatus>> = {
  draft: "applied",
  reconciling: "on_site",
  scored: "panel",
  rectifying: "awarded",
};

/** One demonstration site: where it stands, what it does, what was said of it, what can be done now. */
export function SiteScreen({ site, places, side, steps, awaited, certificate, assessment, ...rest }: SiteScreenProps) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const at = PATH.indexOf(STATION[site.status] ?? site.status);
  const division = name(places.divisions.find(({ code }) => code === site.divisionCode));
  const awarded = site.status === "awarded" || site.status === "rectifying";
  return (
    <>
      <RecordHead
        trail={[{ href: sitesPath(), label: t("title") }]}
        title={site.enterpriseName}
        number={site.number ?? t("application")}
        meta={
          <>
            <Tag look={site.status === "awarded" ? "done" : "waiting"}>{t(`statuses.${site.status}`)}</Tag>
            <span>{division}</span>
            <a href={sheetPath(site.sheet.serial)}>{t("sheet.version", { n: site.sheet.serial })}</a>
          </>
        }
        path={
          at < 0 ? undefined : (
            <Path
              label={t("path.label")}
              steps={PATH.map((status) => t(`path.${status}`))}
              at={awarded ? PATH.length : at}
            />
          )
        }
        seal={
          awarded && site.awardedOn ? (
            <Seal kind="awarded" what={t("seal", { day: longDay(site.awardedOn, locale) })} caption={site.awardedOn} />
          ) : undefined
        }
      />
      <div className="stack">
        <Grounds site={site} />
        <Standing site={site} side={side} division={division} dueOn={rest.dueOn} />
        <Split
          wide
          aside={
            <>
              {rest.clocks}
              <SiteSteps
                site={site}
                steps={steps}
                awaited={awaited}
                plansVisit={rest.plansVisit}
                refusalValues={rest.refusalValues}
              />
            </>
          }
        >
          <Application site={site} outside={side === "outside"} />
          {rest.particulars}
          {assessment}
          {side !== "firm" ? (
            <>
              <Scores site={site} />
              <Panel site={site} />
              <Objections site={site} />
            </>
          ) : null}
          <AfterAward site={site} side={side} certificate={certificate} correction={rest.correction} />
          {rest.course ? (
            <Section id="course" title={t("sections.course")}>
              {rest.course}
            </Section>
          ) : null}
        </Split>
      </div>
    </>
  );
}

/** What an award stands on and isn't there: the firm in business, its contact point active. Of a site that lives. */
function Grounds({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  if (ENDED_STATUSES.some((status) => status === site.status)) return null;
  const point = site.contactPoint.status;
  return (
    <>
      {site.standing === "in_business" ? null : <Notice tone="alarm">{t(`point.${site.standing}`)}</Notice>}
      {point === "suspended" || point === "exited" ? <Notice tone="warn">{t(`point.${point}`)}</Notice> : null}
    </>
  );
}

/** What the status means, for the firm; reason and end of the notice, for both. */
function Standing({
  site,
  side,
  division,
  dueOn,
}: Pick<SiteScreenProps, "site" | "side" | "dueOn"> & { readonly division: string }) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (value: Day | null) => (value ? longDay(value, locale) : "");
  const reason = site.reason ? <p>{t("reasonIs", { reason: site.reason })}</p> : null;
  if (side !== "firm") {
    const ended =
      site.status === "in_notice" && site.noticeEnded ? <p>{t("notice.ended", { day: day(site.noticeTo) })}</p> : null;
    return reason || ended ? (
      <Notice>
        {reason}
        {ended}
      </Notice>
    ) : null;
  }
  const bad =
    ["returned", "rectifying", "refused"].includes(site.status) ||
    site.status === "revoked" ||
    site.status === "withdrawn" ||
    site.status === "expired";
  const waits = ["applied", "recommended", "on_site"].includes(site.status);
  return (
    <Notice tone={bad ? "warn" : site.status === "awarded" ? "ok" : "info"}>
      <p>
        {t(`sentences.${sentenceOf(site)}`, {
          division,
          until: day(site.noticeTo),
          validUntil: day(site.validUntil),
          n: site.openItems,
        })}{" "}
        {waits && dueOn ? t("byDay", { day: longDay(dueOn, locale) }) : null}
      </p>
      {reason}
    </Notice>
  );
}

function Application({ site, outside }: Pick<SiteScreenProps, "site"> & { readonly outside: boolean }) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { noticeFrom, noticeTo, awardedOn, validUntil } = site;
  const lastDay = site.status === "revoked" ? site.periods[0]?.to : null;
  return (
    <>
      <Section id="facts" title={t("sections.facts")}>
        <Facts
          facts={[
            {
              label: t("fields.enterprise"),
              value: outside ? (
                site.enterpriseName
              ) : (
                <a href={enterprisePath(site.enterpriseId)}>{site.enterpriseName}</a>
              ),
            },
            {
              label: t("fields.contactPoint"),
              value: outside ? (
                site.contactPoint.number
              ) : (
                <a href={contactPointPath(site.contactPoint.id)}>{site.contactPoint.number}</a>
              ),
            },
            { label: t("fields.appliedOn"), value: longDay(dayOfMoment(site.submittedAt ?? site.createdAt), locale) },
            ...(noticeFrom && noticeTo
              ? [
                  {
                    label: t("fields.notice"),
                    value: t("notice.span", { from: longDay(noticeFrom, locale), to: longDay(noticeTo, locale) }),
                  },
                ]
              : []),
            ...(awardedOn ? [{ label: t("fields.awardedOn"), value: longDay(awardedOn, locale) }] : []),
            ...(validUntil ? [{ label: t("fields.validUntil"), value: longDay(validUntil, locale) }] : []),
            ...(lastDay ? [{ label: t("fields.revokedOn"), value: longDay(addDays(lastDay, 1), locale) }] : []),
          ]}
        />
      </Section>
      <Section id="practice" title={t("sections.practice")}>
        <p className="prose">{site.practice}</p>
      </Section>
      {site.recommendation ? (
        <Section id="recommendation" title={t("sections.recommendation")}>
          <p className="prose">{site.recommendation}</p>
        </Section>
      ) : null}
      {site.documentOpinion ? (
        <Section id="documents" title={t("sections.documents")}>
          <p className="prose">{site.documentOpinion}</p>
        </Section>
      ) : null}
    </>
  );
}
