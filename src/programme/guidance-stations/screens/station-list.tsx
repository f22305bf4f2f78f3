import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { number } from "@/ui/format";
import { type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { clustersPath } from "../../clusters/paths";
import { newStationPath, stationPath, stationsPath } from "../paths";
import type { Station } from "../queries";
import { ServedClusters } from "./served-clusters";

type StationListProps = {
  readonly rows: readonly Station[];
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly keeps: boolean;
  /** The list as a file. */
  readonly files?: ReactNode;
  /** Ids of the clusters whose page the reader can open. */
  readonly openClusters: readonly string[];
};

/** The guidance stations of the city. */
export function StationList({ rows, divisions, openClusters, keeps, files }: StationListProps) {
  const t = useTranslations("guidanceStations");
  return (
    <>
      <PageHead
        title={t("title")}
        trail={[{ href: clustersPath(), label: t("clusters") }]}
        count={rows.length}
        end={
          keeps ? (
            <>
              {files}
              <ButtonLink href={newStationPath}>{t("acts.add")}</ButtonLink>
            </>
          ) : undefined
        }
      />
      <p className="lead">{t("lead")}</p>
      {rows.length === 0 ? (
        <Empty title={t("empty.title")}>{keeps ? t("empty.textKeep") : t("empty.text")}</Empty>
      ) : (
        <StationTable rows={rows} divisions={divisions} openClusters={openClusters} />
      )}
      <p className="pager">
        <span className="quiet" data-total={rows.length}>
          {t("count", { n: number(rows.length) })}
        </span>
      </p>
    </>
  );
}

/** The stations of one cluster, as a part of its page. */
export function StationsPart({ rows, divisions, openClusters }: Omit<StationListProps, "keeps" | "files">) {
  const t = useTranslations("guidanceStations");
  return (
    <Section id="stations" title={t("title")} end={<a href={stationsPath}>{t("all")}</a>}>
      {rows.length === 0 ? (
        <Empty title={t("empty.here")}>{t("empty.text")}</Empty>
      ) : (
        <StationTable rows={rows} divisions={divisions} openClusters={openClusters} />
      )}
    </Section>
  );
}

/** Stations with what they serve and where they are. */
function StationTable({ rows, divisions, openClusters }: Omit<StationListProps, "keeps" | "files">) {
  const t = useTranslations("guidanceStations");
  const name = useName();
  const shortName = useShortName();
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
          link: ({ id }) => stationPath(id),
          sub: ({ address }) => address,
        },
        {
          key: "division",
          head: t("fields.division"),
          cell: (row) => shortName(divisions.find(({ code }) => code === row.divisionCode)),
        },
        {
          key: "clusters",
          head: t("fields.clusters"),
          wrap: true,
          cell: ({ clusters }) => <ServedClusters clusters={clusters} open={openClusters} />,
        },
        {
          key: "phone",
          head: t("fields.phone"),
          drop: "low",
          cell: ({ phone }) => (phone ? <span className="num">{phone}</span> : null),
        },
        {
          key: "opened",
          head: t("columns.opened"),
          drop: "mid",
          cell: ({ openedOn, closedOn }) => (closedOn ? <Tag>{t("closed")}</Tag> : <DayTime day={openedOn} log />),
        },
      ]}
    />
  );
}
