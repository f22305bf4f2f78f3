import { addDays, type Day, dateOf, dayFromDate, startOfDay } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "./database";
import { PAGE_SIZE } from "./due-list";

/** What narrows a public register: a day, and where. `cluster`, `town` and `industry` may be `none`: entries outside any. */
export type RegisterFilter = {
  readonly asOf: Day;
  readonly division?: string;
  readonly cluster?: string;
  readonly town?: string;
  /** Code of a class. */
  readonly industry?: string;
  /** `then`: as it was known at the end of that day, without what was entered or corrected later; a moment: as it was known then. Else as it is known now. */
  readonly known?: string;
  readonly q?: string;
};

/**
 * The entries of a register that stood in it on a day, as a condition for Prisma: from the first day of the period to the day before its
 * last. A pure function, so that every count, list and export of a day is the same one.
 */
export function standingOn({ asOf, division, cluster, town, industry, q }: RegisterFilter) {
  const day = dateOf(asOf);
  return {
    AND: [
      { fromDay: { lte: day } },
      { OR: [{ toDay: null }, { toDay: { gt: day } }] },
      ...(division ? [{ divisionCode: division }] : []),
      ...(cluster ? [{ clusterId: cluster === "none" ? null : cluster }] : []),
      ...(town ? [{ town: town === "none" ? null : town }] : []),
      ...(industry ? [{ industryCode: industry === "none" ? null : industry }] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterpriseName: { contains: term, mode: "insensitive" as const } }, { number: { contains: term } }],
      })),
    ],
  };
}

export type Register = "contact-points" | "demonstration-sites";

/** The same of what the portal knew at the end of that day, or at a moment (`period_versions`). Moments are kept to the millisecond. */
function knownOn(register: Register, filter: RegisterFilter) {
  const then = filter.known === "then" || !filter.known;
  const last = then ? new Date(startOfDay(addDays(filter.asOf, 1)).getTime() - 1) : new Date(filter.known ?? 0);
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
function countKnown({ tx }: Ctx, register: Register, filter: RegisterFilter): Promise<number> {
  return tx.periodVersion.count({ where: knownOn(register, filter) });
}

type KnownPage = { readonly after?: string | undefined; readonly take?: number | undefined };

/** A register as it was known at the end of that day, by number: for its list and its export. */
async function entriesKnown({ tx }: Ctx, register: Register, { after, take, ...filter }: RegisterFilter & KnownPage) {
  return tx.periodVersion.findMany({
    where: { AND: [knownOn(register, filter), after ? { number: { gt: after } } : {}] },
    select: { ...periodFields, subjectId: true },
    orderBy: { number: "asc" },
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
      readonly where: { AND: [StandingWhere, { number?: { gt: string } }] };
      readonly orderBy: { number: "asc" };
      readonly take?: number;
    },
  ) => Promise<readonly FoundEntry[]>;
};

/**
 * A public register, as it is known now or as it was known then: how many entries stood in it on a day, one page of them by number with the total
 * (`after` is the number before the page; two statements), and all of them for the export.
 */
export function registerOf(register: Register, { count, read }: Periods) {
  async function entries(ctx: Ctx, { after, take, ...filter }: RegisterFilter & KnownPage): Promise<RegisterEntry[]> {
    const found = filter.known
      ? await entriesKnown(ctx, register, { ...filter, after, take })
      : await read(ctx, {
          where: { AND: [standingOn(filter), after ? { number: { gt: after } } : {}] },
          orderBy: { number: "asc" },
          ...(take ? { take } : {}),
        });
    return found.map(({ fromDay, ...row }) => ({ ...row, since: dayFromDate(fromDay) }));
  }
  function counted(ctx: Ctx, filter: RegisterFilter): Promise<number> {
    return filter.known ? countKnown(ctx, register, filter) : count(ctx, standingOn(filter));
  }
  async function page(
    ctx: Ctx,
    filter: RegisterFilter,
    after?: string,
  ): Promise<{ rows: RegisterEntry[]; total: number; next: string | null }> {
    const total = await counted(ctx, filter);
    const found = await entries(ctx, { ...filter, after, take: PAGE_SIZE + 1 });
    const rows = found.slice(0, PAGE_SIZE);
    return { rows, total, next: found.length > PAGE_SIZE ? (rows.at(-1)?.number ?? null) : null };
  }
  return { count: counted, page, every: (ctx: Ctx, filter: RegisterFilter) => entries(ctx, filter) };
}

type Split<Row> = { readonly moved: readonly Row[]; readonly cut: readonly Row[] };

/**
 * What a firm that lies elsewhere from a day on does to the entries that it has in a register: those that begin on that day or later are
 * moved whole, those that stand on the day before and on that day are cut in two at it. A pure function.
 */
export function splitAt<Row extends { readonly fromDay: Date; readonly toDay: Date | null }>(
  rows: readonly Row[],
  from: Day,
): Split<Row> {
  const day = dateOf(from);
  return {
    moved: rows.filter(({ fromDay }) => fromDay >= day),
    cut: rows.filter(({ fromDay, toDay }) => fromDay < day && (toDay === null || toDay > day)),
  };
}

/** Where a firm lies from a day on. */
export type FirmMove = {
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly from: Day;
};

type Entry = { readonly id: string; readonly fromDay: Date; readonly toDay: Date | null };
/** The entries of one register, as Prisma reads and writes them. */
type Entries<Row extends Entry> = {
  findMany(args: { where: { enterpriseId: string } }): Promise<Row[]>;
  updateMany(args: {
    where: { id: { in: string[] } };
    data: { toDay: Date } | { divisionCode: string; town: string | null; clusterId: null };
  }): Promise<unknown>;
  createMany(args: { data: Omit<Row, "id">[] }): Promise<unknown>;
};

/**
 * Where a register says that a firm lies follows a move from the day on which it holds, also one that lies behind: entries of the days since
 * then are those of the new division, as known now; as known then they stay.
 */
export async function moveEntries<Row extends Entry>(
  entries: Entries<Row>,
  { enterpriseId, divisionCode, town, from }: FirmMove,
): Promise<void> {
  const { moved, cut } = splitAt(await entries.findMany({ where: { enterpriseId } }), from);
  const there = { divisionCode, town, clusterId: null };
  const idsOf = (rows: readonly Row[]) => ({ id: { in: rows.map(({ id }) => id) } });
  await entries.updateMany({ where: idsOf(moved), data: there });
  await entries.updateMany({ where: idsOf(cut), data: { toDay: dateOf(from) } });
  await entries.createMany({ data: cut.map(({ id: _same, ...row }) => ({ ...row, ...there, fromDay: dateOf(from) })) });
}

/** Entries that belong to a cluster, as Prisma reads and writes them. */
type ClusterEntries<Row extends Entry> = {
  findMany(args: { where: object }): Promise<Row[]>;
  updateMany(args: {
    where: { id: { in: string[] } };
    data: { toDay: Date } | { clusterId: string | null };
  }): Promise<unknown>;
  createMany(args: { data: Omit<Row, "id">[] }): Promise<unknown>;
};
/** Of which entries from which day on the cluster is another: those of a cluster, or those of firms that belong to none. */
export type ClusterTurn = {
  readonly from: Day;
  readonly of:
    | { readonly clusterId: string }
    | { readonly clusterId: null; readonly enterpriseId: { readonly in: string[] } };
  readonly to: string | null;
};

/** The entries of a register belong to another cluster, or to none, from a day on; what lies before stays. */
export async function turnCluster<Row extends Entry>(
  entries: ClusterEntries<Row>,
  { from, of, to }: ClusterTurn,
): Promise<void> {
  const day = dateOf(from);
  const rows = await entries.findMany({ where: { AND: [of, { OR: [{ toDay: null }, { toDay: { gt: day } }] }] } });
  const { moved, cut } = splitAt(rows, from);
  const idsOf = (some: readonly Row[]) => ({ id: { in: some.map(({ id }) => id) } });
  await entries.updateMany({ where: idsOf(moved), data: { clusterId: to } });
  await entries.updateMany({ where: idsOf(cut), data: { toDay: day } });
  await entries.createMany({ data: cut.map(({ id: _same, ...row }) => ({ ...row, clusterId: to, fromDay: day })) });
}

/** Where a firm lies as if it had never moved: since the day on which a move held that was entered at a moment and is struck now. */
export type FirmReturn = FirmMove & { readonly clusterId: string | null; readonly enteredAt: Date };

type Placed = Entry & {
  readonly enterpriseName: string;
  readonly number: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  readonly town: string | null;
  readonly industryCode: string | null;
};
type PlacedEntries<Row extends Placed> = {
  findMany(args: { where: { enterpriseId: string } }): Promise<Row[]>;
  updateMany(args: {
    where: { id: string };
    data: { toDay: Date | null } | { divisionCode: string; town: string | null; clusterId: string | null };
  }): Promise<unknown>;
};
type Undoing<Row> = { readonly register: Register; readonly subjectOf: (row: Row) => string };

/**
 * Where a register says that a firm lies, as if a move of its had never been entered: each entry since the day of the move lies again where it
 * was known to lie just before the move was entered, and what the move had cut in two is one again. As known until now it stays
 * (`period_versions`). False when an entry began after the move was entered: it was made for where the firm lay then.
 */
export async function unmoveEntries<Row extends Placed>(
  { tx }: Ctx,
  entries: PlacedEntries<Row>,
  { register, subjectOf }: Undoing<Row>,
  { enterpriseId, divisionCode, town, clusterId, from, enteredAt }: FirmReturn,
): Promise<boolean> {
  const known = await tx.periodVersion.findMany({
    where: {
      ...{ register, enterpriseId, knownFrom: { lt: enteredAt } },
      OR: [{ knownUntil: null }, { knownUntil: { gte: enteredAt } }],
    },
    select: { subjectId: true, fromDay: true, toDay: true, divisionCode: true, clusterId: true, town: true },
  });
  const day = dateOf(from);
  const rows = (await entries.findMany({ where: { enterpriseId } })).toSorted((a, b) => +a.fromDay - +b.fromDay);
  for (const row of rows.filter(({ fromDay }) => fromDay >= day)) {
    const before = known.filter(({ subjectId }) => subjectId === subjectOf(row));
    if (before.length === 0) return false;
    const at = before.find(({ fromDay, toDay }) => fromDay <= row.fromDay && (toDay === null || toDay > row.fromDay));
    const there = { divisionCode: at?.divisionCode ?? divisionCode, town: at ? at.town : town };
    const lies = { ...there, clusterId: at ? at.clusterId : clusterId };
    await entries.updateMany({ where: { id: row.id }, data: lies });
    const cut = rows.find(
      (one) =>
        one.fromDay < day &&
        one.toDay?.getTime() === day.getTime() &&
        row.fromDay.getTime() === day.getTime() &&
        subjectOf(one) === subjectOf(row) &&
        reads(one) === reads({ ...row, ...lies }),
    );
    if (!cut) continue;
    // The later half counts on no day any more; first, as an entry has one open row.
    await entries.updateMany({ where: { id: row.id }, data: { toDay: row.fromDay } });
    await entries.updateMany({ where: { id: cut.id }, data: { toDay: row.toDay } });
  }
  return true;
}

/** What an entry says besides its days. */
function reads({ enterpriseName, number, divisionCode, clusterId, town, industryCode }: Placed): string {
  return JSON.stringify([enterpriseName, number, divisionCode, clusterId, town, industryCode]);
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
