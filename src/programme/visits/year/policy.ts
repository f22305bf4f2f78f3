/** The months of a year as they stand in a day: 01 to 12. */
export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/** Under which a division's month stands in a plan of a year: `330402 2017-03`. */
export function cellOf(division: string, month: string): string {
  return `${division} ${month}`;
}
