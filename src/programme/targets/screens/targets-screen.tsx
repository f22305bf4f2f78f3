import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { Filters } from "@/ui/filters";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { targetsPath, targetsSheetPath } from "../paths";
import type { Indicator, Scope } from "../policy";
import type { ClusterProgress, MonthProgress, Progress } from "../queries";
import { IndicatorBoard } from "./indicator-board";

type Name = { readonly nameZh: string; readonly nameEn: string };
type TargetsScreenProps = {
  readonly progress: readonly Progress[];
  readonly months: Readonly<Record<Indicator, readonly MonthProgress[]>>;
  readonly clusters: Readonly<Record<Indicator, readonly ClusterProgress[]>>;
  readonly places: readonly (Name & { readonly code: string })[];
  readonly clusterNames: readonly (Name & { readonly id: string })[];
  readonly day: Day;
  /** The day asked for was none, or hasn't come. */
  readonly moved: boolean;
  readonly scope: Scope;
  readonly mayChange: boolean;
};

/** Targets 2015–2017 and how far they are, on any day. The same page for everybody; the coordinator also splits them. */
export function TargetsScreen({
  progress,
  months,
  clusters,
  places,
  clusterNames,
  day,
  moved,
  scope,
  mayChange,
}: TargetsScreenProps) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  const name = (row: Name) => (english ? row.nameEn : row.nameZh);
  const here =
    places.filter(({ code }) => code === scope.division).map(name)[0] ??
    clusterNames.filter(({ id }) => id === scope.cluster).map(name)[0];
  const query = { asOf: day, ...scope };
  return (
    <>
      <PageHead
        title={here ? t("titleOf", { place: here }) : t("title")}
        end={
          <ButtonLink tone="secondary" href={targetsSheetPath(query)}>
            {t("sheet")}
          </ButtonLink>
        }
      />
      <Filters
        filters={[
          { name: "asOf", label: t("filters.asOf"), type: "day", value: day },
          {
            name: "division",
            label: t("filters.division"),
            value: scope.division,
            options: places.map((place) => ({ value: place.code, label: name(place) })),
          },
          {
            name: "cluster",
            label: t("filters.cluster"),
            value: scope.cluster,
            options: clusterNames.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
          },
        ]}
        clearHref={targetsPath()}
      />
      {moved ? <Notice tone="warn">{t("moved", { day: longDay(day, english ? "en" : "zh-CN") })}</Notice> : null}
      {progress.map((one) => (
        <IndicatorBoard
          key={one.indicator}
          progress={one}
          months={months[one.indicator]}
          clusters={clusters[one.indicator]}
          day={day}
          scope={scope}
          mayChange={mayChange}
        />
      ))}
    </>
  );
}
