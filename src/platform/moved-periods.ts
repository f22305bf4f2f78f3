import { type Day, dateOf } from "@/kernel/days";
import type { Ctx } from "./database";
import type { Register } from "./periods";

/** What becomes of the entries of a register when their firm moves, when that is struck, and when its block economy ends or begins anew. */

type Split<Row> = { readonly moved: readonly Row[]; readonly cut: readonly Row[] };

/**
 * What a firm that lies elsewhere from a day on does to the entries that it has in a register: those that begin on that day or later are
 * moved whole, those that stand on the day before and on that day are cut in two at it. A pure function.
 */
function splitAt<Row extends { readonly fromDay: Date; readonly toDay: Date | null }>(
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
async function moveEntries<Row extends Entry>(
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
async function turnCluster<Row extends Entry>(
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
async function unmoveEntries<Row extends Placed>(
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

/** The records that a register's entries are of, as Prisma writes them. */
type Records = {
  updateMany(args: {
    where: { enterpriseId: string; NOT: { divisionCode: string } };
    data: { divisionCode: string; updatedAt: Date };
  }): Promise<unknown>;
};
type Followed<Row extends Placed> = Undoing<Row> & {
  readonly records: (ctx: Ctx) => Records;
  readonly entries: (ctx: Ctx) => Entries<Row> & PlacedEntries<Row> & ClusterEntries<Row>;
};

/** How a register follows its firms, for whoever enters what befalls them. */
export type Follower = {
  /** Records lie where the firm lies from a day on, and so do their entries. */
  readonly move: (ctx: Ctx, move: FirmMove) => Promise<void>;
  /** They lie again as if the move had never been; false when an entry began since it was entered. */
  readonly unmove: (ctx: Ctx, back: FirmReturn) => Promise<boolean>;
  /** Entries belong to another block economy, or to none, from a day on. */
  readonly turn: (ctx: Ctx, turn: ClusterTurn) => Promise<void>;
};

/** The one way in which a register follows its firms: it names its records, its entries, and which record an entry is of. */
export function followerOf<Row extends Placed>({ records, entries, ...undoing }: Followed<Row>): Follower {
  const lie = (ctx: Ctx, { enterpriseId, divisionCode }: FirmMove) =>
    records(ctx).updateMany({
      where: { enterpriseId, NOT: { divisionCode } },
      data: { divisionCode, updatedAt: ctx.now },
    });
  return {
    move: async (ctx, move) => {
      await lie(ctx, move);
      await moveEntries(entries(ctx), move);
    },
    unmove: async (ctx, back) => {
      await lie(ctx, back);
      return unmoveEntries(ctx, entries(ctx), undoing, back);
    },
    turn: (ctx, turn) => turnCluster(entries(ctx), turn),
  };
}
