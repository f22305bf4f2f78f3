import { z } from "zod";
import type { OfficialActor } from "@/kernel/actor";
import { parseFirmCode } from "@/kernel/credit-code";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { type Sql, sql } from "@/platform/sql";
import { mayMerge, seeksDuplicates, sightOf } from "../policy";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import type { EnterpriseStatus } from "../workflow";
import { type PairPlace, pairPlaceText } from "./schema";

/** Merges and distinctions are listed as far back as this. */
const MOST_PAST = 100;
const PAGE = 20;
/** How far pairs are counted. */
export const MOST_COUNTED = 1_000;

/** In the order of their bits in `marks`, the highest first. */
export const PAIR_REASONS = ["code", "name", "phone"] as const;
export type PairReason = (typeof PAIR_REASONS)[number];
export type PairSide = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly divisionCode: string;
  readonly status: EnterpriseStatus;
};
export type Pair = { readonly one: PairSide; readonly other: PairSide; readonly reasons: readonly PairReason[] };
type FoundPair = {
  readonly one: string;
  readonly other: string;
  readonly marks: number;
  readonly oneName: string;
  readonly oneCode: string | null;
  readonly oneDivision: string;
  readonly oneStatus: EnterpriseStatus;
  readonly otherName: string;
  readonly otherCode: string | null;
  readonly otherDivision: string;
  readonly otherStatus: EnterpriseStatus;
};

export type PairPage = {
  readonly pairs: readonly Pair[];
  /** Null when there are more than `MOST_COUNTED`. */
  readonly total: number | null;
  readonly next: string | null;
};

/**
 * A page of records that could be one firm, the likeliest first: one code, the same name, the same telephone under like names. They are kept, so
 * what a page costs doesn't grow with the register; what somebody said to be two is not among them. Two statements.
 */
export async function listDuplicates(
  { tx, actor }: Ctx,
  { division, after }: { division?: string | undefined; after?: PairPlace | undefined } = {},
): Promise<PairPage> {
  if (!seeksDuplicates(actor)) return { pairs: [], total: 0, next: null };
  const where = within(actor, division);
  const rows = await readPairs(tx, { where, after, most: PAGE + 1 });
  const [counted] = await tx.$queryRaw<{ n: number }[]>(
    sql`select count(*)::int as n from (select from likely_pairs p where ${where} limit ${MOST_COUNTED + 1}) p`,
  );
  const total = counted?.n ?? 0;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    pairs: page.map(pairOf),
    total: total > MOST_COUNTED ? null : total,
    next: rows.length > PAGE && last ? pairPlaceText(last) : null,
  };
}

/** All of them as far as `limit`, for an export, in the list's order. */
export async function everyDuplicate(
  { tx, actor }: Ctx,
  { division }: { readonly division?: string | undefined },
  limit: number,
): Promise<Pair[]> {
  if (!seeksDuplicates(actor)) return [];
  return (await readPairs(tx, { where: within(actor, division), most: limit })).map(pairOf);
}

/** A county's pairs are those of its own division. */
function within({ level, divisionCode }: OfficialActor, division: string | undefined): Sql {
  const place = level === "city" ? division : divisionCode;
  return place ? sql`p.place = ${place}` : sql`true`;
}

type Asked = { readonly where: Sql; readonly after?: PairPlace | undefined; readonly most: number };

function readPairs(tx: Ctx["tx"], { where, after, most }: Asked): Promise<FoundPair[]> {
  const later = after
    ? sql`p.marks <= ${after.marks}::int and (p.marks < ${after.marks}::int or (p.one_id, p.other_id) > (${after.one}::uuid, ${after.other}::uuid))`
    : sql`true`;
  return tx.$queryRaw<FoundPair[]>(sql`
    select p.one_id as one, p.other_id as other, p.marks,
      a.name as "oneName", coalesce(a.uscc, a.org_code, a.reg_no) as "oneCode", a.division_code as "oneDivision", a.status::text as "oneStatus",
      b.name as "otherName", coalesce(b.uscc, b.org_code, b.reg_no) as "otherCode", b.division_code as "otherDivision", b.status::text as "otherStatus"
    from (select * from likely_pairs p where ${where} and ${later} order by p.marks desc, p.one_id, p.other_id limit ${most}) p
    join enterprises a on a.id = p.one_id join enterprises b on b.id = p.other_id order by p.marks desc, p.one_id, p.other_id`);
}

function pairOf(row: FoundPair): Pair {
  return {
    one: { id: row.one, name: row.oneName, code: row.oneCode, divisionCode: row.oneDivision, status: row.oneStatus },
    other: {
      ...{ id: row.other, name: row.otherName, code: row.otherCode },
      ...{ divisionCode: row.otherDivision, status: row.otherStatus },
    },
    reasons: PAIR_REASONS.filter((_, bit) => row.marks & (4 >> bit)),
  };
}

/** What keeps a record from being merged into another: its living points and sites, and the records that it stands for itself. */
export async function standingIn({ tx }: Ctx, enterpriseId: string) {
  return {
    points: await tx.contactPoint.count({ where: { enterpriseId, status: { notIn: ["refused", "exited"] } } }),
    sites: await tx.demonstrationSite.count({
      where: { enterpriseId, status: { notIn: ["refused", "revoked", "expired"] } },
    }),
    absorbed: await tx.enterprise.count({ where: { mergedIntoId: enterpriseId } }),
  };
}

const facts = {
  id: true,
  survivorId: true,
  survivorName: true,
  absorbedId: true,
  absorbedName: true,
  reason: true,
  mergedAt: true,
  mergedById: true,
  undoneAt: true,
  undoneById: true,
  undoneReason: true,
} as const;

/** A merge that stands, or null. */
export async function openMergeOf({ tx }: Ctx, id: string) {
  return tx.enterpriseMerge.findFirst({
    where: { id, undoneAt: null },
    select: { survivorId: true, absorbedId: true, wasChecked: true, changeId: true },
  });
}

const kept = z.record(z.string(), z.unknown());

/** What the survivor took over, before and after. */
export async function changeOfMerge({ tx }: Ctx, changeId: string | null) {
  const row = changeId
    ? await tx.enterpriseChange.findFirst({ where: { id: changeId }, select: { before: true, after: true } })
    : null;
  return { before: kept.parse(row?.before ?? {}), after: kept.parse(row?.after ?? {}) };
}

export type MergeLine = {
  readonly id: string;
  readonly survivorId: string;
  readonly survivorName: string;
  readonly absorbedId: string;
  readonly absorbedName: string;
  readonly reason: string;
  readonly mergedAt: Date;
  readonly by: string;
  readonly undone: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

async function readMerges(ctx: Ctx, where: object): Promise<MergeLine[]> {
  const rows = await ctx.tx.enterpriseMerge.findMany({
    where,
    select: facts,
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
    take: MOST_PAST,
  });
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ mergedById, undoneById }) => [mergedById, ...(undoneById ? [undoneById] : [])]),
  );
  return rows.map(({ mergedById, undoneAt, undoneById, undoneReason, ...row }) => ({
    ...row,
    by: people.get(mergedById)?.name ?? "",
    undone: undoneAt && {
      at: undoneAt,
      by: (undoneById && people.get(undoneById)?.name) || "",
      reason: undoneReason ?? "",
    },
  }));
}

/** What was merged, also what was undone, the latest first, as far as this office sees it. */
export async function listMerges(ctx: Ctx): Promise<MergeLine[]> {
  return seeksDuplicates(ctx.actor) ? readMerges(ctx, {}) : [];
}

/** The merges of one record, of either side: what stands for what. A firm's people learn names and days. */
export async function mergesOf(ctx: Ctx, enterpriseId: string): Promise<MergeLine[]> {
  const sight = sightOf(ctx.actor);
  if (sight.of === "none" || (sight.of === "own" && sight.enterpriseId !== enterpriseId)) return [];
  return readMerges(ctx, { OR: [{ survivorId: enterpriseId }, { absorbedId: enterpriseId }] });
}

export type DistinctionLine = {
  readonly one: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly saidAt: Date;
  readonly by: string;
};

/** Pairs of which an office said that they are two firms, the latest first. */
export async function listDistinctions(ctx: Ctx): Promise<DistinctionLine[]> {
  if (!seeksDuplicates(ctx.actor)) return [];
  const rows = await ctx.tx.enterpriseDistinction.findMany({
    select: { oneId: true, otherId: true, reason: true, saidAt: true, saidById: true },
    orderBy: { saidAt: "desc" },
    take: MOST_PAST,
  });
  const firms = await ctx.tx.enterprise.findMany({
    where: { id: { in: rows.flatMap(({ oneId, otherId }) => [oneId, otherId]) } },
    select: { id: true, name: true },
  });
  const names = new Map(firms.map(({ id, name }) => [id, name]));
  const people = await peopleKnown(
    ctx,
    rows.map(({ saidById }) => saidById),
  );
  return rows.map(({ oneId, otherId, saidById, ...row }) => ({
    ...row,
    one: { id: oneId, name: names.get(oneId) ?? "" },
    other: { id: otherId, name: names.get(otherId) ?? "" },
    by: people.get(saidById)?.name ?? "",
  }));
}

/** The record under a code, the one that has it before one that had it, as far as this office sees it; null: none. */
export async function recordOfCode({ tx, actor }: Ctx, typed: string): Promise<string | null> {
  const parsed = parseFirmCode(typed);
  if ("fault" in parsed || !seeksDuplicates(actor)) return null;
  const row = await tx.enterpriseCode.findFirst({
    where: { code: parsed.code, mistakenAt: null },
    select: { enterpriseId: true },
    orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { id: "asc" }],
  });
  return row?.enterpriseId ?? null;
}

export type Compared = {
  readonly record: EnterpriseDetail;
  readonly people: number;
  readonly points: number;
  readonly sites: number;
  readonly absorbed: number;
};
export type Comparison = {
  readonly one: Compared;
  readonly other: Compared;
  /** The merge of these two that stands. */
  readonly merge: MergeLine | null;
};

/** Two records beside each other, for whoever may join them; null for everybody else. */
export async function comparePair(ctx: Ctx, oneId: string, otherId: string): Promise<Comparison | null> {
  const side = async (id: string): Promise<Compared | null> => {
    const record = await findEnterprise(ctx, id);
    if (!record || !mayMerge(ctx.actor, record)) return null;
    const people = await ctx.tx.person.count({ where: { enterpriseId: id, status: "active" } });
    return { record, people, ...(await standingIn(ctx, id)) };
  };
  const [one, other] = oneId === otherId ? [null, null] : [await side(oneId), await side(otherId)];
  if (!one || !other) return null;
  const ids = { in: [oneId, otherId] };
  const [merge] = await readMerges(ctx, { survivorId: ids, absorbedId: ids, undoneAt: null });
  return { one, other, merge: merge ?? null };
}
