import type { Prisma } from "@db";
import { endOfDay, startOfDay } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { LOOK_ACTS, mayReadTrail, NAMED_BY_DOWNLOAD, stepsToldToFirm } from "./policy";
import { type AuditCursor, type AuditFilter, auditCursorText } from "./schema";

const PAGE_SIZE = 50;
/** How far entries are counted: counting on would take as long as the trail is. */
export const MOST_COUNTED = 1_000;
const HISTORY_LIMIT = 200;

const line = {
  chain: true,
  seq: true,
  at: true,
  realAt: true,
  actorId: true,
  actorName: true,
  departmentId: true,
  act: true,
  outcome: true,
  subjectKind: true,
  subjectId: true,
  purpose: true,
  detail: true,
  hash: true,
} as const satisfies Prisma.AuditEntrySelect;

export type AuditLine = Prisma.AuditEntryGetPayload<{ select: typeof line }> & {
  readonly department: Department | null;
};
/** An entry as the audit administrator reads it; `username`: of the account that acted, null where the reader may not read it. */
export type TrailEntry = AuditLine & { readonly username: string | null };
/** An entry of a record's course; `said`: what was written with the step. */
export type HistoryLine = AuditLine & { readonly said: string | null };
export type Department = { readonly nameZh: string; readonly nameEn: string };

/** The one filter behind the count, the list and its export. Undefined for whoever may not read the trail. */
async function filtered({ tx, actor }: Ctx, filter: AuditFilter): Promise<Prisma.AuditEntryWhereInput | undefined> {
  if (!mayReadTrail(actor)) return undefined;
  const conditions: Prisma.AuditEntryWhereInput[] = [];
  if (filter.person) conditions.push({ actorName: filter.person });
  if (filter.account) conditions.push({ actorId: filter.account });
  if (filter.act) conditions.push({ act: filter.act });
  if (filter.outcome) conditions.push({ outcome: filter.outcome });
  if (filter.kind) conditions.push({ subjectKind: filter.kind });
  if (filter.from) conditions.push({ at: { gte: startOfDay(filter.from) } });
  if (filter.to) conditions.push({ at: { lt: endOfDay(filter.to) } });
  if (filter.until) conditions.push({ at: { lte: new Date(filter.until) } });
  if (filter.number) {
    const found = await tx.$queryRaw<
      { chain: string; seq: bigint }[]
    >`select chain, seq from trail_numbered(${filter.number})`;
    // An empty list of alternatives would count as none set.
    conditions.push(found.length > 0 ? { OR: found } : { chain: { in: [] } });
  }
  return { AND: conditions };
}

const newestFirst = [{ at: "desc" }, { chain: "desc" }, { seq: "desc" }] as const;

/** What comes after a place. The moment is said by itself too: an index begins there, and not at the newest entry. */
function after({ at, chain, seq }: AuditCursor): Prisma.AuditEntryWhereInput {
  return {
    AND: [{ at: { lte: at } }, { OR: [{ at: { lt: at } }, { chain: { lt: chain } }, { chain, seq: { lt: seq } }] }],
  };
}

export type AuditPage = {
  readonly rows: readonly TrailEntry[];
  /** Null when there are more than MOST_COUNTED and nobody was promised the number. */
  readonly total: number | null;
  readonly next: string | null;
};

/** How many entries there are: exactly where a figure counted up to a moment of a day, else as far as `MOST_COUNTED`. */
async function countTrail(
  { tx }: Ctx,
  where: Prisma.AuditEntryWhereInput,
  filter: AuditFilter,
): Promise<number | null> {
  if (filter.until && filter.from) return tx.auditEntry.count({ where });
  // In order, so that an index leads from one to the next: without, the table would be read until enough are met.
  const counted = await tx.auditEntry.count({ where, orderBy: { at: "desc" }, take: MOST_COUNTED + 1 });
  return counted > MOST_COUNTED ? null : counted;
}

/**
 * A page of the trail, newest first; what it costs doesn't grow with the trail. That the audit administrator looked, and through which
 * filter, is an act like any other. Four statements, for a number five.
 */
export async function listTrail(ctx: Ctx, filter: AuditFilter, cursor?: AuditCursor): Promise<AuditPage> {
  const where = await filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const total = await countTrail(ctx, where, filter);
  const found = await ctx.tx.auditEntry.findMany({
    where: cursor ? { AND: [where, after(cursor)] } : where,
    select: line,
    orderBy: [...newestFirst],
    take: PAGE_SIZE + 1,
  });
  ctx.record({ act: "read.trail", subjectKind: "trail", detail: { ...askedFor(filter), total } });
  const rows = await withAccounts(ctx, found.slice(0, PAGE_SIZE));
  const last = rows.at(-1);
  return { rows, total, next: found.length > PAGE_SIZE && last ? auditCursorText(last) : null };
}

/** Everything that the filter leaves, newest first, up to a number: for its file. Three statements. */
export async function everyEntry(ctx: Ctx, filter: AuditFilter, limit: number): Promise<readonly TrailEntry[]> {
  const where = await filtered(ctx, filter);
  if (!where) return [];
  const rows = await ctx.tx.auditEntry.findMany({ where, select: line, orderBy: [...newestFirst], take: limit });
  return withAccounts(ctx, rows);
}

function askedFor(filter: AuditFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Each entry with its department, and with the user name of whoever acted: of officials, for row-level security keeps a firm's people. */
async function withAccounts<Row extends { actorId: string | null; departmentId: string | null }>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<(Row & { department: Department | null; username: string | null })[]> {
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];
  const people = await ctx.tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, username: true } });
  const byId = new Map(people.map(({ id, username }) => [id, username]));
  return (await withDepartments(ctx, rows)).map((row) => ({
    ...row,
    username: (row.actorId && byId.get(row.actorId)) || null,
  }));
}

async function withDepartments<Row extends { departmentId: string | null }>(
  { tx }: Ctx,
  rows: readonly Row[],
): Promise<(Row & { department: Department | null })[]> {
  const ids = [...new Set(rows.flatMap(({ departmentId }) => departmentId ?? []))];
  const departments =
    ids.length === 0
      ? []
      : await tx.department.findMany({ where: { id: { in: ids } }, select: { id: true, nameZh: true, nameEn: true } });
  const byId = new Map(departments.map(({ id, ...names }) => [id, names]));
  return rows.map((row) => ({ ...row, department: (row.departmentId && byId.get(row.departmentId)) || null }));
}

/**
 * What happened to a record and to what hangs on it, newest first, at most 200 entries, with what was written with its steps; looks are in `looksAt`.
 * Officials see what their own sight of the record allows (row-level security); a firm sees its own acts and those of which it is told.
 */
export async function historyOf(ctx: Ctx, subjectId: string): Promise<HistoryLine[]> {
  const { tx, actor } = ctx;
  const rows = await tx.auditEntry.findMany({
    where: { OR: [{ subjectId }, { complaintId: subjectId }], act: { notIn: [...LOOK_ACTS] }, outcome: "done" },
    select: line,
    orderBy: [...newestFirst],
    take: HISTORY_LIMIT,
  });
  const told = actor.kind === "firm" ? rows.filter((row) => row.departmentId === null || isTold(row)) : rows;
  return withNotes(ctx, subjectId, await withDepartments(ctx, told));
}

/** Records whose steps leave notes. */
const NOTED_KINDS = ["contact-point", "demonstration-site"];

/** Each entry with what was written with its step. One statement for a record whose steps leave notes, none for others. */
async function withNotes({ tx }: Ctx, subjectId: string, entries: readonly AuditLine[]): Promise<HistoryLine[]> {
  const noted = entries.some((entry) => entry.subjectId === subjectId && NOTED_KINDS.includes(entry.subjectKind));
  const notes = noted
    ? await tx.stepNote.findMany({
        where: { subjectId },
        select: { step: true, at: true, text: true },
        orderBy: { id: "desc" },
      })
    : [];
  return entries.map((entry) => {
    const at = notes.findIndex((note) => note.step === stepIn(entry) && note.at.getTime() === entry.at.getTime());
    // Of two at one moment each entry has its own.
    const [note] = at < 0 ? [] : notes.splice(at, 1);
    return { ...entry, said: note?.text ?? null };
  });
}

function stepIn({ detail }: { readonly detail: Prisma.JsonValue }): unknown {
  return typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail.step : undefined;
}

function isTold({ act, detail }: { act: string; detail: Prisma.JsonValue }): boolean {
  // That another department was asked, not what: its people may stand among those who looked. What becomes of it is among the steps.
  if (act === "begin.referral") return true;
  const step = stepIn({ detail });
  return stepsToldToFirm().some((told) => told.act === act && told.steps.some((name) => name === step));
}

/**
 * Who looked at the sealed content of a complaint, of its case and its referrals: officials only, newest first, at most 200, with how often
 * in all. The opening of a file's name that goes with its download is not told twice. For the firm whose complaint it is and for those who
 * read it whole; row-level security keeps it from others. Nobody can leave himself out: the entry is written in the transaction of the look.
 */
export async function looksAt(ctx: Ctx, complaintId: string): Promise<{ looks: AuditLine[]; total: number }> {
  const where: Prisma.AuditEntryWhereInput = {
    complaintId,
    outcome: "done",
    departmentId: { not: null },
    OR: [{ act: "download.evidence" }, { act: "open.sealed", subjectKind: { notIn: [...NAMED_BY_DOWNLOAD] } }],
  };
  const rows = await ctx.tx.auditEntry.findMany({
    where,
    select: line,
    orderBy: [...newestFirst],
    take: HISTORY_LIMIT,
  });
  const total = rows.length < HISTORY_LIMIT ? rows.length : await ctx.tx.auditEntry.count({ where });
  return { looks: await withDepartments(ctx, rows), total };
}

/** The same for single records, such as the photographs of a visit. */
export async function looksAtEach(ctx: Ctx, subjectIds: readonly string[]): Promise<AuditLine[]> {
  if (subjectIds.length === 0) return [];
  const rows = await ctx.tx.auditEntry.findMany({
    where: {
      subjectId: { in: [...subjectIds] },
      act: { in: [...LOOK_ACTS] },
      outcome: "done",
      departmentId: { not: null },
    },
    select: line,
    orderBy: [...newestFirst],
    take: HISTORY_LIMIT,
  });
  return withDepartments(ctx, rows);
}
