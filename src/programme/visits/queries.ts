import type { Prisma } from "@db";
import { z } from "zod";
import { type Light, lightOf } from "@/kernel/clocks";
import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { rulesOf } from "@/platform/rules";
import { type Sql, sql, word } from "@/platform/sql";
import { countedRows, cutWorkPage, isOverdue, pickedAll, pickedPage, type WorkList } from "@/platform/work-list";
import { anyOfTeams } from "../complaints/queries";
import { mayPlan, sightOf } from "./policy";
import type { Answer, VisitFilter } from "./schema";
import type { VisitPurpose, VisitSigning, VisitStatus, VisitSubject } from "./workflow";

/** What the actor may see at all, as the sights of a work list; none for nobody. Row-level security says it again. */
function sights({ actor }: Ctx): Sql[] {
  const sight = sightOf(actor);
  if (sight.of === "none") return [];
  if (sight.of === "everything") return [sql`true`];
  if (sight.of === "own") return [sql`r.enterprise_id = ${sight.enterpriseId}::uuid`];
  const { divisionCode, investigates, leads } = sight;
  return [
    divisionCode ? sql`(r.case_id is null and r.division_code = ${divisionCode})` : sql`r.case_id is null`,
    ...(investigates ? [sql`r.complaint_id = ${anyOfTeams(investigates)}`] : []),
    ...(leads ? [sql`r.case_id in (select k.id from cases k where k.division_code = ${leads})`] : []),
  ];
}

const open = sql`r.status in ('planned', 'arranged')`;

/** Visits that wait for an official: his own that are to be made or whose advice was answered, and for those who share out what nobody has. */
export function waitingVisits({ actor }: Pick<Ctx, "actor">): Sql[] {
  if (actor.kind !== "official" || sightOf(actor).of !== "office") return [];
  const answered = sql`exists (select from visit_advice a where a.visit_id = r.id and a.status = 'answered')`;
  const here = actor.level === "city" ? sql`true` : sql`r.division_code = ${actor.divisionCode}`;
  return [
    sql`(r.officer_id = ${actor.personId}::uuid and (${open} or ${answered}))`,
    ...(mayPlan(actor) ? [sql`(r.officer_id is null and ${open} and r.case_id is null and ${here})`] : []),
    ...(actor.duties.includes("bureau_leader")
      ? [
          sql`(r.officer_id is null and ${open} and r.case_id in (select k.id from cases k where k.division_code = ${actor.divisionCode}))`,
        ]
      : []),
  ];
}

/** The one filter behind a count, the list that it opens and its export. */
function workList(ctx: Ctx, filter: VisitFilter): WorkList {
  const conditions: Sql[] = [];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(sql`r.enterprise_id in (select enterprises_matching(${terms}))`);
  if (filter.division) conditions.push(sql`r.division_code = ${filter.division}`);
  if (filter.town)
    conditions.push(sql`r.enterprise_id in (select e.id from enterprises e where e.town = ${filter.town})`);
  if (filter.purpose) conditions.push(sql`r.purpose = ${word(filter.purpose)}`);
  if (filter.status) conditions.push(sql`r.status = ${word(filter.status)}`);
  if (filter.enterprise) conditions.push(sql`r.enterprise_id = ${filter.enterprise}::uuid`);
  if (filter.officer) conditions.push(sql`r.officer_id = ${filter.officer}::uuid`);
  if (filter.open) conditions.push(open);
  if (filter.overdue) conditions.push(isOverdue(ctx.today));
  return { table: sql`visits`, sights: filter.mine ? waitingVisits(ctx) : sights(ctx), filter: conditions };
}

/** How many visits the filter holds for this reader. One statement. */
export async function countVisits(ctx: Ctx, filter: VisitFilter): Promise<number> {
  const list = workList(ctx, filter);
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${countedRows(list)} as n`;
  return rows[0]?.n ?? 0;
}

export type VisitLine = {
  readonly id: string;
  readonly purpose: VisitPurpose;
  readonly status: VisitStatus;
  readonly dueOn: Date | null;
  readonly arrangedOn: Date | null;
  readonly heldOn: Date | null;
  readonly divisionCode: string;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly town: string | null;
  readonly address: string | null;
  readonly contactName: string;
  readonly contactMobile: string;
  readonly officerName: string | null;
  /** Advice that is not yet done or not yet looked at. */
  readonly openAdvice: number;
  readonly yellow: number;
  readonly red: number;
};

const columns = sql`r.id, r.purpose::text as purpose, r.status::text as status, r.due_on as "dueOn", r.arranged_on as "arrangedOn", r.held_on as "heldOn",
  r.division_code as "divisionCode", r.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.town, e.address,
  e.contact_name as "contactName", e.contact_mobile as "contactMobile", p.name as "officerName", l.yellow, l.red,
  (select count(*)::int from visit_advice a where a.visit_id = r.id and a.status in ('open', 'answered')) as "openAdvice"`;
// Held, its date is that of its advice, and the lights are those of advice.
const joins = sql`join enterprises e on e.id = r.enterprise_id left join known_officials p on p.id = r.officer_id
  join visit_rules u on u.id = r.rule_id
  join lateral (select x.yellow, x.red from visit_rules x where (r.status <> 'held' and x.id = u.id) or (r.status = 'held' and x.ground = 'advice' and x.valid_to is null) limit 1) l on true`;

export type ListedVisit = VisitLine & { readonly light: Light };

async function lit(ctx: Ctx, rows: readonly VisitLine[]): Promise<ListedVisit[]> {
  const { calendar } = await rulesOf(ctx);
  return rows.map((row) => {
    const state = { dueAt: null, pausedSince: null, metOn: null, metAt: null, unit: "calendar_day" as const };
    const { yellow, red, dueOn } = row;
    return {
      ...row,
      light: lightOf({ ...state, yellow, red, dueOn: dueOn && dayFromDate(dueOn) }, ctx.today, calendar),
    };
  });
}

/** One page of visits, nearest date first, with the total. Three statements. */
export async function listVisits(
  ctx: Ctx,
  filter: VisitFilter,
  after?: string,
): Promise<{ rows: readonly ListedVisit[]; total: number; next: string | null }> {
  const list = workList(ctx, filter);
  if (list.sights.length === 0) return { rows: [], total: 0, next: null };
  const found = await ctx.tx.$queryRaw<VisitLine[]>`
    with picked as materialized (${pickedPage(list, after)})
    select ${columns} from picked join visits r using (id) ${joins} order by picked.due, picked.id`;
  const { rows, next } = cutWorkPage(found);
  return { rows: await lit(ctx, rows), total: await countVisits(ctx, filter), next };
}

/** All of them, for an export, in the list's order. */
export async function everyVisit(ctx: Ctx, filter: VisitFilter, limit: number): Promise<readonly ListedVisit[]> {
  const list = workList(ctx, filter);
  if (list.sights.length === 0) return [];
  const rows = await ctx.tx.$queryRaw<VisitLine[]>`
    with picked as materialized (${pickedAll(list, limit)})
    select ${columns} from picked join visits r using (id) ${joins} order by picked.due, picked.id`;
  return lit(ctx, rows);
}

/** Rows of a plan by day or by town: more than anybody reads at once. */
const MOST_PLANNED = 400;

/** Visits to be made in these days, by the day arranged, else the day by which they are owed. Two statements. */
export async function visitsBetween(
  ctx: Ctx,
  filter: VisitFilter,
  { from, after }: { readonly from: Day | null; readonly after: Day },
): Promise<readonly ListedVisit[]> {
  const list = workList(ctx, { ...filter, open: "1" });
  if (list.sights.length === 0) return [];
  const day = sql`coalesce(r.arranged_on, r.due_on)`;
  const within = [...list.filter, sql`${day} < ${after}::date`, ...(from ? [sql`${day} >= ${from}::date`] : [])];
  const rows = await ctx.tx.$queryRaw<VisitLine[]>`
    with picked as materialized (${pickedAll({ ...list, filter: within }, MOST_PLANNED)})
    select ${columns} from picked join visits r using (id) ${joins} order by ${day}, e.town, r.id`;
  return lit(ctx, rows);
}

const detail = {
  id: true,
  enterpriseId: true,
  divisionCode: true,
  purpose: true,
  ground: true,
  ruleId: true,
  caseId: true,
  complaintId: true,
  status: true,
  officerId: true,
  reason: true,
  arrangedOn: true,
  heldOn: true,
  checklistId: true,
  answers: true,
  findings: true,
  signing: true,
  signerName: true,
  signature: true,
  signedAt: true,
  updatedAt: true,
  remark: true,
  version: true,
  dueOn: true,
  createdAt: true,
  rule: { select: { months: true, source: true } },
  enterprise: {
    select: { id: true, name: true, address: true, town: true, contactName: true, contactMobile: true },
  },
} as const satisfies Prisma.VisitSelect;

export type VisitDetail = Prisma.VisitGetPayload<{ select: typeof detail }> &
  VisitSubject & { readonly officerName: string | null; readonly signing: VisitSigning | null };

/** One visit, or null: hidden and absent look the same. */
export async function findVisit(ctx: Ctx, id: string): Promise<VisitDetail | null> {
  const { tx } = ctx;
  const list = { sights: sights(ctx) };
  if (list.sights.length === 0) return null;
  const seen = await tx.$queryRaw<{ id: string }[]>`
    select r.id from visits r where r.id = ${id}::uuid and (${list.sights.reduce((left, right) => sql`${left} or ${right}`)})`;
  const row = seen[0] && (await tx.visit.findFirst({ where: { id }, select: detail }));
  if (!row) return null;
  const officers = await peopleKnown(ctx, row.officerId ? [row.officerId] : []);
  const ring = row.caseId
    ? await tx.case.findFirst({ where: { id: row.caseId }, select: { team: true, divisionCode: true } })
    : null;
  return { ...row, officerName: (row.officerId && officers.get(row.officerId)?.name) || null, ring };
}

const checklistItems = z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }));
export type ChecklistItem = z.output<typeof checklistItems>[number];
export type Checklist = {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly items: readonly ChecklistItem[];
};

/** The checklist that a visit was recorded with, else the one in force for its purpose. */
export async function checklistFor(
  { tx }: Ctx,
  { checklistId, purpose }: Pick<VisitDetail, "checklistId" | "purpose">,
): Promise<Checklist> {
  const row = await tx.visitChecklist.findFirstOrThrow({
    where: checklistId ? { id: checklistId } : { purpose, validTo: null },
    select: { id: true, version: true, source: true, items: true },
  });
  return { ...row, items: checklistItems.parse(row.items) };
}

/**
 * The checklist that a form was made with, if it was in force on the day of the visit. Refuses `checklist-changed`: another version was by
 * then, and its items aren't those of the form.
 */
export async function checklistOn(
  { tx }: Ctx,
  { purpose }: Pick<VisitDetail, "purpose">,
  { checklistId, heldOn }: { readonly checklistId: string; readonly heldOn: Day },
): Promise<Checklist> {
  const row = await tx.visitChecklist.findFirst({
    where: { id: checklistId, purpose, OR: [{ validTo: null }, { validTo: { gte: dateOf(heldOn) } }] },
    select: { id: true, version: true, source: true, items: true },
  });
  if (!row) throw new Refusal("checklist-changed");
  return { ...row, items: checklistItems.parse(row.items) };
}

const answers = z.record(z.string(), z.enum(["met", "partly", "unmet", "unseen"])).catch({});
/** What was found, item by item. */
export function answersOf({ answers: kept }: Pick<VisitDetail, "answers">): Readonly<Record<string, Answer>> {
  return answers.parse(kept);
}

/** Who can be given a visit: the ring of its case, or who makes visits in its division, else in the city; with what each has before him. */
export async function officersFor(
  { tx }: Ctx,
  { divisionCode, ring }: Pick<VisitSubject, "divisionCode" | "ring">,
): Promise<{ readonly id: string; readonly name: string; readonly load: number }[]> {
  const active = { status: "active", department: { kind: "market_regulation" } } as const;
  const select = { id: true, name: true } as const;
  const on = (duties: readonly ("programme_officer" | "coordinator" | "investigator")[]) => ({
    duties: { some: { duty: { in: [...duties] }, endedAt: null } },
  });
  const people = ring
    ? await tx.person.findMany({
        where: {
          ...{ ...active, ...on(["investigator"]), id: { in: [...ring.team] } },
          department: { kind: "market_regulation", divisionCode: ring.divisionCode },
        },
        select,
      })
    : ((await nonEmpty(
        tx.person.findMany({
          where: { ...active, ...on(["programme_officer"]), department: { kind: "market_regulation", divisionCode } },
          select,
        }),
      )) ??
      (await tx.person.findMany({
        where: {
          ...active,
          ...on(["programme_officer", "coordinator"]),
          department: { kind: "market_regulation", level: "city" },
        },
        select,
      })));
  const loads = await tx.$queryRaw<{ id: string; load: number }[]>`
    select r.officer_id as id, count(*)::int as load from visits r
    where r.officer_id = any (${people.map(({ id }) => id)}::uuid[]) and ${open} and (r.case_id is not null) = ${ring !== null} group by r.officer_id`;
  return people
    .map((person) => ({ ...person, load: loads.find(({ id }) => id === person.id)?.load ?? 0 }))
    .toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
}

async function nonEmpty<T>(found: Promise<T[]>): Promise<T[] | undefined> {
  const rows = await found;
  return rows.length > 0 ? rows : undefined;
}

/** Visits of a firm that this reader may see, newest first: for the firm's page. One statement. */
export async function visitsOf(ctx: Ctx, enterpriseId: string): Promise<readonly ListedVisit[]> {
  const seen = sights(ctx);
  if (seen.length === 0) return [];
  const rows = await ctx.tx.$queryRaw<VisitLine[]>`
    select ${columns} from visits r ${joins}
    where r.enterprise_id = ${enterpriseId}::uuid and r.status <> 'cancelled' and (${seen.reduce((left, right) => sql`${left} or ${right}`)})
    order by coalesce(r.held_on, r.arranged_on, r.due_on) desc nulls last, r.id desc limit 20`;
  return lit(ctx, rows);
}

/** The rule of a ground in force on a day; a missing rule is a fault of the installation. */
export async function visitRuleOn({ tx }: Ctx, ground: "by_hand" | "advice", day: Day): Promise<{ id: string }> {
  return tx.visitRule.findFirstOrThrow({
    where: { ground, validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: { id: true },
    orderBy: { validFrom: "desc" },
  });
}
