import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { Seal } from "@/ui/seal";
import { Section, Split } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { contactPointPath } from "../../contact-points/paths";
import { enterprisePath } from "../../enterprises/paths";
import { sitesPath } from "../paths";
import type { SiteStatus } from "../workflow";
import type { Places } from "./register-screen";
import { Scores } from "./scores";
import { SiteSteps } from "./site-steps";

export type ShownSite = {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly status: SiteStatus;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly createdAt: Date;
  readonly practice: string;
  readonly recommendation: string | null;
  readonly reason: string | null;
  readonly noticeFrom: Day | null;
  readonly noticeTo: Day | null;
  readonly awardedOn: Day | null;
  readonly validUntil: Day | null;
  readonly contactPoint: { readonly id: string; readonly number: string | null };
  readonly periods: readonly {
    readonly id: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly enterpriseName: string;
  }[];
  readonly scores: readonly {
    readonly id: string;
    readonly reviewer: string;
    readonly points: number;
    readonly opinion: string;
    readonly signedAt: Date;
  }[];
  readonly signedScores: number;
  readonly meanScore: number | null;
  readonly noticeEnded: boolean;
};

export type SiteScreenProps = {
  readonly site: ShownSite;
  readonly places: Places;
  readonly side: "firm" | "office";
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** Whether this person is still to score it. */
  readonly scores: boolean;
  readonly dueOn: Day | null;
  readonly clocks: ReactNode;
  readonly course: ReactNode;
};

const PATH: readonly SiteStatus[] = ["applied", "recommended", "scored", "in_notice", "awarded"];

/** One demonstration site: where it stands, what it does, what was said of it, what can be done now. */
export function SiteScreen({ site, places, side, steps, scores, dueOn, clocks, course }: SiteScreenProps) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const at = PATH.indexOf(site.status);
  const division = name(places.divisions.find(({ code }) => code === site.divisionCode));
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
          </>
        }
        path={
          at < 0 ? undefined : (
            <Path
              label={t("path.label")}
              steps={PATH.map((status) => t(`path.${status}`))}
              at={site.status === "awarded" ? PATH.length : at}
            />
          )
        }
        seal={
          site.status === "awarded" && site.awardedOn ? (
            <Seal kind="awarded" what={t("seal", { day: longDay(site.awardedOn, locale) })} caption={site.awardedOn} />
          ) : undefined
        }
      />
      <div className="stack">
        <Standing site={site} side={side} division={division} dueOn={dueOn} />
        <Split
          wide
          aside={
            <>
              {clocks}
              <SiteSteps site={site} steps={steps} scores={scores} />
            </>
          }
        >
          <Application site={site} />
          {side === "office" ? <Scores site={site} /> : null}
          {site.periods.length > 0 ? (
            <Section id="periods" title={t("sections.periods")}>
              <ul className="linklist">
                {site.periods.map(({ id, from, to, enterpriseName }) => (
                  <li key={id}>
                    <span>{enterpriseName}</span>
                    <span>
                      <DayTime day={from} log /> — {to ? <DayTime day={to} log /> : t("openPeriod")}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
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
  if (side === "office") {
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
    site.status === "returned" || site.status === "refused" || site.status === "revoked" || site.status === "expired";
  const waits = site.status === "applied" || site.status === "recommended";
  return (
    <Notice tone={bad ? "warn" : site.status === "awarded" ? "ok" : "info"}>
      <p>
        {t(`sentences.${site.status}`, { division, until: day(site.noticeTo), validUntil: day(site.validUntil) })}{" "}
        {waits && dueOn ? t("byDay", { day: longDay(dueOn, locale) }) : null}
      </p>
      {reason}
    </Notice>
  );
}

function Application({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { noticeFrom, noticeTo, awardedOn, validUntil } = site;
  return (
    <>
      <Section id="facts" title={t("sections.facts")}>
        <Facts
          facts={[
            {
              label: t("fields.enterprise"),
              value: <a href={enterprisePath(site.enterpriseId)}>{site.enterpriseName}</a>,
            },
            {
              label: t("fields.contactPoint"),
              value: <a href={contactPointPath(site.contactPoint.id)}>{site.contactPoint.number}</a>,
            },
            { label: t("fields.appliedOn"), value: longDay(dayOfMoment(site.createdAt), locale) },
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
    </>
  );
}
