import type { Day } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { Published, PublishedProgress } from "../progress/queries";

/** GB/T 2260 code of the city. */
const CITY = "330400";

/** Columns of the table, in order. */
export const COLUMNS = [
  "indicator",
  "division",
  "divisionName",
  "actual",
  "target",
  "targetDate",
  "asOf",
  "definition",
] as const;

type Indicator = PublishedProgress["indicator"];
/** What is published, with the words of one language. */
export type Opening = {
  readonly progress: readonly PublishedProgress[];
  readonly day: Day;
  readonly name: (named: Named) => string;
  readonly words: {
    readonly title: string;
    readonly publisher: string;
    readonly note: string | undefined;
    readonly smallFigures: string;
    /** Stands for a figure that isn't printed. */
    readonly withheld: string;
    readonly city: string;
    readonly columns: readonly string[];
    readonly indicator: (indicator: Indicator) => string;
    readonly definition: (indicator: Indicator) => string;
  };
};

/** One row for each indicator and division, the whole city first: what the public page shows, for machines. */
function openFigures({ progress, day, name, words }: Opening) {
  return progress.flatMap(({ indicator, actual, goal, divisions }) => {
    const row = (division: string, divisionName: string, figure: Published, target: number) => ({
      indicator,
      indicatorName: words.indicator(indicator),
      division,
      divisionName,
      actual: figure,
      ...(figure === null ? { actualText: words.withheld } : {}),
      target,
      targetDate: goal.day,
      asOf: day,
      definition: words.definition(indicator),
    });
    return [
      row(CITY, words.city, actual, goal.value),
      ...divisions.map(({ place, actual: own, target }) => row(place.code, name(place), own, target)),
    ];
  });
}

/** The whole as one document: what it is, from whom, up to when, how small figures are told, the figures, and how they came to be. */
export function openDocument(opening: Opening) {
  const { progress, day, words } = opening;
  const { title, publisher, note, smallFigures } = words;
  return {
    title,
    publisher,
    ...(note ? { note } : {}),
    asOf: day,
    smallFigures,
    figures: openFigures(opening),
    dates: progress.flatMap(({ indicator, dates }) =>
      dates.map(({ day: deadline, target, actual }) => ({ indicator, deadline, target, actual: actual ?? null })),
    ),
    history: progress.flatMap(({ indicator, history }) =>
      history.map(({ day: asOf, actual }) => ({ indicator, asOf, actual })),
    ),
  };
}

/** The figures as a table: heads, then rows. */
export function openTable(opening: Opening): (readonly (string | number | null)[])[] {
  return [
    opening.words.columns,
    ...openFigures(opening).map((row) => [
      row.indicatorName,
      row.division,
      row.divisionName,
      row.actual ?? opening.words.withheld,
      row.target,
      row.targetDate,
      row.asOf,
      row.definition,
    ]),
  ];
}

/** The same as a workbook or a printed list: what it is, from whom and up to when stands beside it. */
export function openSheet(opening: Opening) {
  const [columns = [], ...rows] = openTable(opening);
  const { title, publisher, note, smallFigures } = opening.words;
  return {
    title,
    columns: columns.map(String),
    rows,
    notes: [[publisher, opening.day] as const, ...(note ? [[note, null] as const] : []), [smallFigures, null] as const],
  };
}
