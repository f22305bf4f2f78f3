import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { Figure, FigureRow } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { listDay } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { DayTime } from "@/ui/time";
import { contactPointsPath } from "../../contact-points/paths";
import { sitesPath } from "../../demonstration-sites/paths";
import type { Closure } from "../closures/queries";
import type { LeaderLine } from "../members/queries";
import {
  closeClusterPath,
  clusterPath,
  clustersPath,
  coursePath,
  editClusterPath,
  liaisonsPath,
  memberPath,
  membersPath,
  placeMembersPath,
  reopenClusterPath,
} from "../paths";
import { UNKNOWN_SOURCE } from "../policy";
import type { ClusterChange, ClusterLine } from "../queries";
import { ClosedNotice, Closures } from "./closure-screens";
import { ClusterDefinition } from "./cluster-definition";
import { Cases, Coverage } from "./cluster-list";

type ClusterScreenProps = {
  readonly cluster: ClusterLine;
  readonly leaders: readonly LeaderLine[];
  readonly changes: readonly ClusterChange[];
  readonly closures: readonly Closure[];
  /** This person's station serves the cluster. */
  readonly serves: boolean;
  readonly division: Named | undefined;
  readonly asOf: Day;
  readonly today: Day;
  /** A county's figures are of its own firms. */
  readonly divisionCode: string | null;
  /** This person sees the firms behind the numbers; and keeps the cluster. */
  readonly opens: boolean;
  readonly keeps: boolean;
  /** How many liaisons this person has of it today; null for whoever has none, and on any other day. */
  readonly liaisons: number | null;
  /** The leading firms as a file, for whoever takes lists away. */
  readonly leadersEnd?: ReactNode;
  /** What other features show of it: stations, messages. */
  readonly further?: ReactNode;
};

/** A block economy: its figures of a day, its leading firms, what it was called before. */
export function ClusterScreen(props: ClusterScreenProps) {
  const { cluster, closures, division, asOf, today, keeps, further } = props;
  const t = useTranslations("clusters");
  const name = useName();
  const { source } = cluster;
  return (
    <>
      <PageHead
        title={name(cluster)}
        trail={[{ href: clustersPath(), label: t("title") }]}
        end={keeps ? <Acts id={cluster.id} closed={closures.some(({ reopened }) => reopened === null)} /> : undefined}
      />
      <Filters
        clearHref={clusterPath(cluster.id)}
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
      <div className="stack stack--wide">
        <ClosedNotice cluster={cluster} serves={props.serves} />
        <Figures {...props} />
        <Section id="place" title={t("sections.place")}>
          <Facts
            facts={[
              { label: t("columns.division"), value: name(division) },
              ...(cluster.towns.length > 0
                ? [{ label: t("fields.towns"), value: cluster.towns.join(t("comma")) }]
                : []),
              {
                label: t("fields.source"),
                value:
                  source === UNKNOWN_SOURCE && !cluster.verified ? (
                    t("unknownSource")
                  ) : (
                    <Source source={source} unverified={cluster.verified ? undefined : t("unverified")} />
                  ),
              },
            ]}
          />
        </Section>
        {props.opens ? <Leaders {...props} /> : null}
        {further}
        <Closures closures={closures} />
        <Changes {...props} />
      </div>
    </>
  );
}

/** What the coordinator does with a cluster; with one that is closed, little. */
function Acts({ id, closed }: { readonly id: string; readonly closed: boolean }) {
  const t = useTranslations("clusters");
  return (
    <>
      {closed ? null : (
        <ButtonLink href={placeMembersPath(id)} tone="secondary">
          {t("acts.place")}
        </ButtonLink>
      )}
      <ButtonLink href={editClusterPath(id)} tone="secondary">
        {t("acts.edit")}
      </ButtonLink>
      {closed ? (
        <ButtonLink href={reopenClusterPath(id)} tone="secondary">
          {t("acts.reopen")}
        </ButtonLink>
      ) : (
        <ButtonLink href={closeClusterPath(id)} tone="alarm">
          {t("acts.close")}
        </ButtonLink>
      )}
    </>
  );
}

function Figures({ cluster, asOf, divisionCode, opens, liaisons }: ClusterScreenProps) {
  const t = useTranslations("clusters");
  const { id, members, points, without, leaders, sites, cases, casesAlone } = cluster;
  const here = divisionCode ? { division: divisionCode } : {};
  const rows = (figure: string, query: Record<string, string>) =>
    opens ? { figure, href: membersPath(id, { asOf, ...query }) } : {};
  const firms = t("unit.firms");
  return (
    <div>
      <FigureRow>
        <Figure {...rows("members", {})} label={t("figures.members")} unit={firms} value={members} />
        <Figure
          figure="cluster-points"
          label={t("figures.points")}
          unit={firms}
          value={points}
          href={contactPointsPath({ asOf, cluster: id, ...here })}
          note={
            members > 0 && points !== null ? (
              <>
                {t("figures.coverage")} <Coverage members={members} points={points} />
              </>
            ) : undefined
          }
        />
        <Figure
          {...rows("members-without", { point: "without" })}
          label={t("figures.without")}
          unit={firms}
          value={without}
        />
        {opens ? (
          <Figure {...rows("leaders", { leading: "1" })} label={t("figures.leaders")} unit={firms} value={leaders} />
        ) : null}
        <Figure
          figure="cluster-sites"
          label={t("figures.sites")}
          unit={t("unit.sites")}
          value={sites}
          href={sitesPath({ asOf, cluster: id, ...here })}
        />
        {liaisons === null ? null : (
          <Figure
            figure="liaisons"
            label={t("figures.liaisons")}
            unit={firms}
            value={liaisons}
            href={liaisonsPath(id)}
            note={t("liaisons.today")}
          />
        )}
        {cases === null ? null : (
          <div className="figure">
            <dt>{t("figures.cases")}</dt>
            <dd>
              <b>
                <Cases id={id} cases={cases} {...(casesAlone ? { casesAlone } : {})} asOf={asOf} />
              </b>
              {typeof cases === "number" ? <small>{t("unit.cases")}</small> : null}
            </dd>
            <dd>{t("figures.casesNote")}</dd>
          </div>
        )}
      </FigureRow>
      <ClusterDefinition asOf={asOf} cases={cases !== null} inWords={!opens} />
      {opens ? (
        <Buttons>
          <ButtonLink href={coursePath(id, { asOf })} tone="quiet">
            {t("course.title")}
          </ButtonLink>
        </Buttons>
      ) : null}
    </div>
  );
}

function Leaders({ cluster, leaders, leadersEnd, keeps, today, asOf }: ClusterScreenProps) {
  const t = useTranslations("clusters");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Section
      id="leaders"
      title={t("figures.leaders")}
      end={
        <Buttons>
          <a href={membersPath(cluster.id, { asOf })}>{t("acts.allMembers")}</a>
          {leadersEnd}
        </Buttons>
      }
    >
      {leaders.length === 0 ? (
        <Empty title={t("leaders.none")}>{keeps ? t("leaders.noneKeep") : t("leaders.noneText")}</Empty>
      ) : (
        <DataTable
          caption={t("figures.leaders")}
          rows={leaders}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              head: t("columns.firm"),
              fold: "title",
              rowHead: true,
              cell: ({ name }) => name,
              link: ({ enterpriseId }) => memberPath(cluster.id, enterpriseId),
              sub: ({ town }) => town,
            },
            {
              key: "since",
              head: t("columns.leadingSince"),
              cell: ({ since }) => listDay(dayFromDate(since), today, locale),
            },
            {
              key: "point",
              head: t("columns.point"),
              cell: ({ pointNumber }) =>
                pointNumber ? (
                  <span className="num">{pointNumber}</span>
                ) : (
                  <span className="quiet">{t("noPoint")}</span>
                ),
            },
            {
              key: "source",
              head: t("fields.source"),
              wrap: true,
              drop: "low",
              cell: ({ source }) => <Source source={source} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

function Changes({ changes }: ClusterScreenProps) {
  const t = useTranslations("clusters");
  if (changes.length === 0) return null;
  return (
    <Section id="changes" title={t("sections.changes")}>
      <ul className="plainlist">
        {changes.map((change) => (
          <li key={change.id}>
            <DayTime day={dayOfMoment(change.changedAt)} />{" "}
            {t("changed", {
              before: nameIn(change.before),
              after: nameIn(change.after),
              by: change.by,
              reason: change.reason,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function nameIn(kept: unknown): string {
  return typeof kept === "object" && kept !== null ? String(Reflect.get(kept, "nameZh") ?? "") : "";
}
