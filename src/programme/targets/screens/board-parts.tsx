import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { BarList } from "@/ui/bar-list";
import { ChartFigure, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import type { FigureOf } from "@/ui/figure";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import type { Groups, MonthProgress, Outlook } from "../board/queries";
import { addressWith, quotasPath, registerPath, targetsPath } from "../paths";
import { hasGoal, type Indicator, type Scope } from "../policy";
import type { Progress } from "../queries";
import type { BoardAddress } from "../schema";
import { useDeadline } from "./standing-lines";
import { divisionVeil, groupVeil, printed } from "./veil";

export type BoardProps = {
  readonly progress: Progress;
  readonly months: readonly MonthProgress[];
  readonly groups: Groups;
  readonly outlook: Outlook;
  readonly day: Day;
  readonly scope: Scope;
  /** The board's address as it stands. */
  readonly address: Readonly<Partial<BoardAddress>>;
  /** What was typed into what-if and is no number that it takes, by field. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly mayChange: boolean;
  /** The reader gets figures only: small ones are told in words, and no gaps from which they would follow. */
  readonly inWords: boolean;
  /** Narrowed to one place or kind, its figure would be among those told in words. */
  readonly hiddenHere: boolean;
};

type Figured = {
  readonly indicator: Indicator;
  readonly value: number;
  readonly asOf: Day;
  readonly scope: Scope;
  readonly known?: "then" | undefined;
};

/** A number of an indicator, opening its register of that day, as known now or then. */
export function figureOf({ indicator, value, asOf, scope, known }: Figured): FigureOf {
  return { figure: indicator, value, href: registerPath(indicator, { asOf, ...scope, known }) };
}

/** Who has how many of its share, and who lags. */
export function DivisionPart({ progress, day, scope, address, mayChange, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  const deadline = useDeadline();
  const { indicator, divisions, standing, target, splitDifference } = progress;
  const veil = divisionVeil(progress, inWords);
  const words = <span className="quiet">{t("inWords")}</span>;
  const shares = target?.quotas.reduce((sum, { value }) => sum + value, 0) ?? 0;
  return (
    <DashPart
      id={`${indicator}-divisions`}
      title={t("parts.divisions", { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.divisionsUnit", { when: deadline(standing.goal.day) })}
    >
      <NumberTable
        label={t("parts.divisions", { name: t(`indicators.${indicator}.short`) })}
        corner={t("columns.division")}
        head={(inWords
          ? (["quota", "actual"] as const)
          : (["quota", "actual", "gap", "expected", "forecast", "state"] as const)
        ).map((key) => ({
          key,
          label: t(`columns.${key}`),
        }))}
        rows={[
          ...divisions.map(({ place, standing: own }) => ({
            key: place.code,
            label: (
              <a href={targetsPath(addressWith(address, { division: place.code }))}>
                {english ? place.nameEn : place.nameZh}
              </a>
            ),
            cells: [
              own.goal.value,
              veil.keys.has(place.code)
                ? words
                : figureOf({
                    indicator,
                    value: own.actual,
                    asOf: day,
                    scope: { division: place.code },
                    known: address.known,
                  }),
              ...(inWords ? [] : [own.gap, own.expected, own.forecast, <State key="state" standing={own} />]),
            ],
          })),
          ...(scope.division
            ? []
            : [
                {
                  key: "all",
                  label: t("columns.all"),
                  cells: [
                    shares,
                    veil.total
                      ? words
                      : figureOf({ indicator, value: standing.actual, asOf: day, scope: {}, known: address.known }),
                    ...(inWords
                      ? []
                      : [
                          standing.gap,
                          standing.expected,
                          standing.forecast,
                          <State key="state" standing={standing} />,
                        ]),
                  ],
                },
              ]),
        ]}
      />
      {scope.division || !target ? null : (
        <p className="small">
          <SplitLine target={target.value} difference={splitDifference} />{" "}
          {mayChange ? <a href={quotasPath(target.id)}>{t("change")}</a> : null}
        </p>
      )}
    </DashPart>
  );
}

function State({ standing }: { readonly standing: Progress["standing"] }): ReactNode {
  const t = useTranslations("targets.state");
  if (standing.goal.value === 0) return <span className="quiet">{t("none")}</span>;
  if (standing.gap === 0) return t("reached");
  return standing.behind > 0 ? <b>{t("behind", { n: standing.behind })}</b> : t("onLine");
}

/** Whether the shares add up to the target, or by how much they don't. */
export function SplitLine({ target, difference }: { readonly target: number; readonly difference: number }) {
  const t = useTranslations("targets.split");
  if (difference === 0) return <span>{t("adds", { target })}</span>;
  return <b>{t(difference > 0 ? "over" : "short", { n: Math.abs(difference), target })}</b>;
}

/** The end of each month beside the straight line. */
export function MonthPart({ progress: { indicator }, months, scope, address, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const years = [...new Set(months.map(({ day: on }) => on.slice(0, 4)))];
  const withLine = hasGoal(scope);
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  const cell = (year: string, month: string, what: "actual" | "line") => {
    const point = months.find(({ day: on }) => on.startsWith(`${year}-${month}`));
    if (!point) return null;
    if (what === "line") return point.line;
    return printed(point.actual, inWords) === null
      ? t("inWords")
      : figureOf({ indicator, value: point.actual, asOf: point.day, scope, known: address.known });
  };
  return (
    <ChartFigure
      title={t("parts.months", { name: t(`indicators.${indicator}.short`) })}
      unit={t(withLine ? "parts.monthsUnit" : "parts.monthsUnitAlone")}
      table={
        <NumberTable
          label={t("parts.months", { name: t(`indicators.${indicator}.short`) })}
          corner={t("columns.month")}
          head={numbers.map((month) => ({ key: month, label: t("monthName", { n: Number(month) }) }))}
          rows={years.flatMap((year) => [
            {
              key: year,
              label: t("rows.actual", { year }),
              cells: numbers.map((month) => cell(year, month, "actual")),
            },
            ...(withLine
              ? [
                  {
                    key: `${year} line`,
                    label: t("rows.line", { year }),
                    cells: numbers.map((month) => cell(year, month, "line")),
                  },
                ]
              : []),
          ])}
        />
      }
    >
      <LineChart
        words={t("parts.monthsWords", { name: t(`indicators.${indicator}.name`) })}
        series={withLine ? [t("series.actual"), t("series.line")] : [t("series.actual")]}
        points={months.map(({ day: on, actual, line }) => ({
          at: on.slice(0, 7),
          values: withLine ? [printed(actual, inWords), line] : [printed(actual, inWords)],
        }))}
      />
    </ChartFigure>
  );
}

/** What firms of none are called. */
const NONE = { cluster: "noCluster", town: "noTown", industry: "noIndustry" } as const;

/** How many there are in each block economy, town or industry. */
export function GroupPart({
  progress,
  groups,
  day,
  scope,
  address,
  inWords,
  by,
}: BoardProps & { readonly by: keyof Groups }) {
  const t = useTranslations("targets");
  const name = useName();
  const { indicator } = progress;
  const hidden = groupVeil(groups[by], progress, inWords);
  // When no firm says its town, a list of one bar says nothing.
  if (groups[by].every(({ place }) => place === null) || scope[by]) return null;
  return (
    <ChartFigure
      title={t(`parts.${by}`, { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.groupUnit")}
      span={6}
    >
      <BarList
        bars={[
          ...groups[by]
            .filter(({ key }) => !hidden.has(key))
            .map(({ key, place, n }) => ({
              key,
              label: place ? name(place) : t(NONE[by]),
              ...figureOf({ indicator, value: n, asOf: day, scope: { ...scope, [by]: key }, known: address.known }),
            })),
          ...(hidden.size > 0 ? [{ key: "unlisted", label: t("others"), value: 0, text: t("inWords") }] : []),
        ]}
      />
    </ChartFigure>
  );
}
