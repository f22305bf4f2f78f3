import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { addDays, type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { anyOf, type Sql, sql } from "@/platform/sql";
import { type FirstClock, firstClock, firstClockColumns, lightOfRow } from "@/platform/work-list";
import { anyOfTeams } from "../../complaints/queries";
import { waitingLeaks } from "../../contact-points/leaks/queries";
import { DAYS_BEFORE_CHECK } from "../../demonstration-sites/workflow";
import { waitingArticles } from "../../information-centre/articles/queries";
import { waitingValues } from "../../outcomes/queries";
import { unconfirmed, waitingStatements } from "../../targets/statements/queries";
import { waitingVisits } from "../../visits/queue/queries";

export const WAITING_KINDS = [
  "complaint",
  "message",
  "case",
  "referral",
  "enterprise",
  "contact-point",
  "demonstration-site",
  "leak-report",
  "visit",
  "article",
  "outcome-value",
  "statement",
  "account",
  "join-request",
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/**
 * What waits for a person, kind by kind. For officials these are the conditions of `mine=1` in each list, said once here for the badges
 * and the desk; a test holds each equal to its list. Each piece selects kind, id, number, label, status, due_on.
 */
function piecesFor(actor: Actor, today: Day): Sql[] {
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
    ...articlePieces(actor),
    ...figurePieces(actor),
    ...sitePieces(actor, today),
    ...accountPieces(actor),
  ];
}

/** An official's account that one administrator made waits for the other to give it duties. */
function accountPieces(actor: OfficialActor): Sql[] {
  if (!hasDuty(actor, "security_administrator")) return [];
  return [
    sql`select 'account' as kind, r.id, r.username as number, r.name as label, 'without-duty' as status, null::date as due_on from persons r
      where r.kind = 'official' and r.status = 'active' and not exists (select from person_duties d where d.person_id = r.id and d.ended_at is null)`,
  ];
}

/** Requests to join: a firm's for its owner, those that no owner decides for the programme office. */
function requests(condition: Sql): Sql {
  return sql`select 'join-request' as kind, r.id, null::text as number, e.name as label, case when r.claims then 'claim' else 'asked' end as status, null::date as due_on
    from join_requests r join enterprises e on e.id = r.enterprise_id where r.status = 'asked' and ${condition}`;
}

/** A firm's own: what it began, what came back to it, and what the team wrote and nobody has opened. */
function firmPieces(enterpriseId: string): Sql[] {
  const own = sql`r.enterprise_id = ${enterpriseId}::uuid`;
  return [
    sql`select 'complaint' as kind, r.id, r.number, r.title as label, r.status::text as status, r.due_on from complaints r where ${own} and r.status in ('draft', 'returned')`,
    sql`select 'message', r.id, r.number, r.title, r.status::text, null from complaints r where ${own} and r.status not in ('draft', 'returned')
      and exists (select from messages m where m.complaint_id = r.id and not m.from_firm and m.opened_at is null)`,
    sql`select 'enterprise', r.id, null, r.name, r.status::text, r.due_on from enterprises r where r.id = ${enterpriseId}::uuid and r.status = 'returned'`,
    sql`select 'contact-point', r.id, r.number, null, r.status::text, r.due_on from contact_points r where ${own} and r.status = 'returned'`,
    sql`select 'demonstration-site', r.id, r.number, null, r.status::text, r.due_on from demonstration_sites r where ${own} and (r.status in ('draft', 'returned') or (r.status = 'rectifying' and r.rectification is null))`,
    sql`select 'visit', r.id, null, null, 'advice', r.due_on from visits r where ${own} and exists (select from visit_advice a where a.visit_id = r.id and a.status = 'open')`,
  ];
}

function caseworkPieces(actor: OfficialActor): Sql[] {
  if (!isMarketRegulator(actor)) return [];
  const { divisionCode } = actor;
  const complaints = (condition: Sql) =>
    sql`select 'complaint' as kind, r.id, r.number, r.title as label, r.status::text as status, r.due_on from complaints r where ${condition}`;
  const cases = (condition: Sql) =>
    sql`select 'case', r.id, r.number, r.title, r.status::text, r.due_on from cases r where ${condition}`;
  const pieces: Sql[] = [];
  if (hasDuty(actor, "intake"))
    pieces.push(complaints(sql`r.division_code = ${divisionCode} and r.status = 'submitted'`));
  if (hasDuty(actor, "investigator")) {
    pieces.push(complaints(sql`r.id = ${anyOfTeams(actor)} and r.status = 'verifying'`));
    pieces.push(cases(sql`r.complaint_id = ${anyOfTeams(actor)} and r.status in ('filed', 'investigating')`));
  }
  if (hasDuty(actor, "bureau_leader")) {
    pieces.push(complaints(sql`r.division_code = ${divisionCode} and r.status = 'proposed'`));
    pieces.push(cases(sql`r.division_code = ${divisionCode} and r.status in ('concluded', 'decided')`));
  }
  return pieces;
}

function referralPieces(actor: OfficialActor): Sql[] {
  const referrals = (condition: Sql) =>
    sql`select 'referral', r.id, r.number, null, r.status::text, r.due_on from referrals r where ${condition}`;
  const pieces: Sql[] = [];
  if (hasDuty(actor, "department_handler"))
    pieces.push(referrals(sql`r.to_department_id = ${actor.departmentId}::uuid and r.status in ('sent', 'accepted')`));
  if (isMarketRegulator(actor) && hasDuty(actor, "investigator"))
    pieces.push(referrals(sql`r.complaint_id = ${anyOfTeams(actor)} and r.status in ('returned', 'answered')`));
  return pieces;
}

/** Sites on which a person's signature or vote is awaited, or that wait for the coordinator or the bureau meeting: `waiting` of their queries. */
function sitePieces(actor: OfficialActor, today: Day): Sql[] {
  const conditions: Sql[] = [];
  const pending = sql`select from site_reviewers p where p.site_id = r.id and p.pending`;
  const city = isMarketRegulator(actor) && actor.level === "city";
  if (hasDuty(actor, "site_reviewer", "legal_reviewer", "investigator"))
    conditions.push(sql`exists (${pending} and p.person_id = ${actor.personId}::uuid)`);
  if (city && hasDuty(actor, "bureau_leader")) conditions.push(sql`r.status = 'meeting'`);
  if (city && hasDuty(actor, "coordinator"))
    conditions.push(
      sql`r.status in ('recommended', 'scored')`,
      sql`(r.status in ('on_site', 'reconciling', 'panel') and not exists (${pending}))`,
      sql`(r.status = 'in_notice' and r.notice_to < ${today}::date)`,
      sql`(r.status = 'in_notice' and exists (select from site_objections o where o.site_id = r.id and o.answered_at is null))`,
      sql`(r.status = 'rectifying' and r.rectification is not null)`,
    );
  if (isMarketRegulator(actor) && hasDuty(actor, "programme_officer"))
    conditions.push(
      sql`((r.status = 'applied' or (r.status = 'awarded' and r.due_on <= ${addDays(today, DAYS_BEFORE_CHECK)}::date and not exists (
        select from visits v where v.enterprise_id = r.enterprise_id and v.purpose = 'mid_term' and v.status in ('planned', 'arranged'))))
        and ${city ? sql`true` : sql`r.division_code = ${actor.divisionCode}`})`,
    );
  if (conditions.length === 0) return [];
  return [
    sql`select 'demonstration-site', r.id, r.number, r.enterprise_name, r.status::text, r.due_on from demonstration_sites r where ${anyOf(conditions)}`,
  ];
}

function programmePieces(actor: OfficialActor): Sql[] {
  if (!isMarketRegulator(actor)) return [];
  const here = actor.level === "city" ? sql`true` : sql`r.division_code = ${actor.divisionCode}`;
  const points = (condition: Sql) =>
    sql`select 'contact-point', r.id, r.number, e.name, r.status::text, r.due_on from contact_points r left join enterprises e on e.id = r.enterprise_id where ${here} and ${condition}`;
  const pieces: Sql[] = [];
  if (hasDuty(actor, "programme_officer")) {
    pieces.push(
      sql`select 'enterprise', r.id, null, r.name, r.status::text, r.due_on from enterprises r where ${here} and r.status = 'registered'`,
    );
    pieces.push(
      requests(sql`${actor.level === "city" ? sql`true` : sql`e.division_code = ${actor.divisionCode}`} and (r.claims or not exists (
        select from persons p where p.enterprise_id = e.id and p.enterprise_role = 'owner' and p.status = 'active'))`),
    );
    pieces.push(points(sql`r.status = 'applied'`));
  }
  if (actor.level === "city" && hasDuty(actor, "coordinator")) {
    pieces.push(points(sql`r.status = 'recommended'`));
  }
  return pieces;
}

/** Visits to be made, and those whose advice the firm has answered: the conditions of the list itself. */
function visitPieces(actor: OfficialActor): Sql[] {
  const waiting = waitingVisits({ actor });
  if (waiting.length === 0) return [];
  return [
    sql`select 'visit', r.id, null, e.name, r.status::text, r.due_on from visits r left join enterprises e on e.id = r.enterprise_id where ${anyOf(waiting)}`,
  ];
}

/** Reports of leaks: the condition of the list itself. A firm's own say no name. */
function leakPieces(actor: Actor): Sql[] {
  const waiting = waitingLeaks({ actor });
  if (waiting.length === 0) return [];
  return [
    sql`select 'leak-report' as kind, r.id, null::text as number, case when ${actor.kind === "official"}::boolean then e.name end as label, r.status::text as status, r.due_on
      from leak_reports r left join enterprises e on e.id = r.enterprise_id where ${anyOf(waiting)}`,
  ];
}

/** Articles to be written on or to be checked: the conditions of the list itself. */
function articlePieces(actor: OfficialActor): Sql[] {
  const waiting = waitingArticles(actor);
  if (waiting.length === 0) return [];
  return [
    sql`select 'article', r.id, null, (select e.title from article_editions e where e.article_id = r.id order by e.edition desc limit 1),
      r.status::text, null::date from articles r where ${anyOf(waiting)}`,
  ];
}

/** Values that wait for a second person, statements that wait to be confirmed or accepted: the conditions of the lists themselves. */
function figurePieces(actor: OfficialActor): Sql[] {
  const [values, statements] = [waitingValues(actor), waitingStatements(actor)];
  return [
    ...(values.length > 0
      ? [
          sql`select 'outcome-value', r.id, null, (select i.name_zh || ' ' || ${spanOf} from outcome_indicators i where i.code = r.code and i.superseded_at is null),
            case when r.status = 'entered' and r.entered_by_id = ${actor.personId}::uuid then 'unproven' else r.status::text end, null::date
            from outcome_values r where ${anyOf(values)}`,
        ]
      : []),
    ...(statements.length > 0
      ? [
          sql`select 'statement', r.id, null, to_char(r.as_of, 'YYYY-MM-DD'), case when ${unconfirmed()} then 'confirm' else 'accept' end, null::date
            from statements r where ${anyOf(statements)}`,
        ]
      : []),
  ];
}

/** The months of a value, the same in every language. */
const spanOf = sql`to_char(r.period_from, 'YYYY-MM') || '—' || to_char(r.period_to, 'YYYY-MM')`;

/** All pieces as one table `waiting (kind, id, number, label, status, due_on)`; undefined when nothing can wait for this person. */
function union(pieces: readonly Sql[]): Sql | undefined {
  const [first, ...rest] = pieces;
  if (!first) return undefined;
  // The first piece names the columns.
  return rest.reduce(
    (left, right) => sql`${left} union all ${right}`,
    sql`select * from (${first}) named (kind, id, number, label, status, due_on)`,
  );
}

export type Counts = Readonly<Record<WaitingKind, number>>;
export const NOTHING: Counts = {
  complaint: 0,
  message: 0,
  case: 0,
  referral: 0,
  enterprise: 0,
  "contact-point": 0,
  "demonstration-site": 0,
  "leak-report": 0,
  visit: 0,
  article: 0,
  "outcome-value": 0,
  statement: 0,
  account: 0,
  "join-request": 0,
};

/** How much waits for this person, by kind, as an expression that yields an object. */
export function countsExpression(actor: Actor, today: Day): Sql {
  const all = union(piecesFor(actor, today));
  return all
    ? sql`(select json_object_agg(kind, n) from (select kind, count(*)::int as n from (${all}) waiting group by kind) counted)`
    : sql`null::json`;
}

export type WaitingRow = {
  readonly kind: WaitingKind;
  readonly id: string;
  readonly number: string | null;
  /** Title of a complaint or a case, name of a firm; none for a referral. */
  readonly label: string | null;
  /** The same in English, of what has names in both languages. */
  readonly labelEn: string | null;
  /** Since when it waits, of what no time is set for. */
  readonly since: Date | null;
  readonly status: string;
  readonly dueOn: Day | null;
  readonly light: Light;
};
export type Waiting = { readonly rows: readonly WaitingRow[]; readonly counts: Counts };

/** Rows of a desk's first part. */
const SHOWN = 8;

type Found = Omit<WaitingRow, "dueOn" | "light"> &
  FirstClock & { readonly dueOn: Date | null; readonly counts: Partial<Counts> };

/** The first of what waits for this person, nearest date first, with how much there is of each kind. One statement. */
export async function listWaiting(ctx: Ctx): Promise<Waiting> {
  const { tx, actor, now, today } = ctx;
  const all = union(piecesFor(actor, today));
  if (!all) return { rows: [], counts: NOTHING };
  const found = await tx.$queryRaw<Found[]>`
    with waiting as materialized (${all}),
      first as (select * from waiting order by coalesce(due_on, 'infinity'::date), id limit ${SHOWN})
    select first.kind, first.id, first.number, first.label, first.status, first.due_on as "dueOn", ${firstClockColumns},
      case first.kind when 'outcome-value' then (select i.name_en || ' ' || ${spanOf} from outcome_values r
        join outcome_indicators i on i.code = r.code and i.superseded_at is null where r.id = first.id) end as "labelEn",
      case first.kind when 'outcome-value' then (select r.updated_at from outcome_values r where r.id = first.id)
        when 'statement' then (select r.opened_at from statements r where r.id = first.id) end as since,
      (select json_object_agg(kind, n) from (select kind, count(*)::int as n from waiting group by kind) counted) as counts
    from first ${firstClock(sql`first.id`)}
    order by coalesce(first.due_on, 'infinity'::date), first.id`;
  const rules = await rulesOf(ctx);
  return {
    rows: found.map(({ kind, id, number, label, labelEn, since, status, dueOn, ...clock }) => ({
      kind,
      id,
      number,
      label,
      labelEn,
      since,
      status,
      dueOn: dueOn && dayFromDate(dueOn),
      light: lightOfRow(clock, rules, { now, today, ended: false }),
    })),
    counts: { ...NOTHING, ...found[0]?.counts },
  };
}
