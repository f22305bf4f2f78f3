import type { Prisma } from "@db";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { PAGE_SIZE } from "@/platform/due-list";
import { countKnown, entriesKnown, type RegisterFilter, standingOn } from "@/platform/periods";

/**
 * The contact points that were active on a day: the one definition behind every count, list and export of them. A point counts from the
 * day of its approval, and no longer on the day on which it is suspended or leaves.
 */
export function activeOn(filter: RegisterFilter): Prisma.ContactPointPeriodWhereInput {
  return standingOn(filter);
}

/** How many contact points were active on that day. */
export async function countActivePoints(ctx: Ctx, filter: RegisterFilter): Promise<number> {
  if (filter.known) return countKnown(ctx, "contact-points", filter);
  return ctx.tx.contactPointPeriod.count({ where: activeOn(filter) });
}

const entry = {
  id: true,
  contactPointId: true,
  number: true,
  enterpriseName: true,
  divisionCode: true,
  clusterId: true,
  fromDay: true,
} as const;

export type PointEntry = {
  readonly id: string;
  readonly contactPointId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  /** The day since which it has stood in the register without a change. */
  readonly since: Day;
};

/** One page of the register as it stood on that day, by number, with the total. Two statements. `after` is the number before the page. */
export async function listActivePoints(
  ctx: Ctx,
  filter: RegisterFilter,
  after?: string,
): Promise<{ rows: PointEntry[]; total: number; next: string | null }> {
  const total = await countActivePoints(ctx, filter);
  const found = await readRegister(ctx, { ...filter, after, take: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  return { rows, total, next: found.length > PAGE_SIZE ? (rows.at(-1)?.number ?? null) : null };
}

/** The whole register of that day, for its export. */
export async function everyActivePoint(ctx: Ctx, filter: RegisterFilter): Promise<PointEntry[]> {
  return readRegister(ctx, filter);
}

type Page = { readonly after?: string | undefined; readonly take?: number };

async function readRegister(ctx: Ctx, { after, take, ...filter }: RegisterFilter & Page): Promise<PointEntry[]> {
  if (filter.known) {
    const known = await entriesKnown(ctx, "contact-points", { ...filter, after, take });
    return known.map(({ subjectId, fromDay, ...row }) => ({
      ...row,
      contactPointId: subjectId,
      since: dayFromDate(fromDay),
    }));
  }
  const rows = await ctx.tx.contactPointPeriod.findMany({
    where: { AND: [activeOn(filter), after ? { number: { gt: after } } : {}] },
    select: entry,
    orderBy: { number: "asc" },
    ...(take ? { take } : {}),
  });
  return rows.map(({ fromDay, ...row }) => ({ ...row, since: dayFromDate(fromDay) }));
}
