import { addDays, type Day, dateOf, dayFromDate, endOfDay } from "@/kernel/days";
import type { Sort } from "@/kernel/keyset";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "./database";
import { followingOrFirst, PAGE_SIZE } from "./due-list";
import { industriesMeant } from "./places";

/** What narrows a public register: a day, and where. `cluster`, `town` and `industry` may be `none`: entries outside any. */
export type RegisterFilter = {
  readonly asOf: Day;
  readonly division?: string;
  readonly cluster?: string;
  readonly town?: string;
  /** As `industriesAsked` of the places. */
  readonly industry?: string;
  /** `then`: as it was known at the end of that day, without what was entered or corrected later; a moment: as it was known then. Else as it is known now. */
  readonly known?: string;
  readonly q?: string;
};

/** A filter, with the codes that it means by an industry. */
type Meant = RegisterFilter & { readonly industries?: readonly string[] };

async function meantBy(ctx: Ctx, filter: RegisterFilter): Promise<Meant> {
  const { industry } = filter;
  return industry && industry !== "none" ? { ...filter, industries: await industriesMeant(ctx, industry) } : filter;
}

/**
 * The entries of a register that stood in it on a day, as a condition for Prisma: from the first day of the period to the day before its
 * last. A pure function, so that every count, list and export of a day is the same one.
 */
export function standingOn({ asOf, division, cluster, town, industry, industries = [], q }: Meant) {
  const day = dateOf(asOf);
  return {
    AND: [
      { fromDay: { lte: day } },
      { OR: [{ toDay: null }, { toDay: { gt: day } }] },
      ...(division ? [{ divisionCode: division }] : []),
      ...(cluster ? [{ clusterId: cluster === "none" ? null : cluster }] : []),
      ...(town ? [{ town: town === "none" ? null : town }] : []),
      ...(industry ? [{ industryCode: industry === "none" ? null : { in: [...industries] } }] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterpriseName: { contains: term, mode: "insensitive" as const } }, { number: { contains: term } }],
      })),
    ],
  };
}

export type Register = "contact-points" | "demonstration-sites";

/** The same of what the portal knew at the end of that day, or at a moment (`period_versions`). Moments are kept to the millisecond. */
function knownOn(register: Register, filter: Meant) {
  const then = filter.known === "then" || !filter.known;
  const last = then ? new Date(endOfDay(filter.asOf).getTime() - 1) : new Date(filter.known ?? 0);
  return {
    AND: [
      { register },
      { knownFrom: { lte: last } },
      { OR: [{ knownUntil: null }, { knownUntil: { gt: last } }] },
      ...standingOn(filter).AND,
    ],
  };
}

/** How many entries a register was known to have on that day, at the end of it. */
function countKnown({ tx }: Ctx, register: Register, filter: Meant): Promise<number> {
  return tx.periodVersion.count({ where: knownOn(register, filter) });
}

type Ordered = RegisterFilter & { readonly sort?: Sort | undefined };
type Paged = Ordered & { readonly after?: string | undefined; readonly take?: number | undefined };

/** By number, which is the order in which they were approved: the newest first when that is asked, and then from the number of a page before. */
function byNumber({ after, sort }: Pick<Paged, "after" | "sort">) {
  const beyond = after ? { number: sort ? { lt: after } : { gt: after } } : {};
  return { beyond, orderBy: { number: sort ? "desc" : "asc" } } as const;
}

/** A register as it was known at the end of that day: for its list and its export. */
async function entriesKnown({ tx }: Ctx, register: Register, { take, ...filter }: Paged & Meant) {
  const { beyond, orderBy } = byNumber(filter);
  return tx.periodVersion.findMany({
    where: { AND: [knownOn(register, filter), beyond] },
    select: { ...periodFields, subjectId: true },
    orderBy,
    ...(take ? { take } : {}),
  });
}

/** An entry of a register as everybody reads it. */
export type RegisterEntry = {
  readonly id: string;
  /** The contact point or the site that it is of. */
  readonly subjectId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  /** The day since which it has stood in the register without a change. */
  readonly since: Day;
};

/** What is read of a period, beside what it is of. */
export const periodFields = {
  ...{ id: true, number: true, enterpriseName: true, divisionCode: true, clusterId: true, fromDay: true },
} as const;

type FoundEntry = Omit<RegisterEntry, "since"> & { readonly fromDay: Date };
type StandingWhere = ReturnType<typeof standingOn>;
/** How Prisma counts and reads the periods of one register. */
type Periods = {
  readonly count: (ctx: Ctx, where: StandingWhere) => Promise<number>;
  readonly read: (
    ctx: Ctx,
    page: {
      readonly where: { AND: [StandingWhere, { number?: { gt: string } | { lt: string } }] };
      readonly orderBy: { number: "asc" | "desc" };
      readonly take?: number;
    },
  ) => Promise<readonly FoundEntry[]>;
};

/**
 * A public register, as it is known now or as it was known then: how many entries stood in it on a day, one page of them with the total, by number
 * or the newest first (`after` is the number before the page; two statements), and all of them for the export.
 */
export function registerOf(register: Register, { count, read }: Periods) {
  async function entries(ctx: Ctx, { take, ...asked }: Paged): Promise<RegisterEntry[]> {
    const filter = { ...asked, ...(await meantBy(ctx, asked)) };
    const { beyond, orderBy } = byNumber(filter);
    const found = filter.known
      ? await entriesKnown(ctx, register, { ...filter, take })
      : await read(ctx, {
          where: { AND: [standingOn(filter), beyond] },
          orderBy,
          ...(take ? { take } : {}),
        });
    return found.map(({ fromDay, ...row }) => ({ ...row, since: dayFromDate(fromDay) }));
  }
  async function counted(ctx: Ctx, asked: RegisterFilter): Promise<number> {
    const filter = await meantBy(ctx, asked);
    return filter.known ? countKnown(ctx, register, filter) : count(ctx, standingOn(filter));
  }
  async function page(
    ctx: Ctx,
    filter: Ordered,
    after?: string,
  ): Promise<{ rows: RegisterEntry[]; total: number; next: string | null }> {
    const total = await counted(ctx, filter);
    const found = await followingOrFirst(after, (place) =>
      entries(ctx, { ...filter, after: place, take: PAGE_SIZE + 1 }),
    );
    const rows = found.slice(0, PAGE_SIZE);
    return { rows, total, next: found.length > PAGE_SIZE ? (rows.at(-1)?.number ?? null) : null };
  }
  return {
    count: counted,
    page,
    every: (ctx: Ctx, filter: Ordered) => entries(ctx, filter),
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
