import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { FigureLink } from "@/ui/figure";
import { listDay, longDay } from "@/ui/format";
import { PageTitle } from "@/ui/page-title";
import { SecretBlock } from "@/ui/secret";
import { Section } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import type { FirmOverview } from "../firm/queries";
import { firmLooksPath, listPath } from "../paths";
import type { Waiting } from "../waiting/queries";
import { FirmLooks, type ShownLook } from "./firm-looks";
import { WaitingTasks } from "./waiting-part";

type OwnComplaint = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: string;
  readonly submittedAt: Date | null;
  readonly dueOn: Date | null;
  readonly case: { readonly number: string; readonly status: string } | null;
};
type NoticeLine = { readonly id: string; readonly kind: string; readonly number: string | null; readonly at: Date };

type FirmHomeProps = {
  readonly overview: FirmOverview;
  readonly waiting: Waiting;
  readonly complaints: { readonly rows: readonly OwnComplaint[]; readonly total: number };
  readonly looks: readonly ShownLook[];
  readonly notices: readonly NoticeLine[];
  /** What bureaus and stations wrote to its liaison, from their own feature; null while there is nothing. */
  readonly circulars: ReactNode;
  /** Whether applications are taken, from their own feature; nothing while they are. */
  readonly intake: ReactNode;
  /** What was typed for it at a counter and waits for it, from its own feature. */
  readonly filings: ReactNode;
  /** No applications to be a contact point are taken now. */
  readonly pointShut: boolean;
  /** How it judges its own protection, from its own feature. */
  readonly assessment: ReactNode;
  readonly today: Day;
};

/** A firm's own page: what it has to do, how its complaints stand, its contact point and site, who looked, what it was told. */
export function FirmHome(props: FirmHomeProps) {
  const t = useTranslations("desks.firm");
  const { overview, waiting, today } = props;
  const n = Object.values(waiting.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <header className="ownhead">
        <p className="second">{overview.name}</p>
        <PageTitle parts={[useTranslations("desks")("firmNav.home")]} />
        <h1 className="title">{n === 0 ? t("nothing") : t("waiting", { n })}</h1>
      </header>
      {overview.status === "registered" ? <p className="lead">{t("registered")}</p> : null}
      {props.filings}
      <WaitingTasks waiting={waiting} today={today} />
      <div className="split">
        <div className="stack stack--far">
          <Complaints {...props} />
          <Programme {...props} />
          {props.assessment}
          {props.circulars}
        </div>
        <aside className="aside">
          <Looks {...props} />
          <Notices {...props} />
        </aside>
      </div>
    </>
  );
}

function Complaints({ complaints: { rows, total }, today }: FirmHomeProps) {
  const t = useTranslations("desks.firm");
  return (
    <Section
      id="complaints"
      size={2}
      title={
        <>
          {t("complaints")} <FigureLink figure="complaints" value={total} href={listPath("complaints")} />
        </>
      }
      end={
        <ButtonLink tone="secondary" href="/complaints/start">
          {t("newComplaint")}
        </ButtonLink>
      }
    >
      {rows.length === 0 ? (
        <Empty title={t("noComplaints")}>{t("noComplaintsText")}</Empty>
      ) : (
        rows.slice(0, SHOWN).map((row) => <Own key={row.id} complaint={row} today={today} />)
      )}
    </Section>
  );
}

/** Complaints on the first page; the list has the rest. */
const SHOWN = 5;

function Own({ complaint, today }: { readonly complaint: OwnComplaint; readonly today: Day }) {
  const t = useTranslations("complaints");
  const desk = useTranslations("desks");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { id, title, number, status, submittedAt, dueOn, case: found } = complaint;
  return (
    <article className="mine">
      <header className="row">
        <h3 className="h3">
          <a href={`/complaints/${id}`}>{title ?? t("untitled")}</a>
        </h3>
        {number ? <span className="mine__no num">{number}</span> : null}
      </header>
      <p className="small second">
        {found
          ? t(`caseSaid.${found.status}`, { number: found.number })
          : t.has(`said.${status}`)
            ? t(`said.${status}`)
            : t(`statuses.${status}`)}
        {submittedAt ? (
          <>
            {" "}
            {desk("firm.submitted")} <MomentTime at={submittedAt} today={today} />
          </>
        ) : null}
        {dueOn ? desk("firm.due", { day: listDay(dayFromDate(dueOn), today, locale) }) : null}
      </p>
    </article>
  );
}

function Programme({ overview: { status, point, site }, intake, pointShut }: FirmHomeProps) {
  const t = useTranslations("desks.firm");
  const points = useTranslations("contactPoints");
  const sites = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const alive = point && point.status !== "refused" && point.status !== "exited";
  const left = point?.status === "exited" ? point : null;
  return (
    <Section
      id="point"
      size={2}
      title={t("point")}
      {...(point?.number ? { end: <span className="num">{point.number}</span> } : {})}
    >
      {intake}
      {alive ? (
        <Facts
          facts={[
            {
              label: t("status"),
              value: <a href={`/contact-points/${point.id}`}>{points(`statuses.${point.status}`)}</a>,
            },
            ...(point.since ? [{ label: t("since"), value: longDay(point.since, locale) }] : []),
            { label: t("liaison"), value: point.liaison },
            {
              label: t("site"),
              value: site ? (
                <a href={`/demonstration-sites/${site.id}`}>{sites(`statuses.${site.status}`)}</a>
              ) : point.status === "active" ? (
                <a href="/demonstration-sites/new">{t("applySite")}</a>
              ) : (
                t("siteLater")
              ),
            },
            ...(site?.until ? [{ label: t("until"), value: longDay(site.until, locale) }] : []),
          ]}
        />
      ) : (
        <Empty title={t(left ? "pointLeft" : "noPoint")}>
          {left ? (
            <p>
              <a href={`/contact-points/${left.id}`}>
                {t("leftPoint", { number: left.number ?? "", day: left.until ? longDay(left.until, locale) : "" })}
              </a>
            </p>
          ) : null}
          {status === "checked" && pointShut ? (
            t("pointShut")
          ) : status === "checked" ? (
            <a href="/contact-points/new">{t(left ? "applyAgain" : "applyPoint")}</a>
          ) : (
            t(status === "merged" ? "pointMerged" : "pointLater")
          )}
        </Empty>
      )}
    </Section>
  );
}

function Looks({ looks, today }: FirmHomeProps) {
  const t = useTranslations("desks.firm");
  return (
    <SecretBlock title={t("looks")} foot={<a href={firmLooksPath()}>{t("allLooks")}</a>}>
      <FirmLooks looks={looks} today={today} />
    </SecretBlock>
  );
}

function Notices({ notices, today }: FirmHomeProps) {
  const t = useTranslations("desks.firm");
  const kinds = useTranslations("notifications.kinds");
  return (
    <Section id="notices" title={t("notices")} end={<a href="/notifications">{t("allNotices")}</a>}>
      {notices.length === 0 ? (
        <p className="small second">{t("noNotices")}</p>
      ) : (
        <ul className="linklist small">
          {notices.slice(0, SHOWN).map(({ id, kind, number, at }) => (
            <li key={id}>
              <a className="plain" href={`/notifications/${id}`}>
                {kinds.has(kind) ? kinds(kind) : t("notice")} {number}
              </a>
              <MomentTime at={at} today={today} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
