/** Under which a division's month stands in a plan of a year: `330402 2017-03`. */
export function cellOf(division: string, month: string): string {
  return `${division} ${month}`;
}
