import { z } from "zod";
import { parseFirmCode } from "@/kernel/credit-code";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { mayMerge, seeksDuplicates, sightOf } from "../policy";
import { type EnterpriseDetail, findEnterprise } from "../queries";

/** Merges and distinctions are listed as far back as this; their files hold all. */
export const MOST_PAST = 100;
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

/** A merge, also one that was undone, or null. */
export async function findMerge({ tx }: Ctx, id: string) {
  return tx.enterpriseMerge.findFirst({
    where: { id },
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

async function readMerges(ctx: Ctx, where: object, most = MOST_PAST): Promise<MergeLine[]> {
  const rows = await ctx.tx.enterpriseMerge.findMany({
    where,
    select: facts,
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
    take: most,
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
export async function listMerges(ctx: Ctx, most = MOST_PAST): Promise<MergeLine[]> {
  return seeksDuplicates(ctx.actor) ? readMerges(ctx, {}, most) : [];
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
export async function listDistinctions(ctx: Ctx, most = MOST_PAST): Promise<DistinctionLine[]> {
  if (!seeksDuplicates(ctx.actor)) return [];
  const rows = await ctx.tx.enterpriseDistinction.findMany({
    select: { oneId: true, otherId: true, reason: true, saidAt: true, saidById: true },
    orderBy: { saidAt: "desc" },
    take: most,
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
