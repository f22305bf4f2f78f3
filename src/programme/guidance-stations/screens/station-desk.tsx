import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { percent } from "@/kernel/rates";
import { Empty } from "@/ui/empty";
import { Figure, FigureRow } from "@/ui/figure";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { clusterPath, liaisonsPath, membersPath } from "../../clusters/paths";
import { counterPath } from "../../contact-points/counter/paths";
import { contactPointsPath } from "../../contact-points/paths";
import { servicesPath } from "../../contact-points/services/paths";
import { sitesPath } from "../../demonstration-sites/paths";
import { stationPath } from "../paths";
import type { StationDeskView } from "../queries";

/** The desk of a guidance station: the figures of its clusters, members without a point, points whose yearly services are open. */
export function StationDesk({ station, clusters, services, year, today }: StationDeskView) {
  const t = useTranslations("guidanceStations");
  const c = useTranslations("clusters");
  const p = useTranslations("contactPoints");
  const counter = useTranslations("counter");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (!station) return null;
  if (station.closedOn)
    return (
      <Notice tone="warn" title={t("desk.closed")}>
        {t("desk.closedText")}
      </Notice>
    );
  const firms = c("unit.firms");
  const open = Object.entries(services);
  return (
    <>
      <p className="lead row">
        <a href={stationPath(station.id)}>{name(station)}</a>
        <a href={counterPath}>{counter("title")}</a>
      </p>
      <Section id="services" title={t("desk.services", { year })}>
        <FigureRow>
          {open.map(([code, n]) => (
            <Figure
              key={code}
              label={p(`services.codes.${code}`)}
              unit={firms}
              figure={`services-${code}`}
              value={n}
              href={servicesPath({ code, state: "open", year: String(year) })}
            />
          ))}
        </FigureRow>
      </Section>
      {clusters.length === 0 ? <Empty title={t("desk.noCluster")} /> : null}
      {clusters.map((cluster) => (
        <Section
          key={cluster.id}
          id={`cluster-${cluster.id}`}
          title={<a href={clusterPath(cluster.id)}>{name(cluster)}</a>}
          end={cluster.closedFrom ? undefined : <a href={liaisonsPath(cluster.id)}>{c("liaisons.open")}</a>}
        >
          {cluster.closedFrom ? (
            <Notice
              tone="warn"
              title={c("closed.since", {
                day: longDay(dayFromDate(cluster.closedFrom), locale),
                ground: cluster.closedGround ?? "",
              })}
            >
              {c("closed.forStation")}
            </Notice>
          ) : (
            <FigureRow>
              <Figure
                figure="members-without"
                label={c("figures.without")}
                unit={firms}
                value={cluster.without}
                href={membersPath(cluster.id, { asOf: today, point: "without" })}
              />
              <Figure
                figure="members"
                label={c("figures.members")}
                unit={firms}
                value={cluster.members}
                href={membersPath(cluster.id, { asOf: today })}
              />
              <Figure
                figure="cluster-points"
                label={c("figures.points")}
                unit={firms}
                value={cluster.points}
                href={contactPointsPath({ asOf: today, cluster: cluster.id })}
                note={
                  cluster.members > 0 && cluster.points !== null
                    ? `${c("figures.coverage")} ${percent(cluster.points / cluster.members)}`
                    : undefined
                }
              />
              <Figure
                figure="leaders"
                label={c("figures.leaders")}
                unit={firms}
                value={cluster.leaders}
                href={membersPath(cluster.id, { asOf: today, leading: "1" })}
              />
              <Figure
                figure="cluster-sites"
                label={c("figures.sites")}
                unit={c("unit.sites")}
                value={cluster.sites}
                href={sitesPath({ asOf: today, cluster: cluster.id })}
              />
            </FigureRow>
          )}
        </Section>
      ))}
    </>
  );
}
