import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Filters, useSortFilter } from "@/ui/filters";
import { choosable, useName } from "@/ui/names";
import { enterprisesPath } from "../paths";
import { ENTERPRISE_STATUSES, ENTERPRISE_TITLES } from "../workflow";
import type { Places } from "./enterprise-list";

/** What the register of enterprises can be narrowed by, and its order; all of it stands in the address. */
export function EnterpriseFilters({
  query,
  places,
  divisionCode,
  today,
}: {
  readonly today: Day;
  readonly query: Readonly<Record<string, string>>;
  readonly places: Places;
  readonly divisionCode: string | null;
}) {
  const t = useTranslations("enterprises");
  const name = useName();
  const clusters = choosable(places.clusters, query.cluster).filter(
    (cluster) => divisionCode === null || cluster.divisionCode === divisionCode,
  );
  return (
    <Filters
      clearHref={enterprisesPath()}
      keep={query.mine ? { mine: query.mine } : {}}
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
        {
          name: "status",
          label: t("filters.status"),
          value: query.status,
          options: ENTERPRISE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
        {
          name: "standing",
          label: t("filters.standing"),
          value: query.standing,
          options: ["in_business", "ended"].map((value) => ({ value, label: t(`standingFilter.${value}`) })),
        },
        {
          name: "point",
          label: t("filters.point"),
          value: query.point,
          options: ["with", "without"].map((value) => ({ value, label: t(`points.${value}`) })),
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
        {
          name: "industry",
          label: t("filters.industry"),
          value: query.industry,
          options: places.industries.map((one) => ({ value: one.code, label: `${one.code} ${name(one)}` })),
        },
        {
          name: "title",
          label: t("filters.title"),
          value: query.title,
          options: ENTERPRISE_TITLES.map((value) => ({ value, label: t(`titles.${value}`) })),
        },
        {
          name: "year",
          label: t("filters.year"),
          value: query.year,
          options: Array.from({ length: 5 }, (_, back) => String(Number(today.slice(0, 4)) - back)).map((value) => ({
            value,
            label: value,
          })),
        },
        useSortFilter(query.sort, "waiting"),
      ]}
    />
  );
}
