import { isSmall, unlisted, type Withheld, withheld } from "@/kernel/small-figures";
import type { Groups } from "../board/queries";
import type { Progress } from "../queries";

const NOTHING: Withheld = { keys: new Set(), total: false };

/** Which divisions' figures are told in words, by code, and whether the city's is: the rule of the published progress. */
export function divisionVeil({ divisions }: Pick<Progress, "divisions">, inWords: boolean): Withheld {
  if (!inWords) return NOTHING;
  return withheld(divisions.map(({ place, standing }) => ({ key: place.code, n: standing.actual })));
}

/** Which block economies, towns or industries aren't listed, by key. */
export function groupVeil(
  groups: Groups[keyof Groups],
  { divisions }: Pick<Progress, "divisions">,
  inWords: boolean,
): ReadonlySet<string> {
  if (!inWords) return NOTHING.keys;
  return unlisted(
    groups,
    divisions.map(({ place, standing }) => ({ key: place.code, n: standing.actual })),
  );
}

/** A number of one day, or null when it is told in words. */
export function printed(n: number, inWords: boolean): number | null {
  return inWords && isSmall(n) ? null : n;
}
