import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import { addDays, type Day } from "@/kernel/days";
import { anyOf, type Sql, sql } from "@/platform/sql";
import { isAmong } from "@/platform/work-list";
import { WAITS_FOR_LEADER, WAITS_FOR_OFFICERS } from "../../cases/queue/queries";
import { waitingClues } from "../../clues/queries";
import { dueFromFirm, LEFT_OVER, placesOf } from "../../complaints/queries";
import { waitingLeaks } from "../../contact-points/leaks/queries";
import { DAYS_BEFORE_CHECK } from "../../demonstration-sites/workflow";
import { waitingArticles } from "../../information-centre/articles/queries";
import { waitingValues } from "../../outcomes/queries";
import { waitingStatements, waitsFor } from "../../targets/statements/queries";
import { waitingTransfers } from "../../transfers/queries";
import { firmsDue } from "../../visits/queue/queries";
import { waitingVisits } from "../../visits/sights/queries";

export const WAITING_KINDS = [
  "complaint",
  "message",
  "case",
  "referral",
  "enterprise",
  "contact-point",
  "demonstration-site",
  "leak-report",
  "clue",
  "transfer",
  "visit",
  "article",
  "outcome-value",
  "statement",
  "account",
  "join-request",
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** Something that waits, as rows `r` of a table: `where` alone says which, so that counting needs no name of anything. */
export type Piece = {
  readonly kind: WaitingKind;
  readonly from: Sql;
  readonly where: Sql;
  /** What only a list shows, with what has to be joined for it; a column that isn't named is empty. */
  readonly names?: Sql;
  readonly number?: Sql;
  readonly label?: Sql;
  readonly status?: Sql;
  readonly dueOn?: Sql;
};

const [number, status, dueOn] = [sql`r.number`, sql`r.status::text`, sql`r.due_on`];
const firmsName = { names: sql`left join enterprises e on e.id = r.enterprise_id`, label: sql`e.name` };

/**
 * What waits for a person, kind by kind. For officials these are the conditions of `mine=1` in each list, said once here for the badges
 * and the desk; a test holds each equal to its list.
 */
export function piecesFor(actor: Actor, today: Day): Piece[] {
  if (actor.kind === "firm" && actor.enterpriseId) {
    const own = [...firmPieces(actor.enterpriseId), ...leakPieces(actor)];
    return actor.role === "owner" ? [...own, requests(sql`e.id = ${actor.enterpriseId}::uuid`)] : own;
  }
  if (actor.kind !== "official") return [];
  return [
    ...caseworkPieces(actor),
    ...referralPieces(actor),
    ...programmePieces(actor),
    ...leakPieces(actor),
    ...visitPieces(actor),
    ...transferPieces(actor),
    ...articlePieces(actor),
    ...figurePieces(actor),
    ...sitePieces(actor, today),
    ...accountPieces(actor),
  ];
}

/** An official's account that one administrator made waits for the other to give it duties. */
function accountPieces(actor: OfficialActor): Piece[] {
  if (!hasDuty(actor, "security_administrator")) return [];
  const where = sql`r.kind = 'official' and r.status = 'active' and not exists (select from person_duties d where d.person_id = r.id and d.ended_at is null)`;
  return [
    {
      kind: "account",
      from: sql`persons r`,
      where,
      number: sql`r.username`,
      label: sql`r.name`,
      status: sql`'without-duty'`,
    },
  ];
}

/** Requests to join: a firm's for its owner, those that no owner decides for the programme office. */
function requests(condition: Sql): Piece {
  return {
    kind: "join-request",
    from: sql`join_requests r join enterprises e on e.id = r.enterprise_id`,
    where: sql`r.status = 'asked' and ${condition}`,
    label: sql`e.name`,
    status: sql`case when r.claims then 'claim' else 'asked' end`,
  };
}

const complaints = { kind: "complaint", from: sql`complaints r`, number, label: sql`r.title`, status, dueOn } as const;
const cases = { kind: "case", from: sql`cases r`, number, label: sql`r.title`, status, dueOn } as const;
const referrals = { kind: "referral", from: sql`referrals r`, number, status, dueOn } as const;
const points = { kind: "contact-point", from: sql`contact_points r`, ...firmsName, number, status, dueOn } as const;
const firms = { kind: "enterprise", from: sql`enterprises r`, label: sql`r.name`, status, dueOn } as const;
const sites = { kind: "demonstration-site", from: sql`demonstration_sites r`, number, status, dueOn } as const;
const visits = { kind: "visit", from: sql`visits r`, dueOn } as const;

/** A firm's own: what it began, what came back to it, and what the team wrote and nobody has opened. Its own name needn't be said. */
function firmPieces(enterpriseId: string): Piece[] {
  const own = sql`r.enterprise_id = ${enterpriseId}::uuid`;
  const { from, label } = complaints;
  return [
    { ...complaints, dueOn: dueFromFirm, where: sql`${own} and r.status in ('draft', 'returned')` },
    {
      kind: "message",
      from,
      number,
      label,
      status,
      where: sql`${own} and r.status not in ('draft', 'returned')
        and exists (select from messages m where m.complaint_id = r.id and not m.from_firm and m.opened_at is null)`,
    },
    { ...firms, where: sql`r.id = ${enterpriseId}::uuid and r.status = 'returned'` },
    {
      kind: "contact-point",
      from: points.from,
      number,
      status,
      dueOn,
      where: sql`${own} and r.status = 'returned'`,
    },
    {
      ...sites,
      where: sql`${own} and (r.status in ('draft', 'returned') or (r.status = 'rectifying' and r.rectification is null))`,
    },
    {
      ...visits,
      status: sql`'advice'`,
      dueOn: firmsDue,
      where: sql`${own} and exists (select from visit_advice a where a.visit_id = r.id and a.status = 'open')`,
    },
  ];
}

/** What is asked of a leader for what nobody of its team is left for, whatever its status: another team. */
const leftOver = { status: sql`'left'` } as const;

/** The complaints that an official investigates: looked up once for the whole statement, as `mine`. */
const anyOfMine = sql`any ((select mine.complaints from mine)::uuid[])`;
/** Those that wait for the leader because nobody of their team is left: `ANY_LEFT_OVER` of the lists, looked up once as well, as `left_over`. */
const anyLeftOver = sql`any ((select left_over.complaints from left_over)::uuid[])`;

function caseworkPieces(actor: OfficialActor): Piece[] {
  if (!isMarketRegulator(actor)) return [];
  const here = sql`r.division_code = ${actor.divisionCode}`;
  const pieces: Piece[] = [];
  if (hasDuty(actor, "intake")) pieces.push({ ...complaints, where: sql`${here} and r.status = 'submitted'` });
  if (hasDuty(actor, "investigator")) {
    pieces.push({ ...complaints, where: sql`r.id = ${anyOfMine} and r.status = 'verifying'` });
    pieces.push({ ...cases, where: sql`r.complaint_id = ${anyOfMine} and ${WAITS_FOR_OFFICERS}` });
  }
  if (hasDuty(actor, "bureau_leader")) {
    pieces.push({ ...complaints, where: sql`${here} and r.status = 'proposed'` });
    pieces.push({ ...complaints, ...leftOver, where: sql`r.id = ${anyLeftOver} and r.status = 'verifying'` });
    pieces.push({ ...cases, where: sql`${here} and ${WAITS_FOR_LEADER}` });
    pieces.push({ ...cases, ...leftOver, where: sql`r.complaint_id = ${anyLeftOver} and ${WAITS_FOR_OFFICERS}` });
  }
  return pieces;
}

function referralPieces(actor: OfficialActor): Piece[] {
  const pieces: Piece[] = [];
  if (hasDuty(actor, "department_handler"))
    pieces.push({
      ...referrals,
      where: sql`r.to_department_id = ${actor.departmentId}::uuid and r.status in ('sent', 'accepted')`,
    });
  if (isMarketRegulator(actor) && hasDuty(actor, "investigator"))
    pieces.push({ ...referrals, where: sql`r.complaint_id = ${anyOfMine} and r.status in ('returned', 'answered')` });
  if (isMarketRegulator(actor) && hasDuty(actor, "bureau_leader"))
    pieces.push({
      ...{ ...referrals, ...leftOver },
      where: sql`r.complaint_id = ${anyLeftOver} and r.status in ('returned', 'answered')`,
    });
  return pieces;
}

/** The rows of an office's field: as `covers`. */
function within({ level, divisionCode }: OfficialActor, row: Sql): Sql {
  return level === "city" ? sql`true` : sql`${row}.division_code = ${divisionCode}`;
}

/** Sites on which a person's signature or vote is awaited, or that wait for the coordinator or the bureau meeting: `waiting` of their queries. */
function sitePieces(actor: OfficialActor, today: Day): Piece[] {
  const conditions: Sql[] = [];
  const pending = sql`select from site_reviewers p where p.site_id = r.id and p.pending`;
  const here = sql`r.division_code = ${actor.divisionCode}`;
  if (hasDuty(actor, "site_reviewer", "legal_reviewer", "investigator"))
    conditions.push(
      sql`(r.status in ('on_site', 'reconciling', 'panel') and exists (${pending} and p.person_id = ${actor.personId}::uuid))`,
    );
  if (isOfCityBureau(actor, "bureau_leader"))
    conditions.push(
      sql`r.status = 'meeting'`,
      sql`(r.status = 'awarded' and exists (
        select from site_checks k where k.site_id = r.id and k.kind = 'reassessment' and k.approved_at is null and k.turned_down_at is null))`,
    );
  if (isOfCityBureau(actor, "coordinator"))
    conditions.push(
      sql`r.status in ('recommended', 'scored')`,
      sql`(r.status in ('on_site', 'reconciling', 'panel') and not exists (${pending}))`,
      sql`(r.status = 'in_notice' and r.notice_to < ${today}::date)`,
      sql`exists (select from site_objections o where o.site_id = r.id and o.answered_at is null)`,
      sql`(r.status = 'rectifying' and (r.rectification is not null or r.due_on < ${today}::date))`,
      sql`(r.status in ('awarded', 'rectifying') and exists (
        select from enterprises e where e.id = r.enterprise_id and e.standing <> 'in_business'))`,
    );
  if (isMarketRegulator(actor) && hasDuty(actor, "programme_officer"))
    conditions.push(
      sql`((r.status = 'applied' and ${here}) or (r.status = 'awarded' and r.due_on <= ${addDays(today, DAYS_BEFORE_CHECK)}::date and not exists (
        select from visits v where v.enterprise_id = r.enterprise_id and v.purpose = 'mid_term' and v.status in ('planned', 'arranged'))
        and ${isOfCityBureau(actor, "coordinator") ? sql`true` : here}))`,
    );
  return conditions.length > 0 ? [{ ...sites, label: sql`r.enterprise_name`, where: anyOf(conditions) }] : [];
}

function programmePieces(actor: OfficialActor): Piece[] {
  if (!isMarketRegulator(actor)) return [];
  const pieces: Piece[] = [];
  if (hasDuty(actor, "programme_officer")) {
    pieces.push({ ...firms, where: sql`r.division_code = ${actor.divisionCode} and r.status = 'registered'` });
    pieces.push(
      requests(sql`${within(actor, sql`e`)} and (r.claims or not exists (
        select from persons p where p.enterprise_id = e.id and p.enterprise_role = 'owner' and p.status = 'active'))`),
    );
    pieces.push({ ...points, where: sql`r.division_code = ${actor.divisionCode} and r.status = 'applied'` });
  }
  if (isOfCityBureau(actor, "coordinator")) pieces.push({ ...points, where: sql`r.status = 'recommended'` });
  return pieces;
}

/** What departments hand over: at the bureau's desk, or back at their own. */
function transferPieces(actor: OfficialActor): Piece[] {
  const waiting = waitingTransfers({ actor });
  return waiting.length > 0
    ? [{ kind: "transfer", from: sql`transfers r`, number, status, dueOn, where: anyOf(waiting) }]
    : [];
}

/** Visits to be made, those whose advice the firm has answered, and clues to be verified: the conditions of the lists themselves. */
function visitPieces(actor: OfficialActor): Piece[] {
  const [made, clues] = [waitingVisits({ actor }), waitingClues({ actor })];
  const pieces: Piece[] = [];
  if (made.length > 0) pieces.push({ ...visits, ...firmsName, status, where: isAmong(sql`visits`, made) });
  if (clues.length > 0)
    pieces.push({
      kind: "clue",
      from: sql`clues r`,
      label: sql`r.enterprise_name`,
      status,
      dueOn,
      where: anyOf(clues),
    });
  return pieces;
}

/** Reports of leaks: the condition of the list itself. A firm's own say no name. */
function leakPieces(actor: Actor): Piece[] {
  const waiting = waitingLeaks({ actor });
  if (waiting.length === 0) return [];
  const named = actor.kind === "official" ? firmsName : {};
  return [{ kind: "leak-report", from: sql`leak_reports r`, ...named, status, dueOn, where: anyOf(waiting) }];
}

/** Articles to be written on or to be checked: the conditions of the list itself. */
function articlePieces(actor: OfficialActor): Piece[] {
  const waiting = waitingArticles(actor);
  if (waiting.length === 0) return [];
  const label = sql`(select e.title from article_editions e where e.article_id = r.id order by e.edition desc limit 1)`;
  return [{ kind: "article", from: sql`articles r`, label, status, where: anyOf(waiting) }];
}

/** Values that wait for a second person, statements that wait to be confirmed or accepted: the conditions of the lists themselves. */
function figurePieces(actor: OfficialActor): Piece[] {
  const [values, statements] = [waitingValues(actor), waitingStatements(actor)];
  const pieces: Piece[] = [];
  if (values.length > 0)
    pieces.push({
      kind: "outcome-value",
      from: sql`outcome_values r`,
      label: sql`(select i.name_zh || ' ' || ${spanOf} from outcome_indicators i where i.code = r.code and i.superseded_at is null)`,
      status: sql`case when r.status = 'entered' and r.entered_by_id = ${actor.personId}::uuid then 'unproven' else r.status::text end`,
      where: anyOf(values),
    });
  if (statements.length > 0)
    pieces.push({
      kind: "statement",
      from: sql`statements r`,
      label: sql`to_char(r.as_of, 'YYYY-MM-DD')`,
      status: waitsFor(actor),
      where: anyOf(statements),
    });
  return pieces;
}

/** The months of a value, the same in every language. */
export const spanOf = sql`to_char(r.period_from, 'YYYY-MM') || '—' || to_char(r.period_to, 'YYYY-MM')`;

/** What `anyOfMine` and `anyLeftOver` look into: common tables of the statement, of which one that nothing asks for isn't run. */
export function lookedUpOnce(actor: Actor): Sql {
  const found = hasDuty(actor, "investigator")
    ? sql`select m.complaint_id from ${placesOf(actor)}`
    : sql`select null::uuid where false`;
  return sql`mine as materialized (select array(${found}) as complaints), left_over as materialized (select ${LEFT_OVER} as complaints)`;
}
