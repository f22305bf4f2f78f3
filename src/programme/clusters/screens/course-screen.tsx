import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Filters } from "@/ui/filters";
import { number } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { DayTime } from "@/ui/time";
import { contactPointsPath } from "../../contact-points/paths";
import { sitesPath } from "../../demonstration-sites/paths";
import type { CourseLine } from "../course/queries";
import { clusterPath, clustersPath, coursePath, membersPath } from "../paths";
import { ClusterDefinition } from "./cluster-definition";
import { Coverage } from "./cluster-list";

type CourseScreenProps = {
  readonly cluster: Named & { readonly id: string };
  readonly rows: readonly CourseLine[];
  readonly asOf: Day;
  readonly today: Day;
  /** A county's figures are of its own firms. */
  readonly divisionCode: string | null;
  readonly end?: ReactNode;
};

/** A block economy month by month; each number opens the firms of that day. */
export function CourseScreen({ cluster, rows, asOf, today, divisionCode, end }: CourseScreenProps) {
  const t = useTranslations("clusters");
  const name = useName();
  const here = { cluster: cluster.id, ...(divisionCode ? { division: divisionCode } : {}) };
  const firms = (key: "members" | "without" | "leaders", query: Readonly<Record<string, string>>) => ({
    key,
    head: t(`figures.${key}`),
    align: "end" as const,
    cell: (row: CourseLine) => (
      <a className="num" href={membersPath(cluster.id, { asOf: row.day, ...query })}>
        {number(row[key])}
      </a>
    ),
  });
  const entries = (key: "points" | "sites", pathOf: typeof sitesPath) => ({
    key,
    head: t(`figures.${key}`),
    align: "end" as const,
    cell: (row: CourseLine) => (
      <a className="num" href={pathOf({ asOf: row.day, ...here })}>
        {number(row[key])}
      </a>
    ),
  });
  return (
    <>
      <PageHead
        title={t("course.title")}
        of={name(cluster)}
        trail={[
          { href: clustersPath(), label: t("title") },
          { href: clusterPath(cluster.id), label: name(cluster) },
        ]}
        end={end}
      />
      <p className="lead">{t("course.lead")}</p>
      <Filters
        clearHref={coursePath(cluster.id)}
        filters={[
          {
            name: "asOf",
            label: t("filters.asOf"),
            value: asOf === today ? undefined : asOf,
            type: "day",
            placeholder: today,
          },
        ]}
      />
      <DataTable
        caption={t("course.title")}
        rows={rows}
        rowKey={({ day }) => day}
        columns={[
          {
            key: "day",
            head: t("filters.asOf"),
            fold: "title",
            rowHead: true,
            cell: ({ day }) => <DayTime day={day} />,
          },
          firms("members", {}),
          entries("points", contactPointsPath),
          {
            key: "coverage",
            head: t("figures.coverage"),
            align: "end",
            cell: ({ members, points }) => <Coverage members={members} points={points} />,
          },
          firms("without", { point: "without" }),
          firms("leaders", { leading: "1" }),
          entries("sites", sitesPath),
        ]}
      />
      <ClusterDefinition asOf={asOf} cases={false} inWords={false} />
    </>
  );
}
