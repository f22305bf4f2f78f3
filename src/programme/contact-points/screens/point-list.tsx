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
import { contactPointPath, contactPointsPath } from "../paths";
import type { ContactPointStatus } from "../workflow";

export type PointRow = {
  readonly id: string;
  readonly number: string | null;
  readonly status: ContactPointStatus;
  readonly divisionCode: string;
  readonly dueOn: Date | null;
  readonly createdAt: Date;
  readonly liaisonName: string;
  readonly liaisonMobile: string;
  readonly enterprise: { readonly name: string };
  readonly light: LightOf;
};

type PointListProps = {
  readonly rows: readonly PointRow[];
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

/** The office's work list: applications and points by where they stand, nearest date first. */
export function PointList({ rows, total, next, query, places, divisionCode, views, end, today }: PointListProps) {
  const t = useTranslations("contactPoints");
  const name = useName();
  const { after: _page, ...filter } = query;
  const kept: Record<string, string> = query.mine
    ? { mine: query.mine }
    : query.changing
      ? { changing: query.changing }
      : { status: query.status ?? "any" };
  return (
    <>
      <PageHead title={t("title")} count={total} end={end} />
      {views}
      <Filters
        clearHref={contactPointsPath(kept)}
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
        <PointTable rows={rows} places={places} today={today} />
      ) : query.q || query.division ? (
        <EmptyFiltered clearHref={contactPointsPath(kept)} />
      ) : (
        <Empty title={t("empty.list")}>{t("empty.listText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("count", { n: number(total) })}
        next={next ? contactPointsPath({ ...filter, after: next }) : undefined}
        previous={query.after ? contactPointsPath(filter) : undefined}
      />
    </>
  );
}

function PointTable({ rows, places, today }: Pick<PointListProps, "rows" | "places" | "today">) {
  const t = useTranslations("contactPoints");
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
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
          cell: ({ dueOn }) => (dueOn ? listDay(dayFromDate(dueOn), today, locale) : ""),
        },
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: ({ enterprise }) => enterprise.name,
          link: ({ id }) => contactPointPath(id),
          sub: (row) => row.number,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(places.divisions.find(({ code }) => code === divisionCode)),
        },
        { key: "liaison", head: t("columns.liaison"), drop: "mid", cell: ({ liaisonName }) => liaisonName },
        {
          key: "mobile",
          head: t("columns.mobile"),
          drop: "low",
          cell: ({ liaisonMobile }) => <span className="num">{liaisonMobile}</span>,
        },
        { key: "status", head: t("columns.status"), cell: ({ status }) => t(`statuses.${status}`) },
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
