import { z } from "zod";
import { hasDuty } from "@/kernel/actor";
import { addMonths, type Day, dateOf, startOfDay } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { PAGE_SIZE } from "@/platform/due-list";
import { allOf, anyOf, type Sql, sql } from "@/platform/sql";
import { anyOfTeams } from "../../complaints/queries";
import { sightOf } from "../policy";
import { CANDIDATE_REASONS, type CandidateReason, type MEANS, seeksCandidates } from "./policy";
import { type CandidateFilter, parsePlace } from "./schema";

/** The weights in force on a day. */
export async function criteriaOn({ tx }: Ctx, day: Day) {
  const rows = await tx.candidateCriterion.findMany({
    where: { validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: { id: true, code: true, weight: true, source: true, verified: true, validFrom: true },
  });
  return rows.toSorted((a, b) => CANDIDATE_REASONS.indexOf(a.code) - CANDIDATE_REASONS.indexOf(b.code));
}
export type Criterion = Awaited<ReturnType<typeof criteriaOn>>[number];

/**
 * That a firm was harmed shows in a case, and that there is one is known to the coordinator, the leader of its division and its team. For
 * everybody else this reason doesn't exist: it stands in no row, adds nothing to a score and moves nobody in the order.
 */
function harmed({ actor }: Ctx): Sql {
  if (actor.kind !== "official") return sql`false`;
  const known = [
    ...(hasDuty(actor, "bureau_leader") ? [sql`k.division_code = ${actor.divisionCode}`] : []),
    ...(hasDuty(actor, "investigator") ? [sql`k.complaint_id = ${anyOfTeams(actor)}`] : []),
  ];
  return known.length === 0
    ? sql`false`
    : sql`exists (select from cases k where k.enterprise_id = c.enterprise_id and ${anyOf(known)})`;
}

// Row-level security leaves no assessment to those who may not read it: for them this reason doesn't exist either.
const pressing = sql`c.enterprise_id in (select a.enterprise_id from self_assessments a where a.pressing and not exists (
  select from self_assessments b where b.enterprise_id = a.enterprise_id and b.serial > a.serial))`;

/** The bit of a reason in the database's marks (migration kept_candidates). */
const bitOf = (code: CandidateReason): number => 1 << CANDIDATE_REASONS.indexOf(code);
const reasonsIn = (marks: number): CandidateReason[] => CANDIDATE_REASONS.filter((code) => (marks & bitOf(code)) !== 0);

/**
 * The candidates as a table `ranked (id, division_code, score, marks)`, out of what the database keeps of each; undefined for whoever seeks none.
 */
async function ranking(ctx: Ctx, filter: CandidateFilter): Promise<Sql | undefined> {
  const { actor } = ctx;
  const sight = sightOf(actor);
  if (!seeksCandidates(actor) || (sight.of !== "all" && sight.of !== "division")) return undefined;
  // The coordinator knows of every case, so for him the reason is kept too.
  const whole = hasDuty(actor, "coordinator");
  const conditions = [whole ? sql`c.whole` : sql`not c.whole`];
  if (sight.of === "division") conditions.push(sql`c.division_code = ${sight.divisionCode}`);
  if (filter.division) conditions.push(sql`c.division_code = ${filter.division}`);
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(sql`c.enterprise_id in (select enterprises_matching(${terms}::text[]))`);
  const also = (code: CandidateReason, known: Sql) => sql`case when ${known} then ${bitOf(code)}::int else 0 end`;
  const reason = filter.reason ? sql`m.marks & ${bitOf(filter.reason)}::int <> 0` : sql`true`;
  // What each set of reasons weighs together, by its marks.
  const weights = new Map((await criteriaOn(ctx, ctx.today)).map(({ code, weight }) => [code, weight]));
  const scores = Array.from({ length: 1 << CANDIDATE_REASONS.length }, (_, marks) =>
    reasonsIn(marks).reduce((sum, code) => sum + (weights.get(code) ?? 0), 0),
  );
  return sql`
    ranked as (select m.id, m.division_code, m.marks, (${scores}::int[])[m.marks + 1] as score from (
      select c.enterprise_id as id, c.division_code,
        c.marks | ${also("pressing_need", pressing)}${whole ? sql`` : sql` | ${also("harmed", harmed(ctx))}`} as marks
      from candidates c where ${allOf(conditions)} offset 0) m where ${reason})`;
}

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly score: number;
  readonly reasons: readonly CandidateReason[];
  readonly invitedAt: Date | null;
  /** How the last invitation reached it. */
  readonly way: "account" | "mail" | (typeof MEANS)[number] | null;
  /** It may be invited: it never was, or may be again. */
  readonly open: boolean;
  /** How an invitation would reach it from here; `none`: an official tells it. */
  readonly reach: "account" | "mail" | "none";
};
type Found = Omit<Candidate, "reasons"> & { readonly marks: number; readonly total: number };

type Page = { readonly after?: string | undefined; readonly most: number };

async function read(ctx: Ctx, filter: CandidateFilter, { after, most }: Page) {
  const table = await ranking(ctx, filter);
  if (!table) return [];
  const place = parsePlace(after);
  const beyond = place
    ? sql`(r.score < ${place.score} or (r.score = ${place.score} and r.id > ${place.id}::uuid))`
    : sql`true`;
  const again = await lastThatEnds(ctx);
  const rows = await ctx.tx.$queryRaw<Found[]>`
    with ${table}, picked as materialized (select * from ranked r where ${beyond} order by r.score desc, r.id limit ${most})
    select r.id, r.score, r.marks, e.name, r.division_code as "divisionCode", e.town, i.invited_at as "invitedAt", i.way,
      (i.invited_at is null or i.invited_at < ${again} or exists (select from contact_points p
        where p.enterprise_id = r.id and p.status in ('refused', 'exited') and p.updated_at > i.invited_at)) as open,
      case when exists (select from persons p where p.enterprise_id = r.id and p.status = 'active') then 'account'
        when coalesce(e.contact_email, '') <> '' then 'mail' else 'none' end as reach,
      (select count(*)::int from ranked) as total
    from picked r join enterprises e on e.id = r.id left join lateral (
      select v.invited_at, v.way from point_invitations v where v.enterprise_id = r.id order by v.invited_at desc limit 1) i on true
    order by r.score desc, r.id`;
  return rows.map(({ marks, ...row }) => ({ ...row, reasons: reasonsIn(marks) }));
}

/** How many candidates the filter leaves for this reader. */
export async function countCandidates(ctx: Ctx, filter: CandidateFilter): Promise<number> {
  const table = await ranking(ctx, filter);
  if (!table) return 0;
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`with ${table} select count(*)::int as n from ranked`;
  return rows[0]?.n ?? 0;
}

/** One page of candidates, the likeliest first, with the total. At most three statements. */
export async function listCandidates(
  ctx: Ctx,
  filter: CandidateFilter,
  after?: string,
): Promise<{ rows: readonly Candidate[]; total: number; next: string | null }> {
  const found = await read(ctx, filter, { after, most: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return {
    rows,
    total: found[0]?.total ?? (await countCandidates(ctx, filter)),
    next: found.length > PAGE_SIZE && last ? `${last.score}~${last.id}` : null,
  };
}

/** All of them, for an export, in the list's order. */
export async function everyCandidate(ctx: Ctx, filter: CandidateFilter, limit: number): Promise<readonly Candidate[]> {
  return read(ctx, filter, { most: limit });
}

/** When a firm was invited last; null when it never was. */
export async function invitationOf({ tx }: Ctx, enterpriseId: string): Promise<Date | null> {
  const row = await tx.pointInvitation.findFirst({
    where: { enterpriseId },
    select: { invitedAt: true },
    orderBy: { invitedAt: "desc" },
  });
  return row?.invitedAt ?? null;
}

/** Whether a firm was invited and isn't to be invited again yet: no application or point of it has ended since, and it is not long ago. */
export async function holdsInvitation(ctx: Ctx, enterpriseId: string): Promise<boolean> {
  const invitedAt = await invitationOf(ctx, enterpriseId);
  if (!invitedAt || invitedAt < (await lastThatEnds(ctx))) return false;
  const ended = { enterpriseId, status: { in: ["refused" as const, "exited" as const] }, updatedAt: { gt: invitedAt } };
  return (await ctx.tx.contactPoint.count({ where: ended })) === 0;
}

/** Invitations from before this moment are no bar to another: the months of a setting. */
async function lastThatEnds({ tx, today }: Ctx): Promise<Date> {
  const row = await tx.setting.findUnique({ where: { key: "invitation-months" }, select: { value: true } });
  return startOfDay(addMonths(today, -z.number().catch(6).parse(row?.value)));
}
