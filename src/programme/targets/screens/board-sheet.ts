import type { Day } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { Groups, MonthProgress } from "../board/queries";
import type { Indicator } from "../policy";
import type { Progress } from "../queries";
import { divisionVeil, groupVeil, printed } from "./veil";

type Cell = string | number | null;
type Board = {
  readonly day: Day;
  readonly progress: readonly Progress[];
  readonly months: Readonly<Record<Indicator, readonly MonthProgress[]>>;
  readonly groups: Readonly<Record<Indicator, Groups>>;
  /** The reader gets figures only: small ones are told in words, and no gaps from which they would follow. */
  readonly inWords: boolean;
};
type SheetWords = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

const GROUPS = [
  { by: "cluster", none: "noCluster" },
  { by: "town", none: "noTown" },
  { by: "industry", none: "noIndustry" },
] as const;

/** The board as a file: every table and chart of it, below each other, each row saying to which it belongs and of which day it is. */
export function boardSheet({ day, progress, months, groups, inWords }: Board, { t, name }: SheetWords) {
  const rows = progress.flatMap(({ indicator, standing, divisions }): Cell[][] => {
    const veil = divisionVeil({ divisions }, inWords);
    const shown = (n: number, hidden: boolean): Cell => (hidden || printed(n, inWords) === null ? t("inWords") : n);
    const label = t(`indicators.${indicator}.name`);
    const of = (part: string, item: string, asOf: Day, cells: readonly Cell[]) => [
      t(`boardSheet.${part}`),
      label,
      item,
      asOf,
      ...cells,
    ];
    const cellsOf = ({ goal, actual, gap, expected, forecast }: Progress["standing"], hidden: boolean): Cell[] =>
      inWords ? [goal.value, shown(actual, hidden), null, null, null] : [goal.value, actual, gap, expected, forecast];
    return [
      of("division", t("columns.all"), day, cellsOf(standing, veil.total)),
      ...divisions.map(({ place, standing: own }) =>
        of("division", name(place), day, cellsOf(own, veil.keys.has(place.code))),
      ),
      ...months[indicator].map(({ day: on, actual, line }) =>
        of("month", on.slice(0, 7), on, [null, shown(actual, false), null, line, null]),
      ),
      ...GROUPS.flatMap(({ by, none }) =>
        groups[indicator][by].map(({ key, place, n }) => {
          const hidden = groupVeil(groups[indicator][by], inWords).keys.has(key);
          return of(by, place ? name(place) : t(none), day, [null, shown(n, hidden), null, null, null]);
        }),
      ),
    ];
  });
  const columns = [
    ...["part", "indicator", "item", "asOf"].map((key) => t(`boardSheet.${key}`)),
    ...["quota", "actual", "gap", "expected", "forecast"].map((key) => t(`columns.${key}`)),
  ];
  return { columns, rows };
}
