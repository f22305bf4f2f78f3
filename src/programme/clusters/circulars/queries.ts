import { createHash } from "node:crypto";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { peopleKnown } from "@/platform/people";
import { allOf, type Sql, sql } from "@/platform/sql";
import { everyLiaison, type Liaison } from "../liaisons/queries";
import { readsCirculars, seesLiaisons } from "../policy";

/** More firms than a cluster has contact points. */
const MOST = 5000;

/** To whom a circular of this cluster would go now; `fingerprint` is the same as long as it is the same points. */
export async function recipientsOf(
  ctx: Ctx,
  clusterId: string,
): Promise<{ readonly liaisons: readonly Liaison[]; readonly fingerprint: string }> {
  const liaisons = await everyLiaison(ctx, { clusterId }, MOST);
  const ids = liaisons.map(({ id }) => id).toSorted();
  return { liaisons, fingerprint: createHash("sha256").update(ids.join()).digest("hex") };
}

export type CircularFilter = { readonly cluster?: string | undefined; readonly unread?: "1" | undefined };

export type CircularLine = {
  readonly id: string;
  readonly clusterId: string;
  readonly subject: string;
  readonly writtenById: string;
  readonly sentAt: Date | null;
  /** Firms to which it went and that opened it, as far as the reader sees them. */
  readonly recipients: number;
  readonly opened: number;
  /** Who wrote it, and of which house. */
  readonly by: { readonly name: string; readonly nameZh: string; readonly nameEn: string } | null;
};

/** What a person sees of circulars, as a condition on `circulars c`: a firm those that went to it, an official what went to firms of his and his drafts. */
function seen({ actor }: Ctx): Sql | undefined {
  if (actor.kind === "firm")
    return actor.enterpriseId
      ? sql`(c.sent_at is not null and exists (select from circular_readers r where r.circular_id = c.id and r.enterprise_id = ${actor.enterpriseId}::uuid))`
      : undefined;
  if (actor.kind !== "official" || !readsCirculars(actor)) return undefined;
  return sql`(c.sent_at is not null or (c.written_by_id = ${actor.personId}::uuid and c.discarded_at is null))`;
}

function filtered(ctx: Ctx, { cluster, unread }: CircularFilter): Sql | undefined {
  const sight = seen(ctx);
  if (!sight) return undefined;
  return allOf([
    sight,
    ...(cluster ? [sql`c.cluster_id = ${cluster}::uuid`] : []),
    ...(unread
      ? [
          sql`exists (select from circular_readers r where r.circular_id = c.id and r.enterprise_id = app_enterprise() and r.read_at is null)`,
        ]
      : []),
  ]);
}

/** How many circulars the filter leaves for this reader. */
export async function countCirculars(ctx: Ctx, filter: CircularFilter): Promise<number> {
  const where = filtered(ctx, filter);
  if (!where) return 0;
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from circulars c where ${where}`;
  return rows[0]?.n ?? 0;
}

/** One page of circulars, drafts first, then the newest, with the total. `after`: the circular before the page. */
export async function listCirculars(
  ctx: Ctx,
  filter: CircularFilter,
  after?: string,
): Promise<{ rows: readonly CircularLine[]; total: number; next: string | null }> {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const key = (row: Sql) => sql`(coalesce(${row}.sent_at, 'infinity'::timestamptz), ${row}.id)`;
  const beyond = (place: string | undefined) =>
    place
      ? sql`${key(sql`c`)} < (select coalesce(x.sent_at, 'infinity'::timestamptz), x.id from circulars x where x.id = ${place}::uuid)`
      : sql`true`;
  const found = await followingOrFirst(after, (place) => read(ctx, allOf([where, beyond(place)]), PAGE_SIZE + 1));
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows,
    total: await countCirculars(ctx, filter),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** All of them in the list's order, up to a number: for the export. */
export async function everyCircular(ctx: Ctx, filter: CircularFilter, limit: number): Promise<readonly CircularLine[]> {
  const where = filtered(ctx, filter);
  return where ? read(ctx, where, limit) : [];
}

async function read(ctx: Ctx, where: Sql, most: number): Promise<CircularLine[]> {
  const rows = await ctx.tx.$queryRaw<Omit<CircularLine, "by">[]>`
    select c.id, c.cluster_id as "clusterId", c.subject, c.written_by_id as "writtenById", c.sent_at as "sentAt",
      (select count(*)::int from circular_readers r where r.circular_id = c.id) as recipients,
      (select count(*)::int from circular_readers r where r.circular_id = c.id and r.read_at is not null) as opened
    from circulars c where ${where} order by coalesce(c.sent_at, 'infinity'::timestamptz) desc, c.id desc limit ${most}`;
  const people = await peopleKnown(
    ctx,
    rows.map(({ writtenById }) => writtenById),
  );
  return rows.map((row) => {
    const writer = people.get(row.writtenById);
    return {
      ...row,
      by: writer
        ? { name: writer.name, nameZh: writer.department?.nameZh ?? "", nameEn: writer.department?.nameEn ?? "" }
        : null,
    };
  });
}

export type CircularDetail = CircularLine & {
  readonly text: string;
  readonly version: number;
  /** This person wrote it and hasn't sent it. */
  readonly draft: boolean;
};

/** One circular, or null: hidden and absent look the same. */
export async function findCircular(ctx: Ctx, circularId: string): Promise<CircularDetail | null> {
  const where = filtered(ctx, {});
  if (!where) return null;
  const [line] = await read(ctx, allOf([where, sql`c.id = ${circularId}::uuid`]), 1);
  const row =
    line && (await ctx.tx.circular.findFirst({ where: { id: circularId }, select: { text: true, version: true } }));
  return line && row ? { ...line, ...row, draft: line.sentAt === null } : null;
}

/** What a writer is about to change or send. */
export async function findDraft({ tx, actor }: Ctx, circularId: string) {
  if (!seesLiaisons(actor)) return null;
  return tx.circular.findFirst({
    where: { id: circularId, writtenById: actor.personId, discardedAt: null },
    select: { clusterId: true, sentAt: true },
  });
}

export type ReaderFilter = { readonly circularId: string; readonly read?: "yes" | "no" | undefined };
export type ReaderLine = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly toldAt: Date | null;
  /** How many of its accounts were told, and whether a liaison without one was; null: not yet, or before it was kept. */
  readonly toldAccounts: number | null;
  readonly toldLiaison: boolean | null;
  readonly readAt: Date | null;
};

/** The firms to which a circular went, for whoever may know them: each by name, and whether it has opened it. */
function readers({ circularId, read: opened }: ReaderFilter): Sql {
  return allOf([
    sql`r.circular_id = ${circularId}::uuid`,
    ...(opened === "yes" ? [sql`r.read_at is not null`] : opened === "no" ? [sql`r.read_at is null`] : []),
  ]);
}

function readersIn({ tx }: Ctx, where: Sql, limit: number): Promise<ReaderLine[]> {
  return tx.$queryRaw<ReaderLine[]>`
    select r.id, r.enterprise_id as "enterpriseId", r.enterprise_name as "enterpriseName", r.told_at as "toldAt",
      r.told_accounts as "toldAccounts", r.told_liaison as "toldLiaison", r.read_at as "readAt"
    from circular_readers r where ${where} order by r.enterprise_name, r.id limit ${limit}`;
}

/** One page of the firms to which a circular went, by name, with the total. For officials who see it. */
export async function listReaders(
  ctx: Ctx,
  filter: ReaderFilter,
  after?: string,
): Promise<{ rows: readonly ReaderLine[]; total: number; next: string | null }> {
  const { tx, actor } = ctx;
  if (actor.kind !== "official" || !readsCirculars(actor)) return { rows: [], total: 0, next: null };
  const where = readers(filter);
  const beyond = after
    ? sql`(r.enterprise_name, r.id) > (select x.enterprise_name, x.id from circular_readers x where x.id = ${after}::uuid)`
    : sql`true`;
  const found = await readersIn(ctx, allOf([where, beyond]), PAGE_SIZE + 1);
  const counted = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from circular_readers r where ${where}`;
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows,
    total: counted[0]?.n ?? 0,
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** All of them, for an export. */
export async function everyReader(ctx: Ctx, filter: ReaderFilter, limit: number): Promise<readonly ReaderLine[]> {
  if (ctx.actor.kind !== "official" || !readsCirculars(ctx.actor)) return [];
  return readersIn(ctx, readers(filter), limit);
}
