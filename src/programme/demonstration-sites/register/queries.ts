import type { Prisma } from "@db";
import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { PAGE_SIZE } from "@/platform/due-list";
import { countKnown, entriesKnown, type RegisterFilter, standingOn } from "@/platform/periods";

/**
 * The demonstration sites whose award was valid on a day: the one definition behind every count, list and export of them. An award
 * counts from its day to the last day of its term, and no longer on the day on which it is revoked.
 */
export function awardedOn(filter: RegisterFilter): Prisma.SitePeriodWhereInput {
  return standingOn(filter);
}

/** How many demonstration sites held a valid award on that day. */
export async function countAwardedSites(ctx: Ctx, filter: RegisterFilter): Promise<number> {
  if (filter.known) return countKnown(ctx, "demonstration-sites", filter);
  return ctx.tx.sitePeriod.count({ where: awardedOn(filter) });
}

const entry = {
  id: true,
  siteId: true,
  number: true,
  enterpriseName: true,
  divisionCode: true,
  clusterId: true,
  fromDay: true,
} as const;

export type SiteEntry = {
  readonly id: string;
  readonly siteId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  /** The day since which it has stood in the register without a change. */
  readonly since: Day;
};

/** One page of the register as it stood on that day, by number, with the total. Two statements. `after` is the number before the page. */
export async function listAwardedSites(
  ctx: Ctx,
  filter: RegisterFilter,
  after?: string,
): Promise<{ rows: SiteEntry[]; total: number; next: string | null }> {
  const total = await countAwardedSites(ctx, filter);
  const found = await readRegister(ctx, { ...filter, after, take: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  return { rows, total, next: found.length > PAGE_SIZE ? (rows.at(-1)?.number ?? null) : null };
}

/** The whole register of that day, for its export. */
export async function everyAwardedSite(ctx: Ctx, filter: RegisterFilter): Promise<SiteEntry[]> {
  return readRegister(ctx, filter);
}

type Page = { readonly after?: string | undefined; readonly take?: number };

async function readRegister(ctx: Ctx, { after, take, ...filter }: RegisterFilter & Page): Promise<SiteEntry[]> {
  if (filter.known) {
    const known = await entriesKnown(ctx, "demonstration-sites", { ...filter, after, take });
    return known.map(({ subjectId, fromDay, ...row }) => ({
      ...row,
      siteId: subjectId,
      since: dayFromDate(fromDay),
    }));
  }
  const rows = await ctx.tx.sitePeriod.findMany({
    where: { AND: [awardedOn(filter), after ? { number: { gt: after } } : {}] },
    select: entry,
    orderBy: { number: "asc" },
    ...(take ? { take } : {}),
  });
  return rows.map(({ fromDay, ...row }) => ({ ...row, since: dayFromDate(fromDay) }));
}

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
