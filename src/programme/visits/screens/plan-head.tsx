import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Filters } from "@/ui/filters";
import { number } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { AwayLine, type AwayLineProps } from "../absences/screens/away-line";
import { visitPlanPath } from "../paths";
import { type Places, VisitViews } from "./visit-list";

export type PlanProps = {
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
  readonly places: Places;
  readonly chooses: boolean;
  /** Who has visits before him. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  /** Who isn't there, today or later. */
  readonly away: AwayLineProps["away"];
  readonly today: string;
  /** What is done with the whole: files, print. */
  readonly end?: ReactNode;
};

type PlanHeadProps = PlanProps & {
  readonly view: "calendar" | "route";
  readonly title: string;
  /** How many visits the page shows; `cut`: there are more. */
  readonly count: number;
  readonly cut: boolean;
  /** What stays in the address when the filters are cleared. */
  readonly keep?: Readonly<Record<string, string>>;
};

/** The head of a plan by day or by town: what it is of, its filters, who isn't there. */
export function PlanHead(props: PlanHeadProps) {
  const { view, title, count, cut, keep = {}, query, waiting, places, chooses, officers, away, today, end } = props;
  const t = useTranslations("visits");
  const name = useName();
  return (
    <>
      <PageHead title={title} count={count} end={end} />
      <VisitViews query={{}} waiting={waiting} here={view} />
      <Filters
        clearHref={visitPlanPath(view, keep)}
        keep={keep}
        filters={[
          {
            name: "officer",
            label: t("filters.officer"),
            value: query.officer,
            options: officers.map((officer) => ({ value: officer.id, label: officer.name })),
          },
          {
            name: "mine",
            label: t("filters.whose"),
            value: query.mine,
            options: [{ value: "1", label: t("tabs.mine") }],
          },
          ...(chooses
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
          { name: "town", label: t("filters.town"), value: query.town, type: "text" as const },
        ]}
      />
      {cut ? <Notice tone="warn">{t("planCut", { n: number(count) })}</Notice> : null}
      <AwayLine away={away} today={today} />
    </>
  );
}
