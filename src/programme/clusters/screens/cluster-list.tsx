import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { percent } from "@/kernel/rates";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { FigureLink } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { longDay, number } from "@/ui/format";
import { type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { casesPath } from "../../cases/paths";
import { contactPointsPath } from "../../contact-points/paths";
import { sitesPath } from "../../demonstration-sites/paths";
import { clusterPath, clustersPath, membersPath } from "../paths";
import { coverageOf } from "../policy";
import type { ClusterLine } from "../queries";
import { ClusterDefinition } from "./cluster-definition";

type ClusterListProps = {
  readonly rows: readonly ClusterLine[];
  /** How many were closed on the day, shown or not. */
  readonly closed: number;
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly asOf: Day;
  readonly today: Day;
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  /** A county has one division: it doesn't choose, and its figures are of its own firms. */
  readonly divisionCode: string | null;
  /** Those of the city can be narrowed to a division; a station has its own few. */
  readonly chooses: boolean;
  /** This person sees the firms behind the numbers. */
  readonly opens: boolean;
  readonly end?: ReactNode;
};

/** The block economies, each with its firms, points, sites and cases: how far the network reaches. */
export function ClusterList(props: ClusterListProps) {
  const { rows, closed, query, asOf, today, divisions, divisionCode, chooses, opens, end } = props;
  const { closed: _which, ...others } = query;
  const t = useTranslations("clusters");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <PageHead title={t("title")} count={rows.length} end={end} />
      <p className="lead">{t(divisionCode ? "leadCounty" : "lead", { day: longDay(asOf, locale) })}</p>
      <Filters
        clearHref={clustersPath()}
        filters={[
          { name: "asOf", label: t("filters.asOf"), value: query.asOf, type: "day", placeholder: today },
          ...(chooses
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
          ...(closed > 0 || query.closed
            ? [
                {
                  name: "closed",
                  label: t("filters.closed"),
                  value: query.closed,
                  options: (["with", "only"] as const).map((value) => ({ value, label: t(`closed.${value}`) })),
                  none: t("closed.without"),
                },
              ]
            : []),
        ]}
      />
      {rows.length > 0 ? (
        <ClusterTable {...props} />
      ) : Object.keys(query).length > 0 ? (
        <EmptyFiltered clearHref={clustersPath()} />
      ) : (
        <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
      )}
      <p className="pager">
        <span className="quiet" data-total={rows.length}>
          {t("count", { n: number(rows.length) })}
        </span>
        {closed > 0 && !query.closed ? (
          <a href={clustersPath({ ...others, closed: "with" })}>{t("closed.more", { n: number(closed) })}</a>
        ) : null}
      </p>
      <ClusterDefinition asOf={asOf} cases={rows.some(({ cases }) => cases !== null)} inWords={!opens} />
    </>
  );
}

type TableProps = Pick<ClusterListProps, "rows" | "asOf" | "today" | "divisions" | "divisionCode" | "opens">;

function ClusterTable({ rows, asOf, today, divisions, divisionCode, opens }: TableProps) {
  const t = useTranslations("clusters");
  const name = useName();
  const shortName = useShortName();
  const here = divisionCode ? { division: divisionCode } : {};
  const day: Record<string, string> = asOf === today ? {} : { asOf };
  const counted = rows.some(({ cases }) => cases !== null);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: t("columns.name"),
          fold: "title",
          rowHead: true,
          cell: (row) => name(row),
          mark: ({ closedFrom }) => (closedFrom ? <Tag>{t("statuses.closed")}</Tag> : null),
          link: ({ id }) => clusterPath(id, day),
          sub: ({ towns }) => towns.join(t("comma")),
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: (row) => shortName(divisions.find(({ code }) => code === row.divisionCode)),
        },
        {
          key: "members",
          head: t("figures.members"),
          align: "end",
          cell: ({ id, members }) => (
            <FigureLink {...(opens ? { figure: "members", href: membersPath(id, { asOf }) } : {})} value={members} />
          ),
        },
        {
          key: "points",
          head: t("figures.points"),
          align: "end",
          cell: ({ id, points }) => (
            <FigureLink
              figure="cluster-points"
              value={points}
              href={contactPointsPath({ asOf, cluster: id, ...here })}
            />
          ),
        },
        {
          key: "coverage",
          head: t("figures.coverage"),
          align: "end",
          cell: (row) => <Coverage {...row} />,
        },
        {
          key: "sites",
          head: t("figures.sites"),
          align: "end",
          drop: "low",
          cell: ({ id, sites }) => (
            <FigureLink figure="cluster-sites" value={sites} href={sitesPath({ asOf, cluster: id, ...here })} />
          ),
        },
        ...(counted
          ? [
              {
                key: "cases",
                head: t("figures.cases"),
                align: "end" as const,
                drop: "mid" as const,
                cell: (row: ClusterLine) => <Cases {...row} asOf={asOf} />,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Active points ÷ member firms; of no firm there is no share. */
export function Coverage(line: Pick<ClusterLine, "members" | "points">) {
  const share = coverageOf(line);
  return share === null ? null : <span className="num">{percent(share)}</span>;
}

/** How many cases: a link for whoever has the list, words where a small number would point at somebody. */
export function Cases({
  id,
  cases,
  casesAlone,
  asOf,
}: Pick<ClusterLine, "id" | "cases" | "casesAlone"> & { readonly asOf: Day }) {
  const t = useTranslations("clusters");
  if (cases === null) return null;
  if (typeof cases === "string") return <span className="quiet">{t(`figures.${cases}`)}</span>;
  if (casesAlone) return number(cases);
  return <FigureLink figure="cluster-cases" value={cases} href={casesPath({ cluster: id, asOf })} />;
}
