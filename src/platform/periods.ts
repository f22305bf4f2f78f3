import { type Day, dateOf } from "@/kernel/days";
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
