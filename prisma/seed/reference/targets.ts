import type { Day } from "@/kernel/days";

export const PROGRAMME = "jiaxing-2015-2017";

export type Indicator = "contact-points" | "demonstration-sites";

export type TargetRow = {
  readonly programme: string;
  readonly indicator: Indicator;
  readonly deadline: Day;
  /** How many there shall be in the whole city on that day, all told. */
  readonly value: number;
  readonly source: string;
};

/** A division's share of a target. The shares of one target add up to it; a test says so. */
export type QuotaRow = {
  readonly indicator: Indicator;
  readonly deadline: Day;
  readonly divisionCode: string;
  readonly value: number;
};

const SOURCE = "嘉兴市人民政府办公室关于进一步加强商业秘密保护工作的实施意见 三（三）";

function target(indicator: Indicator, deadline: Day, value: number): TargetRow {
  return { programme: PROGRAMME, indicator, deadline, value, source: SOURCE };
}

/** The numbers of the opinion of 2014, to the letter. */
export const targets: readonly TargetRow[] = [
  target("contact-points", "2015-12-31", 100),
  target("contact-points", "2016-12-31", 200),
  target("contact-points", "2017-12-31", 300),
  target("demonstration-sites", "2015-12-31", 5),
  target("demonstration-sites", "2016-12-31", 10),
  target("demonstration-sites", "2017-12-31", 20),
];

/** At the ends of 2015, 2016, 2017. A proposal, for the opinion gives the city's figures only: the lead changes it on the page of targets. */
const SHARES: Readonly<Record<Indicator, Readonly<Record<string, readonly [number, number, number]>>>> = {
  "contact-points": {
    "330483": [25, 50, 75],
    "330481": [15, 30, 45],
    "330402": [12, 25, 38],
    "330482": [12, 25, 37],
    "330411": [10, 20, 30],
    "330421": [10, 20, 30],
    "330424": [8, 15, 23],
    "JX-JKQ": [5, 10, 15],
    "JX-GQ": [3, 5, 7],
  },
  "demonstration-sites": {
    "330483": [1, 2, 4],
    "330481": [1, 2, 3],
    "330402": [1, 1, 3],
    "330482": [1, 1, 2],
    "330411": [1, 1, 2],
    "330421": [0, 1, 2],
    "330424": [0, 1, 2],
    "JX-JKQ": [0, 1, 1],
    "JX-GQ": [0, 0, 1],
  },
};

export const quotas: readonly QuotaRow[] = targets.flatMap(({ indicator, deadline }) =>
  Object.entries(SHARES[indicator]).map(([divisionCode, [at2015, at2016, at2017]]) => {
    const byYear: Readonly<Record<string, number>> = { "2015": at2015, "2016": at2016, "2017": at2017 };
    return { indicator, deadline, divisionCode, value: byYear[deadline.slice(0, 4)] ?? 0 };
  }),
);
