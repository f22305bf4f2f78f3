import { addDays, type Day, dateOf, dayFromDate } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";

/** What narrows a public register: a day, and where. `cluster` is an id, or `none` for entries outside any block economy. */
export type RegisterFilter = {
  readonly asOf: Day;
  readonly division?: string;
  readonly cluster?: string;
  readonly q?: string;
};

/**
 * The entries of a register that stood in it on a day, as a condition for Prisma: from the first day of the period to the day before its
 * last. A pure function, so that every count, list and export of a day is the same one.
 */
export function standingOn({ asOf, division, cluster, q }: RegisterFilter) {
  const day = dateOf(asOf);
  return {
    AND: [
      { fromDay: { lte: day } },
      { OR: [{ toDay: null }, { toDay: { gt: day } }] },
      ...(division ? [{ divisionCode: division }] : []),
      ...(cluster ? [{ clusterId: cluster === "none" ? null : cluster }] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterpriseName: { contains: term, mode: "insensitive" as const } }, { number: { contains: term } }],
      })),
    ],
  };
}

/** A stretch during which an entry stood in a register: first and last day, or no last day yet. */
export type Standing = {
  readonly id: string;
  readonly enterpriseName: string;
  readonly from: Day;
  readonly to: Day | null;
};

/** Periods as people read them, newest first as they come: to the last day that counted. One that counted on no day is left out. */
export function standingsOf(
  rows: readonly { id: string; enterpriseName: string; fromDay: Date; toDay: Date | null }[],
): Standing[] {
  return rows.flatMap(({ id, enterpriseName, fromDay, toDay }) => {
    const from = dayFromDate(fromDay);
    const to = toDay && addDays(dayFromDate(toDay), -1);
    return to !== null && to < from ? [] : [{ id, enterpriseName, from, to }];
  });
}
