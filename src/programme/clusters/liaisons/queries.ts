import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { allOf, type Sql, sql } from "@/platform/sql";
import { seenFirms } from "../members/queries";
import { seesLiaisons } from "../policy";

export type LiaisonFilter = { readonly clusterId: string; readonly q?: string | undefined };

/** The liaisons of a cluster that this person has, as conditions on `cluster_liaisons f`; undefined for whoever has none. */
function filtered(ctx: Ctx, { clusterId, q }: LiaisonFilter): Sql | undefined {
  const seen = seesLiaisons(ctx.actor) ? seenFirms(ctx) : undefined;
  if (!seen) return undefined;
  const conditions = [seen, sql`f.cluster_id = ${clusterId}::uuid`];
  const terms = searchTerms(q);
  if (terms.length > 0)
    conditions.push(
      sql`lower(f.name || ' ' || f.number || ' ' || f.liaison_name || ' ' || f.leader_name) like all (patterns_of(${terms}::text[]))`,
    );
  return allOf(conditions);
}

export type Liaison = {
  /** Of the contact point. */
  readonly id: string;
  readonly enterpriseId: string;
  readonly name: string;
  readonly town: string | null;
  readonly divisionCode: string;
  readonly number: string;
  readonly leaderName: string;
  readonly leaderPost: string;
  readonly liaisonName: string;
  readonly liaisonPost: string;
  readonly liaisonMobile: string;
  readonly liaisonEmail: string;
};

function read({ tx }: Ctx, where: Sql, most: number): Promise<Liaison[]> {
  return tx.$queryRaw<Liaison[]>`
    select f.id, f.enterprise_id as "enterpriseId", f.name, f.town, f.division_code as "divisionCode", f.number, f.leader_name as "leaderName",
      f.leader_post as "leaderPost", f.liaison_name as "liaisonName", f.liaison_post as "liaisonPost", f.liaison_mobile as "liaisonMobile",
      f.liaison_email as "liaisonEmail"
    from cluster_liaisons f where ${where} order by f.number, f.id limit ${most}`;
}

/** How many active points of the cluster have a liaison whom this person may write to. */
export async function countLiaisons(ctx: Ctx, filter: LiaisonFilter): Promise<number> {
  const where = filtered(ctx, filter);
  if (!where) return 0;
  const rows = await ctx.tx.$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from cluster_liaisons f where ${where}`;
  return rows[0]?.n ?? 0;
}

/** One page of the shared list of responsible leaders and liaisons, by number, with the total. `after`: the number before the page. */
export async function listLiaisons(
  ctx: Ctx,
  filter: LiaisonFilter,
  after?: string,
): Promise<{ rows: readonly Liaison[]; total: number; next: string | null }> {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const beyond = (place: string | undefined) => (place ? sql`f.number > ${place}` : sql`true`);
  const found = await followingOrFirst(after, (place) => read(ctx, allOf([where, beyond(place)]), PAGE_SIZE + 1));
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows,
    total: await countLiaisons(ctx, filter),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.number ?? null) : null,
  };
}

/** All of them: for an export, and for whom a message goes to. */
export async function everyLiaison(ctx: Ctx, filter: LiaisonFilter, most: number): Promise<readonly Liaison[]> {
  const where = filtered(ctx, filter);
  return where ? read(ctx, where, most) : [];
}
