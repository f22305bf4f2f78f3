import { type Day, endOfMonth } from "@/kernel/days";
import { median } from "@/kernel/pace";
import { isSmall, unlisted, type Withheld, withheld } from "@/kernel/small-figures";
import type { Groups, MonthProgress, Outlook } from "../board/queries";
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

/** What each month brought. Where the count itself is told in words, so is what came to it. */
export function netTold(
  months: readonly MonthProgress[],
  inWords: boolean,
): readonly { readonly day: Day; readonly net: number }[] {
  return months.flatMap(({ day, actual }, index) => {
    const before = months[index - 1]?.actual ?? 0;
    return printed(actual, inWords) === null || printed(before, inWords) === null
      ? []
      : [{ day, net: actual - before }];
  });
}

/** The middle of what whole months brought, for the run chart: the month that runs says little yet. While none is whole, of what there is. */
export function middleOf(nets: ReturnType<typeof netTold>): number {
  const whole = nets.filter(({ day }) => day === endOfMonth(day));
  return median((whole.length > 0 ? whole : nets).map(({ net }) => net));
}

/** Whether a forecast is told: of a small number nothing is carried on, for it could be worked back. */
export function outlookTold({ fromSmall, knownNow, knownThen }: Outlook, inWords: boolean): boolean {
  return !inWords || !(fromSmall || isSmall(knownNow) || isSmall(knownThen));
}

/** A number of one day, or null when it is told in words. */
export function printed(n: number, inWords: boolean): number | null {
  return inWords && isSmall(n) ? null : n;
}
