import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { logMoment, longDay, number } from "@/ui/format";
import { type Named, type ShortNamed, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { DayTime } from "@/ui/time";
import { objectionAnswerPath, objectionPath, sheetPath, sitePath, sitesPath } from "../paths";

export type RegisterRow = {
  readonly id: string;
  readonly siteId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  readonly since: Day;
};

export type NoticeRow = {
  readonly id: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly noticeFrom: Day;
  readonly noticeTo: Day;
};

export type Places = {
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly clusters: readonly (Named & { readonly id: string; readonly divisionCode: string })[];
  readonly industries: readonly (Named & { readonly code: string })[];
};

type RegisterScreenProps = {
  readonly rows: readonly RegisterRow[];
  readonly total: number;
  readonly next: string | null;
  /** What is in public notice on that day. */
  readonly notices: readonly NoticeRow[];
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly asOf: Day;
  readonly places: Places;
  /** Which sites open for the reader: a county's own, all for the city, none for the public. */
  readonly opens: "all" | "none" | { readonly divisionCode: string };
  /** The office's views, or the firm's own site. */
  readonly above?: ReactNode;
  /** The list as a file. */
  readonly end?: ReactNode;
};

/** The public register: awards that were valid on a day, and what is in public notice; for everybody. */
export function RegisterScreen({
  rows,
  total,
  next,
  notices,
  query,
  asOf,
  places,
  opens,
  above,
  end,
}: RegisterScreenProps) {
  const t = useTranslations("demonstrationSites");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { after: _page, ...filter } = query;
  const clusters = places.clusters.filter(({ divisionCode }) => !query.division || divisionCode === query.division);
  return (
    <>
      <PageHead title={t("title")} end={end} />
      <div className="stack">
        {above}
        <p className="second measure">
          {t("lead")} <a href={sheetPath()}>{t("sheet.name")}</a>
        </p>
        <Notices notices={notices} places={places} />
        <div>
          <Filters
            clearHref={sitesPath()}
            filters={[
              { name: "q", label: t("filters.q"), value: query.q, type: "text" },
              {
                name: "division",
                label: t("filters.division"),
                value: query.division,
                options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
              },
              {
                name: "cluster",
                label: t("filters.cluster"),
                value: query.cluster,
                options: [
                  ...clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
                  { value: "none", label: t("noCluster") },
                ],
              },
              { name: "asOf", label: t("filters.asOf"), value: query.asOf, type: "day", placeholder: asOf },
              { name: "town", label: t("filters.town"), value: query.town, type: "text" },
              {
                name: "industry",
                label: t("filters.industry"),
                value: query.industry,
                options: [
                  ...places.industries.map((industry) => ({ value: industry.code, label: name(industry) })),
                  { value: "none", label: t("noIndustry") },
                ],
              },
              {
                name: "known",
                label: t("filters.known"),
                value: query.known,
                options: [
                  { value: "then", label: t("knownThen") },
                  ...(query.known && query.known !== "then"
                    ? [{ value: query.known, label: t("knownAt", { at: logMoment(new Date(query.known)) }) }]
                    : []),
                ],
              },
            ]}
          />
          {rows.length > 0 ? (
            <RegisterTable rows={rows} places={places} opens={opens} />
          ) : (
            <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
          )}
          <Pager
            total={total}
            label={t("asOfCount", { day: longDay(asOf, locale), n: number(total) })}
            next={next ? sitesPath({ ...filter, after: next }) : undefined}
            previous={query.after ? sitesPath(filter) : undefined}
          />
        </div>
      </div>
    </>
  );
}

/** Names, places and days; with whom to talk to. Nothing of the application. */
function Notices({ notices, places }: Pick<RegisterScreenProps, "notices" | "places">) {
  const t = useTranslations("demonstrationSites");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Section id="notice" title={t("sections.notice")}>
      {notices.length === 0 ? (
        <p className="quiet">{t("notice.none")}</p>
      ) : (
        <>
          <ul className="linklist">
            {notices.map(({ id, enterpriseName, divisionCode, noticeFrom, noticeTo }) => (
              <li key={id}>
                <span>
                  <b>{enterpriseName}</b>{" "}
                  <span className="quiet">{name(places.divisions.find(({ code }) => code === divisionCode))}</span>
                </span>
                <span className="quiet">
                  {t("notice.span", { from: longDay(noticeFrom, locale), to: longDay(noticeTo, locale) })}{" "}
                  <a href={objectionPath(id)}>
                    {t("objections.object")}
                    <span className="vh"> {enterpriseName}</span>
                  </a>
                </span>
              </li>
            ))}
          </ul>
          <p className="small second">
            {t("notice.lead")} <a href={objectionAnswerPath}>{t("objections.answerTitle")}</a>
          </p>
        </>
      )}
    </Section>
  );
}

function RegisterTable({ rows, places, opens }: Pick<RegisterScreenProps, "rows" | "places" | "opens">) {
  const t = useTranslations("demonstrationSites");
  const name = useName();
  const open = ({ divisionCode }: RegisterRow) =>
    opens === "all" || (opens !== "none" && opens.divisionCode === divisionCode);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: t("columns.number"),
          fold: "wide",
          cell: (row) => <span className="num">{row.number}</span>,
        },
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: (row) => (open(row) ? <a href={sitePath(row.siteId)}>{row.enterpriseName}</a> : row.enterpriseName),
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(places.divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "cluster",
          head: t("columns.cluster"),
          drop: "low",
          cell: ({ clusterId }) => name(places.clusters.find(({ id }) => id === clusterId)),
        },
        { key: "since", head: t("columns.since"), cell: ({ since }) => <DayTime day={since} log /> },
      ]}
    />
  );
}
