import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MovedDay } from "@/kernel/address";
import type { Day } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { OtherDay } from "@/ui/address-notes";
import { ButtonLink } from "@/ui/button";
import { Filters } from "@/ui/filters";
import { choosable, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import type { Groups, MonthProgress, Outlook } from "../board/queries";
import { statementsPath, targetsPath, targetsSheetPath, whatIfOf } from "../paths";
import type { Indicator, Scope } from "../policy";
import type { Progress } from "../queries";
import type { BoardAddress } from "../schema";
import { type BoardPlaces, useHere } from "./here";
import { IndicatorBoard } from "./indicator-board";

type TargetsScreenProps = {
  readonly progress: readonly Progress[];
  readonly months: Readonly<Record<Indicator, readonly MonthProgress[]>>;
  readonly groups: Readonly<Record<Indicator, Groups>>;
  readonly outlook: Readonly<Record<Indicator, Outlook>>;
  readonly places: BoardPlaces;
  readonly day: Day;
  /** The day asked for was none, or hasn't come. */
  readonly moved: MovedDay | null;
  /** What of the address was not heeded. */
  readonly notes: ReactNode;
  readonly scope: Scope;
  /** The board's address as it stands: the same address shows the same again. */
  readonly address: Readonly<Partial<BoardAddress>>;
  /** What was typed into what-if and is no number that it takes, by field. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly mayChange: boolean;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
  /** Narrowed to one place or kind: which indicators' figures are among those told in words. */
  readonly hiddenHere: readonly Indicator[];
  /** The board as a file. */
  readonly end?: ReactNode;
  /** What visits there were, for those who see them. */
  readonly visits: ReactNode;
};

/** Targets 2015–2017 and how far they are, on any day. The same page for everybody; the coordinator also splits them. */
export function TargetsScreen({
  progress,
  months,
  groups,
  outlook,
  places,
  day,
  moved,
  notes,
  scope,
  address,
  wrong,
  mayChange,
  inWords,
  hiddenHere,
  end,
  visits,
}: TargetsScreenProps) {
  const t = useTranslations("targets");
  const name = useName();
  const here = useHere({ places, scope });
  const { division, cluster, town, industry } = scope;
  const { known } = address;
  const query = { asOf: day, ...scope, known };
  // What-if stays when the place changes.
  return (
    <>
      <PageHead
        title={here ? t("titleOf", { place: here }) : t("title")}
        end={
          <>
            <ButtonLink tone="secondary" href={targetsSheetPath(query)}>
              {t("sheet")}
            </ButtonLink>
            <ButtonLink tone="quiet" href={statementsPath()}>
              {t("statements.link")}
            </ButtonLink>
            {end}
          </>
        }
      />
      <Filters
        keep={whatIfOf(address)}
        filters={[
          { name: "asOf", label: t("filters.asOf"), type: "day", value: day },
          {
            name: "division",
            label: t("filters.division"),
            value: division,
            options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
          },
          {
            name: "known",
            label: t("filters.known"),
            value: known,
            none: t("known.now"),
            options: [{ value: "then", label: t("knownThen") }],
          },
          {
            name: "cluster",
            label: t("filters.cluster"),
            value: cluster,
            options: [
              ...choosable(places.clusters, cluster).map((place) => ({ value: place.id, label: name(place) })),
              { value: "none", label: t("noCluster") },
            ],
          },
          { name: "town", label: t("filters.town"), type: "text", value: town },
          {
            name: "industry",
            label: t("filters.industry"),
            value: industry,
            options: [
              ...places.industriesAsked.map((place) => ({ value: place.code, label: name(place) })),
              { value: "none", label: t("noIndustry") },
            ],
          },
        ]}
        clearHref={targetsPath()}
      />
      <OtherDay moved={moved} day={day} />
      {notes}
      {inWords ? <p className="tiny quiet">{t("smallRule", { floor: SMALLEST_FIGURE })}</p> : null}
      {known ? <Notice tone="info">{t("known.notice")}</Notice> : null}
      {progress.map((one) => (
        <IndicatorBoard
          key={one.indicator}
          progress={one}
          months={months[one.indicator]}
          groups={groups[one.indicator]}
          outlook={outlook[one.indicator]}
          day={day}
          scope={scope}
          address={address}
          wrong={wrong}
          mayChange={mayChange}
          inWords={inWords}
          hiddenHere={hiddenHere.includes(one.indicator)}
        />
      ))}
      {visits}
    </>
  );
}
