import type { Day } from "@/kernel/days";
import { whatIf } from "@/kernel/pace";
import type { Named } from "@/ui/names";
import type { Groups, MonthProgress, Outlook } from "../board/queries";
import { hasGoal, type Indicator, type Scope } from "../policy";
import type { Progress } from "../queries";
import type { BoardAddress } from "../schema";
import { divisionVeil, groupVeil, middleOf, netTold, outlookTold, printed } from "./veil";

type Cell = string | number | null;
type Board = {
  readonly day: Day;
  readonly scope: Scope;
  readonly progress: readonly Progress[];
  readonly months: Readonly<Record<Indicator, readonly MonthProgress[]>>;
  readonly groups: Readonly<Record<Indicator, Groups>>;
  readonly outlooks: Readonly<Record<Indicator, Outlook>>;
  /** The reader gets figures only: small ones are told in words, and no gaps from which they would follow. */
  readonly inWords: boolean;
  /** What-if stands in the address, and is answered in the file. */
  readonly address: Pick<BoardAddress, "addPoints" | "addSites" | "pointsAt" | "sitesAt">;
};
type SheetWords = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

const GROUPS = [
  { by: "cluster", none: "noCluster" },
  { by: "town", none: "noTown" },
  { by: "industry", none: "noIndustry" },
] as const;

/** The board as a file: every table and chart of it, below each other, each row saying to which it belongs and of which day it is. */
export function boardSheet(
  { day, scope, progress, months, groups, outlooks, inWords, address }: Board,
  { t, name }: SheetWords,
) {
  const rows = progress.flatMap((one): Cell[][] => {
    const { indicator, standing, divisions, years } = one;
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
    // A cluster, a town, an industry has no target: nothing of it is due, missing or foreseen.
    const cellsOf = ({ goal, actual, gap, expected, forecast }: Progress["standing"], hidden: boolean): Cell[] => [
      ...[hasGoal(scope) ? goal.value : null, shown(actual, hidden)],
      ...(hasGoal(scope) && !inWords ? [gap, expected, forecast] : [null, null, null]),
    ];
    const nets = netTold(months[indicator], inWords);
    const { range } = outlooks[indicator];
    return [
      ...(scope.division ? [] : [of("division", t("columns.all"), day, cellsOf(standing, veil.total))]),
      ...divisions.map(({ place, standing: own }) =>
        of("division", name(place), day, cellsOf(own, veil.keys.has(place.code))),
      ),
      ...(hasGoal(scope) ? years : []).map(({ target: { deadline }, value, actual }) =>
        of("deadline", deadline, deadline < day ? deadline : day, [
          ...[value, actual === null ? null : shown(actual, deadline > day && veil.total), null, null, null],
        ]),
      ),
      ...(hasGoal(scope) && standing.daysLeft > 0 && outlookTold(outlooks[indicator], inWords)
        ? (["low", "mean", "high"] as const).map((pace) =>
            of("range", t(`boardSheet.paces.${pace}`), standing.goal.day, [
              ...[standing.goal.value, null, null, null, range[pace]],
            ]),
          )
        : []),
      ...(nets.length > 1 ? nets : []).map(({ day: on, net }) =>
        of("net", on.slice(0, 7), on, [null, net, null, middleOf(nets), null]),
      ),
      ...months[indicator].map(({ day: on, actual, line }) =>
        of("month", on.slice(0, 7), on, [null, shown(actual, false), null, hasGoal(scope) ? line : null, null]),
      ),
      ...ifAdded(one, { day, address, inWords }).map(({ code, quota, adds, n }) =>
        of(
          "whatIf",
          `${code ? name(divisions.find(({ place }) => place.code === code)?.place) : t("columns.all")} +${adds}`,
          standing.goal.day,
          [quota, null, quota - n > 0 ? quota - n : 0, null, n],
        ),
      ),
      ...GROUPS.flatMap(({ by, none }) => {
        const hidden = groupVeil(groups[indicator][by], one, inWords);
        const row = (item: string, n: Cell) => of(by, item, day, [null, n, null, null, null]);
        return [
          ...groups[indicator][by]
            .filter(({ key }) => !hidden.has(key))
            .map(({ place, n }) => row(place ? name(place) : t(none), n)),
          ...(hidden.size > 0 ? [row(t("others"), t("inWords"))] : []),
        ];
      }),
    ];
  });
  const columns = [
    ...["part", "indicator", "item", "asOf"].map((key) => t(`boardSheet.${key}`)),
    ...["quota", "actual", "gap", "expected", "forecast"].map((key) => t(`columns.${key}`)),
  ];
  return { columns, rows };
}

/** What the address asks of the future: each division and the city; nothing where nothing is asked, and nothing to a reader of words. */
function ifAdded(
  { indicator, standing, divisions }: Progress,
  { day, address, inWords }: Pick<Board, "day" | "address" | "inWords">,
) {
  const points = indicator === "contact-points";
  const common = points ? address.addPoints : address.addSites;
  const own: Readonly<Record<string, number>> = (points ? address.pointsAt : address.sitesAt) ?? {};
  const { goal, daysLeft } = standing;
  if (inWords || goal.value === 0 || daysLeft === 0 || (common === undefined && Object.keys(own).length === 0))
    return [];
  const { rows, total } = whatIf({
    ...{ day, deadline: goal.day, common: common ?? 0 },
    places: divisions.map(({ place: { code }, standing: { actual, goal: share } }) => ({
      ...{ key: code, actual, quota: share.value, own: own[code] },
    })),
  });
  const adds = rows.reduce((sum, row) => sum + row.adds, 0);
  return [
    ...rows.map(({ key: code, quota, adds: added, n }) => ({ code, quota, adds: added, n })),
    ...(divisions.length > 1 ? [{ code: null, quota: goal.value, adds, n: total }] : []),
  ];
}
