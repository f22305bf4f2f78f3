import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { regulatorsWith } from "@/platform/people";
import type { Division } from "@/platform/places";
import { allOf, anyOf, type Sql, sql } from "@/platform/sql";
import { hasMoved } from "../moves/queries";
import { INDICATORS, type Indicator } from "../policy";
import { progressOn } from "../queries";
import { mayLead } from "./policy";

export type StatementRow = {
  readonly id: string;
  readonly asOf: Day;
  readonly acceptedAt: Date | null;
  /** How many divisions have confirmed, and of how many. */
  readonly confirmed: number;
  readonly divisions: number;
  /** The city's figures, once all divisions have confirmed theirs: of some of them there is no sum. Once accepted, as published. */
  readonly contactPoints: number | null;
  readonly sites: number | null;
  /** The same as they were restated since; equal while they weren't. */
  readonly contactPointsNow: number | null;
  readonly sitesNow: number | null;
  /** Why, each once, in order. */
  readonly reasons: readonly string[];
  /** A figure has become another than what was said of it last; for those who keep the registers, else never. */
  readonly moved: boolean;
};

/** Whether a division's figures of a statement (`statements r`) haven't been confirmed: this division's, or any's. */
export function unconfirmed(divisionCode?: string): Sql {
  return sql`exists (select from divisions d where d.tile_x is not null and ${divisionCode ? sql`d.code = ${divisionCode}` : sql`true`}
    and not exists (select from statement_figures f where f.statement_id = r.id and f.division_code = d.code))`;
}

/**
 * Which statements (`statements r`) wait for this person: an open one for a programme office while its figures aren't confirmed, or have moved
 * since (the city's: anybody's); for the lead once all are, none has moved and none is by himself, and a published one whose figures have
 * moved. One of these conditions must hold; none: nothing can wait for him.
 */
export function waitingStatements(actor: Actor): Sql[] {
  if (!isMarketRegulator(actor)) return [];
  const open = sql`r.accepted_at is null`;
  const here = placeOf(actor);
  return [
    ...(hasDuty(actor, "programme_officer") ? [allOf([open, unconfirmed(here)]), allOf([open, hasMoved(here)])] : []),
    ...(mayLead(actor)
      ? [
          allOf([
            ...[open, sql`not ${unconfirmed()}`, sql`not ${hasMoved()}`],
            sql`not exists (select from statement_figures f where f.statement_id = r.id and f.confirmed_by_id = ${actor.personId}::uuid)`,
          ]),
          allOf([sql`r.accepted_at is not null`, hasMoved()]),
        ]
      : []),
  ];
}

/** What a statement that waits for this person waits for: to be confirmed, confirmed anew, accepted, or restated. */
export function waitsFor(actor: OfficialActor): Sql {
  const here = placeOf(actor);
  return sql`case when r.accepted_at is not null then 'restate' when ${unconfirmed(here)} then 'confirm'
    when ${hasMoved(here)} then 'confirm-anew' else 'accept' end`;
}

function placeOf({ level, divisionCode }: OfficialActor): string | undefined {
  return level === "city" ? undefined : divisionCode;
}

/**
 * All statements that the reader may see, the latest day first: the public only what was accepted. `mine`: those that wait for himself. One
 * statement of SQL.
 */
export async function listStatements(
  { tx, actor }: Ctx,
  { mine = false }: { readonly mine?: boolean } = {},
): Promise<StatementRow[]> {
  const which = mine
    ? sql`s.id in (select r.id from statements r where ${anyOf(waitingStatements(actor))})`
    : sql`true`;
  const moved = isMarketRegulator(actor)
    ? sql`exists (select from statements r where r.id = s.id and ${hasMoved()})`
    : sql`false`;
  const asked = sql`(select count(*) from divisions d where d.tile_x is not null)`;
  const sum = (n: Sql, indicator: Indicator) =>
    sql`case when count(distinct f.division_code) >= ${asked} then coalesce(sum(${n}) filter (where f.indicator = ${indicator}), 0)::int end`;
  const [said, since] = [sql`f.n`, sql`coalesce(r.n, f.n)`];
  return tx.$queryRaw<StatementRow[]>`
    select s.id, to_char(s.as_of, 'YYYY-MM-DD') as "asOf", s.accepted_at as "acceptedAt",
      count(distinct f.division_code)::int as confirmed, ${asked}::int as divisions,
      ${sum(said, "contact-points")} as "contactPoints", ${sum(said, "demonstration-sites")} as sites,
      ${sum(since, "contact-points")} as "contactPointsNow", ${sum(since, "demonstration-sites")} as "sitesNow",
      array(select w.reason from restatements w where w.statement_id = s.id group by w.reason order by min(w.at)) as reasons,
      ${moved} as moved
    from statements s left join statement_figures f on f.statement_id = s.id
      left join lateral (select r.n from restatements r where r.statement_id = f.statement_id and r.indicator = f.indicator
        and r.division_code = f.division_code order by r.at desc, r.id desc limit 1) r on true
    where ${which} group by s.id order by s.as_of desc`;
}

export type Confirmed = { readonly n: number; readonly target: number; readonly at: Date; readonly by: string | null };
export type StatedFigure = {
  readonly place: Division;
  /** What the register says now of that day, and what the division's share of the target is now. */
  readonly now: number;
  readonly share: number;
  /** What its bureau confirmed; null while it hasn't. */
  readonly confirmed: Confirmed | null;
  /** What was said of it last: published, or restated since. Null while it isn't confirmed. */
  readonly stated: number | null;
};
export type RestatementRow = {
  readonly indicator: Indicator;
  readonly divisionCode: string;
  readonly published: number;
  readonly n: number;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
};
export type StatementDetail = {
  readonly id: string;
  readonly asOf: Day;
  readonly version: number;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly confirmedBy: readonly string[];
  readonly indicators: readonly { readonly indicator: Indicator; readonly figures: readonly StatedFigure[] }[];
  readonly restatements: readonly RestatementRow[];
};

type FigureRow = {
  readonly indicator: string;
  readonly divisionCode: string;
  readonly n: number;
  readonly target: number;
  readonly at: Date;
  readonly byId: string;
  readonly by: string | null;
};

/**
 * A statement with what was confirmed, what was restated, and what the register says now of that day. Null when it isn't there for this
 * reader. Names of officials only for those who know them. Five statements of SQL.
 */
export async function findStatement(ctx: Ctx, id: string): Promise<StatementDetail | null> {
  const { tx } = ctx;
  const statement = await tx.statement.findUnique({
    where: { id },
    select: { id: true, asOf: true, version: true, acceptedAt: true, acceptedById: true },
  });
  if (!statement) return null;
  const asOf = dayFromDate(statement.asOf);
  const found = await tx.$queryRaw<FigureRow[]>`
    select f.indicator, f.division_code as "divisionCode", f.n, f.target, f.confirmed_at as at, f.confirmed_by_id as "byId", p.name as by
    from statement_figures f left join persons p on p.id = f.confirmed_by_id where f.statement_id = ${id}::uuid`;
  const restatements = await tx.$queryRaw<RestatementRow[]>`
    select r.indicator, r.division_code as "divisionCode", r.published, r.n, r.reason, r.at, p.name as by
    from restatements r left join persons p on p.id = r.by_id where r.statement_id = ${id}::uuid order by r.at, r.id`;
  const acceptedBy = statement.acceptedById
    ? await tx.person.findFirst({ where: { id: statement.acceptedById }, select: { name: true } })
    : null;
  const progress = await progressOn(ctx, { day: asOf });
  return {
    id,
    asOf,
    version: statement.version,
    acceptedAt: statement.acceptedAt,
    acceptedBy: acceptedBy?.name ?? null,
    confirmedBy: [...new Set(found.map(({ byId }) => byId))],
    indicators: progress.map(({ indicator, divisions }) => ({
      indicator,
      figures: divisions.map(({ place, standing }) => {
        const own = (row: { readonly indicator: string; readonly divisionCode: string }) =>
          row.indicator === indicator && row.divisionCode === place.code;
        const figure = found.find(own);
        return {
          place,
          ...{ now: standing.actual, share: standing.goal.value },
          confirmed: figure ? { n: figure.n, target: figure.target, at: figure.at, by: figure.by } : null,
          stated: restatements.findLast(own)?.n ?? figure?.n ?? null,
        };
      }),
    })),
    restatements,
  };
}

/** The figures of a statement that have become others than what was said of them last; until it is accepted, also those whose share of the target has. */
export function movedIn({ indicators, acceptedAt }: Pick<StatementDetail, "indicators" | "acceptedAt">) {
  return indicators.flatMap(({ indicator, figures }) =>
    figures.flatMap(({ place, now, share, confirmed, stated }) => {
      if (!confirmed || stated === null) return [];
      const { n: published, target } = confirmed;
      const splitAnew = acceptedAt === null && target !== share;
      return stated !== now || splitAnew ? [{ indicator, place, published, stated, now, target, share }] : [];
    }),
  );
}

/** Whether anybody but this person can accept statements: whoever confirms a figure accepts none. */
export async function anotherLeads(ctx: Ctx, { personId }: Pick<OfficialActor, "personId">): Promise<boolean> {
  const leads = await regulatorsWith(ctx, ["coordinator"], "city");
  return leads.some((id) => id !== personId);
}

/** How many figures a division confirms: one for each indicator. */
export const FIGURES_PER_DIVISION = INDICATORS.length;
