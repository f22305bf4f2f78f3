import type { Prisma } from "@db";
import { hasDuty, isMarketRegulator } from "@/kernel/actor";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { type Dated, datedList } from "@/platform/dated-list";
import { firstClock, firstClockColumns, isOverdue } from "@/platform/listed-clocks";
import { type KnownPerson, peopleKnown } from "@/platform/people";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { openOwn, openSealed } from "@/platform/vault";
import type { WorkList } from "@/platform/work-list";
import { clueSightOf, keepsClues, readsClue } from "./policy";
import type { ClueFilter } from "./schema";
import type { ClueOutcome, ClueStatus, ClueSubject } from "./workflow";

/** What the actor may see at all, as the sights of a work list; none for nobody. Row-level security says it again. */
function sights({ actor }: Pick<Ctx, "actor">): Sql[] {
  const sight = clueSightOf(actor);
  if (sight.of === "none") return [];
  if (sight.of === "own") return [sql`r.enterprise_id = ${sight.enterpriseId}::uuid`];
  if (sight.everything) return [sql`true`];
  const own = sql`r.officer_id = ${sight.personId}::uuid`;
  return sight.divisionCode === null ? [own] : [sql`r.division_code = ${sight.divisionCode}`, own];
}

/** Clues that wait for this person: those that his desk has to verify. A firm has nothing to do. */
export function waitingClues({ actor }: Pick<Ctx, "actor">): Sql[] {
  if (!isMarketRegulator(actor) || !hasDuty(actor, "intake")) return [];
  return [sql`(r.division_code = ${actor.divisionCode} and r.status = 'waiting')`];
}

/** The one filter behind a count, the list that it opens and its export. */
function workList(ctx: Ctx, filter: ClueFilter): WorkList {
  const conditions: Sql[] = [];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(sql`r.enterprise_id in (select enterprises_matching(${terms}))`);
  if (filter.division) conditions.push(sql`r.division_code = ${filter.division}`);
  if (filter.status) conditions.push(sql`r.status = ${word(filter.status)}`);
  if (filter.outcome)
    conditions.push(sql`r.id in (select n.clue_id from clue_ends n where n.outcome = ${word(filter.outcome)})`);
  if (filter.visit) conditions.push(sql`r.visit_id = ${filter.visit}::uuid`);
  if (filter.overdue) conditions.push(isOverdue(ctx.today));
  const newest = filter.sort && sql`r.handed_over_at`;
  return { table: sql`clues`, sights: filter.mine ? waitingClues(ctx) : sights(ctx), filter: conditions, newest };
}

type ClueRow = {
  readonly id: string;
  readonly status: ClueStatus;
  readonly foundOn: Date;
  readonly handedOverAt: Date;
  readonly dueOn: Date | null;
  readonly divisionCode: string;
  readonly enterpriseName: string;
  readonly officerName: string | null;
  /** What became of it and its number in the register, for whoever keeps it. */
  readonly outcome: ClueOutcome | null;
  readonly number: string | null;
};
export type ListedClue = ClueRow & Dated;

const read = {
  columns: sql`r.id, r.status::text as status, r.found_on as "foundOn", r.handed_over_at as "handedOverAt", r.due_on as "dueOn",
    r.division_code as "divisionCode", r.enterprise_name as "enterpriseName", p.name as "officerName", n.outcome::text as outcome, n.number, ${firstClockColumns}`,
  joined: sql`from picked join clues r using (id) left join known_officials p on p.id = r.officer_id
    left join clue_ends n on n.clue_id = r.id ${firstClock(sql`r.id`)}`,
};

/** Clues for this reader: how many, one page, all of them for an export without content. */
export const {
  count: countClues,
  page: listClues,
  every: everyClue,
} = datedList<ClueRow, ClueFilter>({ workList, read, ended: ({ status }) => status === "ended" });

/** The clues that a complaint carries, for whoever keeps them; nothing for anybody else, who doesn't learn how a clue ended. */
export async function cluesCarriedBy({ tx }: Ctx, complaintId: string): Promise<{ id: string; foundOn: Date }[]> {
  const rows = await tx.clueEnd.findMany({
    where: { complaintId },
    select: { clue: { select: { id: true, foundOn: true } } },
    orderBy: { clueId: "asc" },
  });
  return rows.map(({ clue }) => clue);
}

const detail = {
  ...{ id: true, visitId: true, enterpriseId: true, divisionCode: true, status: true, officerId: true, foundOn: true },
  ...{ handedOverAt: true, version: true, dueOn: true, enterpriseName: true },
  end: { select: { outcome: true, number: true, endedAt: true, complaint: { select: { id: true, number: true } } } },
} as const satisfies Prisma.ClueSelect;

export type ClueDetail = Prisma.ClueGetPayload<{ select: typeof detail }> &
  ClueSubject & {
    readonly officer: KnownPerson | null;
    readonly clocks: readonly ClockView[];
    /** Whether the reader may open what is sealed, and whether he learns what became of it. */
    readonly reads: boolean;
    readonly keeps: boolean;
    /** Whether the reader sees the visit. */
    readonly visit: boolean;
  };

/** One clue, or null: hidden and absent look the same. */
export async function findClue(ctx: Ctx, id: string): Promise<ClueDetail | null> {
  const { tx, actor } = ctx;
  const seen = sights(ctx);
  if (seen.length === 0) return null;
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select r.id from clues r where ${allOf([sql`r.id = ${id}::uuid`, anyOf(seen)])}`;
  const row = known && (await tx.clue.findFirst({ where: { id }, select: detail }));
  if (!row) return null;
  return {
    ...row,
    officer: (await peopleKnown(ctx, [row.officerId])).get(row.officerId) ?? null,
    clocks: (await clocksOf(ctx, [id])).get(id) ?? [],
    reads: readsClue(actor, row),
    keeps: keepsClues(actor, row),
    visit: (await tx.visit.count({ where: { id: row.visitId } })) > 0,
  };
}

/** What is sealed in a clue: what was found, why it was handed over, and on what ground it ended. */
export type ClueTexts = { readonly account: string; readonly reason: string; readonly ground: string };

const FIELDS = ["clue/account", "clue/reason", "clue/ground"] as const;

/** Opens a clue for an official who may read it; the look goes into the trail. Refuses `not-found`. */
export async function openClueTexts(ctx: Ctx, clue: ClueDetail, purpose: string): Promise<ClueTexts> {
  const opened = await openSealed(ctx, {
    ...{ recordId: clue.id, complaintId: null, fields: FIELDS, subjectKind: "clue", subjectId: clue.id, purpose },
    // Not the firm's words: whether the desk has looked into it is the desk's.
    enterpriseId: null,
  });
  return {
    account: opened["clue/account"] ?? "",
    reason: opened["clue/reason"] ?? "",
    ground: opened["clue/ground"] ?? "",
  };
}

/** Why it was handed over, for the firm at whose door it was found. */
export async function toldReason(ctx: Ctx, id: string): Promise<string> {
  return (await openOwn(ctx, id, ["clue/reason"]))["clue/reason"] ?? "";
}

export type Desk = { readonly divisionCode: string; readonly nameZh: string; readonly nameEn: string };

/** The bureaus where somebody takes in, in the order of divisions: to one of these a clue goes. */
export async function cluesDesks({ tx }: Ctx): Promise<Desk[]> {
  return tx.$queryRaw<Desk[]>`
    select d.division_code as "divisionCode", d.name_zh as "nameZh", d.name_en as "nameEn" from departments d
    where d.kind = 'market_regulation' and exists (
      select from known_officials o join person_duties h on h.person_id = o.id and h.ended_at is null and h.duty = 'intake'
      where o.department_id = d.id and o.active)
    order by d.level = 'city', d.code`;
}
