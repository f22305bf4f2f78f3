import type { ClockRule } from "./clocks";
import { addDays, type Day } from "./days";
import { addWorkingDays, type Calendar } from "./working-days";

/** First due days that are no longer red, and no longer yellow, on a day: so that SQL can pick rows by light as `lightOf` shows it. */
export type LightEdges = { readonly redBefore: Day; readonly yellowBefore: Day };

/** The edges of a rule in days on that day (docs/decisions/0012). A rule in hours has none: its light depends on the minute. */
export function lightEdges(
  { unit, red, yellow }: Pick<ClockRule, "unit" | "red" | "yellow">,
  today: Day,
  calendar: Calendar,
): LightEdges | undefined {
  if (unit === "hour") return undefined;
  const edge = (left: number) =>
    unit === "working_day" ? addWorkingDays({ from: today, count: left + 1 }, calendar) : addDays(today, left + 1);
  return { redBefore: edge(red), yellowBefore: edge(Math.max(red, yellow)) };
}
