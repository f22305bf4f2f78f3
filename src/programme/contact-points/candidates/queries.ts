import { z } from "zod";
import { hasDuty, type OfficialActor } from "@/kernel/actor";
import { addMonths, type Day, dateOf, startOfDay } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { allOf, anyOf, type Sql, sql } from "@/platform/sql";
import { keptTotal } from "@/platform/work-list";
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

/** The bit of a reason in the database's marks (migration kept_candidates). */
const bitOf = (code: CandidateReason): number => 1 << CANDIDATE_REASONS.indexOf(code);
const reasonsIn = (marks: number): CandidateReason[] => CANDIDATE_REASONS.filter((code) => (marks & bitOf(code)) !== 0);

/** A reason that the database doesn't keep for this reader, with the firms that have it. */
type LookedUp = { readonly code: CandidateReason; readonly firms: Sql };

// Row-level security leaves no assessment to those who may not read it: for them this reason doesn't exist.
const pressing: LookedUp = {
  code: "pressing_need",
  firms: sql`select a.enterprise_id from self_assessments a where a.pressing and not exists (
    select from self_assessments b where b.enterprise_id = a.enterprise_id and b.serial > a.serial)`,
};

/**
 * That a firm was harmed shows in a case, and that there is one is known to the coordinator, the leader of its division and its team. For
 * everybody else this reason doesn't exist: it stands in no row, adds nothing to a score and moves nobody in the order.
 */
function harmed(actor: OfficialActor): LookedUp[] {
  const known = [
    ...(hasDuty(actor, "bureau_leader") ? [sql`k.division_code = ${actor.divisionCode}`] : []),
    ...(hasDuty(actor, "investigator") ? [sql`k.complaint_id = ${anyOfTeams(actor)}`] : []),
  ];
  return known.length === 0
    ? []
    : [{ code: "harmed", firms: sql`select k.enterprise_id from cases k where ${anyOf(known)}` }];
}

/** The sets of reasons that have this one among them; all of them for none. */
const setsWith = (reason: CandidateReason | undefined): number[] => {
  const bit = reason === undefined ? 0 : bitOf(reason);
  return Array.from({ length: 1 << CANDIDATE_REASONS.length }, (_, marks) => marks).filter(
    (marks) => (marks & bit) === bit,
  );
};

/**
 * What a reader asks of the candidates, each a row `c` of the table `matching` with the reasons that the database keeps of it: of all of them, or
 * of those that have his words, which are looked for once. Without words the database has their number, by division and set of reasons.
 */
type Asked = {
  readonly matching: Sql;
  readonly conditions: readonly Sql[];
  readonly kept: readonly Sql[] | undefined;
  readonly lookedUp: readonly LookedUp[];
};

/** Undefined for whoever seeks none. */
function askedBy({ actor }: Pick<Ctx, "actor">, filter: CandidateFilter): Asked | undefined {
  const sight = sightOf(actor);
  if (!seeksCandidates(actor) || (sight.of !== "all" && sight.of !== "division")) return undefined;
  // The coordinator knows of every case, so for him that reason is kept too.
  const whole = hasDuty(actor, "coordinator");
  const places = [
    ...(sight.of === "division" ? [sight.divisionCode] : []),
    ...(filter.division ? [filter.division] : []),
  ];
  const terms = searchTerms(filter.q);
  const named = terms.length > 0;
  return {
    matching: named
      ? sql`matching as materialized (select * from candidates where enterprise_id in (select enterprises_matching(${terms}::text[])))`
      : sql`matching as not materialized (select * from candidates)`,
    conditions: [whole ? sql`c.whole` : sql`not c.whole`, ...places.map((place) => sql`c.division_code = ${place}`)],
    kept: named
      ? undefined
      : [sql`subject = ${whole ? "candidate-whole" : "candidate"}`, ...places.map((place) => sql`place = ${place}`)],
    lookedUp: [pressing, ...(whole ? [] : harmed(actor))],
  };
}

/** How many there are, with the reason when one is asked for, as an expression. */
function counted({ conditions, kept, lookedUp }: Asked, reason: CandidateReason | undefined): Sql {
  const found = lookedUp.find(({ code }) => code === reason);
  if (kept && !found) return keptTotal(allOf([...kept, sql`status = any (${setsWith(reason).map(String)})`]));
  const has = found
    ? [sql`c.enterprise_id in (${found.firms})`]
    : reason
      ? [sql`c.marks & ${bitOf(reason)}::int <> 0`]
      : [];
  return sql`(select count(*)::int from matching c where ${allOf([...conditions, ...has])})`;
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

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Firms with the same reasons weigh the same, and lie together in an index: of each such set the first are picked, and among them those with
 * reasons that were looked up, each of which weighs by itself. So a page costs the same whatever lies behind it.
 */
async function read(ctx: Ctx, filter: CandidateFilter, { after, most }: Page) {
  const asked = askedBy(ctx, filter);
  if (!asked) return [];
  const { matching, conditions, lookedUp } = asked;
  const weights = new Map((await criteriaOn(ctx, ctx.today)).map(({ code, weight }) => [code, weight]));
  const place = parsePlace(after);
  const sets = setsWith(filter.reason)
    .map((marks) => ({
      marks,
      score: reasonsIn(marks).reduce((sum, code) => sum + (weights.get(code) ?? 0), 0),
    }))
    .filter(({ score }) => score <= (place?.score ?? score));
  // Behind which id the page goes on, among those of the place's own score.
  const behind = sets.map(({ score }) => (place?.score === score ? place.id : BEFORE_ALL));
  const looked = lookedUp
    .map(({ code, firms }) => sql`select f.enterprise_id, ${bitOf(code)}::int as mark from (${firms}) f`)
    .reduce((all, one) => sql`${all} union all ${one}`);
  const plain = sql`${allOf(conditions)} and c.marks = s.marks and c.enterprise_id > s.behind
    and c.enterprise_id not in (select l.enterprise_id from looked l)`;
  const firstOfEach = sql`select c.enterprise_id, s.marks, s.score from sets s cross join lateral (
    select c.enterprise_id from matching c where ${plain} order by c.enterprise_id limit ${most}) c`;
  // Of those that have a word few are left: they are all taken.
  const someOfEach = sql`select c.enterprise_id, s.marks, s.score from matching c join sets s on ${plain}`;
  const again = await lastThatEnds(ctx);
  const rows = await ctx.tx.$queryRaw<Found[]>`
    with ${matching}, sets as materialized (
      select * from unnest(${sets.map(({ marks }) => marks)}::int[], ${sets.map(({ score }) => score)}::int[], ${behind}::uuid[]) s (marks, score, behind)),
    looked as materialized (select l.enterprise_id, bit_or(l.mark) as marks from (${looked}) l group by l.enterprise_id),
    picked as materialized (
      select id, marks, score from (
        select c.enterprise_id as id, s.marks, s.score from looked l join matching c on c.enterprise_id = l.enterprise_id
          join sets s on s.marks = c.marks | l.marks
          where ${allOf(conditions)} and c.enterprise_id > s.behind
        union all
        ${filter.q ? someOfEach : firstOfEach}
      ) r order by score desc, id limit ${most})
    select r.id, r.score, r.marks, e.name, e.division_code as "divisionCode", e.town, i.invited_at as "invitedAt", i.way,
      (i.invited_at is null or i.invited_at < ${again} or exists (select from contact_points p
        where p.enterprise_id = r.id and p.status in ('refused', 'exited') and p.updated_at > i.invited_at)) as open,
      case when exists (select from persons p where p.enterprise_id = r.id and p.status = 'active') then 'account'
        when coalesce(e.contact_email, '') <> '' then 'mail' else 'none' end as reach,
      ${counted(asked, filter.reason)} as total
    from picked r join enterprises e on e.id = r.id left join lateral (
      select v.invited_at, v.way from point_invitations v where v.enterprise_id = r.id order by v.invited_at desc limit 1) i on true
    order by r.score desc, r.id`;
  return rows.map(({ marks, ...row }) => ({ ...row, reasons: reasonsIn(marks) }));
}

/** How many candidates the filter leaves for this reader. */
export async function countCandidates(ctx: Ctx, filter: CandidateFilter): Promise<number> {
  const asked = askedBy(ctx, filter);
  if (!asked) return 0;
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`
    with ${asked.matching} select ${counted(asked, filter.reason)} as n`;
  return rows[0]?.n ?? 0;
}

/** One page of candidates, the likeliest first, with the total. At most three statements. */
export async function listCandidates(
  ctx: Ctx,
  filter: CandidateFilter,
  after?: string,
): Promise<{ rows: readonly Candidate[]; total: number; next: string | null }> {
  const found = await followingOrFirst(after, (place) => read(ctx, filter, { after: place, most: PAGE_SIZE + 1 }));
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
