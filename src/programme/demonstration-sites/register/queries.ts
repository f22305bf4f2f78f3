import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { periodFields, registerOf } from "@/platform/periods";

const register = registerOf("demonstration-sites", {
  count: ({ tx }, where) => tx.sitePeriod.count({ where }),
  read: async ({ tx }, page) => {
    const rows = await tx.sitePeriod.findMany({ ...page, select: { ...periodFields, siteId: true } });
    return rows.map(({ siteId, ...row }) => ({ ...row, subjectId: siteId }));
  },
});

/**
 * The demonstration sites whose award was valid on a day: the one definition behind every count, list and export of them. An award
 * counts from its day to the last day of its term, and no longer on the day on which it is revoked.
 */
export const { count: countAwardedSites, page: listAwardedSites, every: everyAwardedSite } = register;

export type NoticeEntry = {
  readonly id: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly noticeFrom: Day;
  readonly noticeTo: Day;
};

/** Sites in public notice on a day, ending soonest first: name, place and dates, nothing of the application. */
export async function sitesInNotice({ tx }: Ctx, asOf: Day): Promise<NoticeEntry[]> {
  const day = dateOf(asOf);
  const rows = await tx.demonstrationSite.findMany({
    where: { status: "in_notice", noticeFrom: { lte: day }, noticeTo: { gte: day } },
    select: { id: true, enterpriseName: true, divisionCode: true, noticeFrom: true, noticeTo: true },
    orderBy: [{ noticeTo: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ noticeFrom, noticeTo, ...row }) =>
    noticeFrom && noticeTo ? [{ ...row, noticeFrom: dayFromDate(noticeFrom), noticeTo: dayFromDate(noticeTo) }] : [],
  );
}
