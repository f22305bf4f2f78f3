import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Light as LightOf } from "@/kernel/clocks";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import type { Places } from "@/ui/day-register";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { sitePath, sitesPath } from "../paths";
import type { SiteStatus } from "../workflow";

export type SiteRow = {
  readonly id: string;
  readonly number: string | null;
  readonly status: SiteStatus;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly dueOn: Date | null;
  readonly noticeTo: Date | null;
  readonly validUntil: Date | null;
  readonly createdAt: Date;
  readonly light: LightOf;
};

type SiteListProps = {
  readonly rows: readonly SiteRow[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly places: Places;
  /** A county bureau has one division: it doesn't choose. */
  readonly divisionCode: string | null;
  readonly views: ReactNode;
  readonly end?: ReactNode;
  readonly today: Day;
};

/** The office's work list: applications and sites by where they stand, nearest date first. */
export function SiteList({ rows, total, next, query, places, divisionCode, views, end, today }: SiteListProps) {
  const t = useTranslations("demonstrationSites");
  const name = useName();
  const { after: _page, ...filter } = query;
  const { mine, scored, status = "any" } = query;
  const kept: Record<string, string> = mine ? { mine } : scored ? { scored } : { status };
  return (
    <>
      <PageHead title={t("title")} count={total} end={end} />
      {views}
      <Filters
        clearHref={sitesPath(kept)}
        keep={kept}
        order={t("order")}
        filters={[
          { name: "q", label: t("filters.q"), value: query.q, type: "text" },
          ...(divisionCode === null
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
        ]}
      />
      {rows.length > 0 ? (
        <SiteTable rows={rows} places={places} today={today} />
      ) : query.q || query.division ? (
        <EmptyFiltered clearHref={sitesPath(kept)} />
      ) : (
        <Empty title={t("empty.list")}>{t("empty.listText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("count", { n: number(total) })}
        next={next ? sitesPath({ ...filter, after: next }) : undefined}
        previous={query.after ? sitesPath(filter) : undefined}
      />
    </>
  );
}

function SiteTable({ rows, places, today }: Pick<SiteListProps, "rows" | "places" | "today">) {
  const t = useTranslations("demonstrationSites");
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null) => (date ? listDay(dayFromDate(date), today, locale) : "");
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      columns={[
        {
          key: "light",
          head: t("columns.light"),
          fold: "light",
          cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
        },
        {
          key: "due",
          head: t("columns.due"),
          fold: "due",
          cell: ({ dueOn, light }) => (light.light === "none" ? "" : day(dueOn)),
        },
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: ({ enterpriseName }) => enterpriseName,
          link: ({ id }) => sitePath(id),
          sub: (row) => row.number,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(places.divisions.find(({ code }) => code === divisionCode)),
        },
        { key: "status", head: t("columns.status"), cell: ({ status }) => t(`statuses.${status}`) },
        { key: "noticeTo", head: t("columns.noticeTo"), drop: "mid", cell: ({ noticeTo }) => day(noticeTo) },
        { key: "validUntil", head: t("columns.validUntil"), drop: "mid", cell: ({ validUntil }) => day(validUntil) },
        {
          key: "appliedOn",
          head: t("columns.appliedOn"),
          drop: "low",
          cell: ({ createdAt }) => listDay(dayOfMoment(createdAt), today, locale),
        },
      ]}
    />
  );
}
