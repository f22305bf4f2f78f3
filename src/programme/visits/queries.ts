import type { Prisma } from "@db";
import { z } from "zod";
import { stepsByClocks } from "@/kernel/clock-steps";
import { type Day, dateOf, dayFromDate, PROGRAMME_BEGAN } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import { decide } from "@/kernel/workflow";
import type { Ctx } from "@/platform/database";
import { type KnownPerson, peopleKnown } from "@/platform/people";
import { sql } from "@/platform/sql";
import { conclusionOf, type VisitConclusion } from "../demonstration-sites/checks/queries";
import { siteOf } from "../demonstration-sites/queries";
import { SITE_CONCLUSIONS, type SiteStatus, siteWorkflow } from "../demonstration-sites/workflow";
import type { Absence } from "./absences/policy";
import { absencesFrom } from "./absences/queries";
import { type ChecklistItem, checklistItem } from "./checklists/schema";
import { keptAway } from "./draws/queries";
import type { Answer } from "./schema";
import { sightsOf, stillOpen } from "./sights/queries";
import type { VisitSigning, VisitSubject } from "./workflow";

const detail = {
  id: true,
  enterpriseId: true,
  divisionCode: true,
  purpose: true,
  ground: true,
  ruleId: true,
  caseId: true,
  complaintId: true,
  caseDivision: true,
  status: true,
  officerId: true,
  reason: true,
  cancelledBecause: true,
  arrangedOn: true,
  heldOn: true,
  heldReason: true,
  checklistId: true,
  answers: true,
  findings: true,
  signing: true,
  signerName: true,
  signature: true,
  signedAt: true,
  updatedAt: true,
  remark: true,
  witness: true,
  version: true,
  dueOn: true,
  createdAt: true,
  drawId: true,
  burdenReason: true,
  companions: { select: { personId: true }, orderBy: { personId: "asc" } },
  rule: { select: { months: true, source: true } },
  enterprise: {
    select: { id: true, name: true, address: true, town: true, contactName: true, contactMobile: true },
  },
} as const satisfies Prisma.VisitSelect;

export type VisitDetail = Prisma.VisitGetPayload<{ select: typeof detail }> &
  VisitSubject & {
    readonly officerName: string | null;
    /** Who makes it, the responsible one first, as the firm knows them too. */
    readonly people: readonly KnownPerson[];
    readonly signing: VisitSigning | null;
    /** Of a mid-term check that is still to be made: the firm's site, as far as this person sees it. */
    readonly site: { readonly id: string; readonly status: SiteStatus; readonly version: number } | null;
    /** Its conclusion meets a missed term of the site. */
    readonly concludesLate: boolean;
    /** Of one that was made: what it concluded about the site. */
    readonly concluded: VisitConclusion | null;
  };

/** One visit, or null: hidden and absent look the same. */
export async function findVisit(ctx: Ctx, id: string): Promise<VisitDetail | null> {
  const { tx } = ctx;
  const list = { sights: sightsOf(ctx) };
  if (list.sights.length === 0) return null;
  const seen = await tx.$queryRaw<{ id: string }[]>`
    select r.id from visits r where r.id = ${id}::uuid and (${list.sights.reduce((left, right) => sql`${left} or ${right}`)})`;
  const row = seen[0] && (await tx.visit.findFirst({ where: { id }, select: detail }));
  if (!row) return null;
  const companionIds = row.companions.map(({ personId }) => personId);
  const ids = [...(row.officerId ? [row.officerId] : []), ...companionIds];
  const known = await peopleKnown(ctx, ids);
  const ring = row.caseId
    ? await tx.case.findFirst({ where: { id: row.caseId }, select: { team: true, divisionCode: true } })
    : null;
  const people = ids.flatMap((person) => known.get(person) ?? []);
  return {
    ...row,
    ...(await judgementOf(ctx, row)),
    ...{ companionIds, people, ring },
    officerName: (row.officerId && known.get(row.officerId)?.name) || null,
  };
}

/** Whether a conclusion about the site is asked of this person, by the site's own table; or the one that was made. */
async function judgementOf(
  ctx: Ctx,
  { id, purpose, status, enterpriseId }: Pick<VisitDetail, "id" | "purpose" | "status" | "enterpriseId">,
): Promise<Pick<VisitDetail, "site" | "concluded" | "concludesLate" | "conclusion">> {
  const none = { site: null, concluded: null, concludesLate: false, conclusion: "none" } as const;
  if (purpose !== "mid_term" || status === "cancelled") return none;
  if (status === "held") return { ...none, concluded: await conclusionOf(ctx, id) };
  const site = await siteOf(ctx, enterpriseId);
  // Hidden from whoever makes the visit: the firm has moved, and its site with it.
  if (!site) return { ...none, conclusion: "not-yours" };
  const checked = { ...site, visitWaits: false };
  const decision = decide(siteWorkflow, "check", ctx.actor, checked);
  const conclusion = decision.ok ? "asked" : decision.refusal === "wrong-status" ? "none" : "not-yours";
  const { open } = stepsByClocks(siteWorkflow, ctx.actor, checked, site.clocks);
  const concludesLate = open.some(({ name, late }) => late && SITE_CONCLUSIONS.some((step) => step === name));
  return { ...none, site, conclusion, concludesLate };
}

const checklistItems = z.array(checklistItem);
export type Checklist = {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly items: readonly ChecklistItem[];
};

/** The checklist that a visit was recorded with, else the one in force for its purpose today. */
export async function checklistFor(
  { tx, today }: Ctx,
  { checklistId, purpose }: Pick<VisitDetail, "checklistId" | "purpose">,
): Promise<Checklist> {
  const row = await tx.visitChecklist.findFirstOrThrow({
    where: checklistId
      ? { id: checklistId }
      : {
          purpose,
          validFrom: { lte: dateOf(today) },
          OR: [{ validTo: null }, { validTo: { gte: dateOf(today) } }],
        },
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

/** The first day on which a visit for this ground can have been made: none before the programme, and none at a point or site before the firm was one. */
export async function firstDayFor(
  { tx }: Ctx,
  { ground, enterpriseId }: Pick<VisitDetail, "ground" | "enterpriseId">,
): Promise<Day> {
  if (ground !== "point" && ground !== "site") return PROGRAMME_BEGAN;
  const { _min } = await tx.contactPointPeriod.aggregate({ where: { enterpriseId }, _min: { fromDay: true } });
  return _min.fromDay ? dayFromDate(_min.fromDay) : PROGRAMME_BEGAN;
}

export type VisitOfficer = {
  readonly id: string;
  readonly name: string;
  /** Visits that he has before him. */
  readonly load: number;
  /** When he isn't there, from today on. */
  readonly absences: readonly Absence[];
  /** Of the firms that were asked about those from which he keeps away. */
  readonly apart: readonly string[];
};

/**
 * Who can be given a visit to one of these firms: the ring of its case, or who makes visits in its division, else, also where all of those keep away, in the
 * city; with what each has before him. Nobody whose account was never used: he wouldn't learn of it.
 */
export async function officersFor(
  ctx: Ctx,
  { divisionCode, ring }: Pick<VisitSubject, "divisionCode" | "ring">,
  enterprises: readonly string[],
): Promise<VisitOfficer[]> {
  const { tx, today } = ctx;
  const active = {
    status: "active",
    mailVerifiedAt: { not: null },
    department: { kind: "market_regulation" },
  } as const;
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
    : ((await free(
        ctx,
        enterprises,
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
    where r.officer_id = any (${people.map(({ id }) => id)}::uuid[]) and ${stillOpen} and (r.case_id is not null) = ${ring !== null} group by r.officer_id`;
  const ids = people.map(({ id }) => id);
  const absences = await absencesFrom(ctx, today, ids);
  const apart = await keptAway(ctx, { people: ids, enterprises });
  return people
    .map((person) => ({
      ...person,
      load: loads.find(({ id }) => id === person.id)?.load ?? 0,
      absences: absences.filter(({ personId }) => personId === person.id),
      apart: apart.flatMap(({ personId, enterpriseId }) => (personId === person.id ? [enterpriseId] : [])),
    }))
    .toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
}

/** These people, if there is one among them who doesn't keep away from one of these firms. */
async function free<Person extends { readonly id: string }>(
  ctx: Ctx,
  enterprises: readonly string[],
  found: Promise<Person[]>,
): Promise<Person[] | undefined> {
  const people = await found;
  const apart = await keptAway(ctx, { people: people.map(({ id }) => id), enterprises });
  const firms = new Set(enterprises).size;
  return people.some(({ id }) => apart.filter(({ personId }) => personId === id).length < firms) ? people : undefined;
}

/** The rule of a ground in force on a day; a missing rule is a fault of the installation. */
export async function visitRuleOn({ tx }: Ctx, ground: "by_hand" | "advice", day: Day): Promise<{ id: string }> {
  return tx.visitRule.findFirstOrThrow({
    where: { ground, validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: { id: true },
    orderBy: { validFrom: "desc" },
  });
}
