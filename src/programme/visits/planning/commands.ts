import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { takeStep } from "@/platform/take-step";
import { windowOf } from "../absences/policy";
import { beginVisit, visitFor, visitRecipients } from "../commands";
import { mayChangeRules } from "../policy";
import { officersFor } from "../queries";
import { type VisitGround, type VisitPurpose, visitWorkflow } from "../workflow";
import { owedVisits, type PlanRule, shareOut } from "./policy";
import {
  type FoundGround,
  groundlessVisits,
  groundsOfVisits,
  isPlanRule,
  knownOccasions,
  type Stray,
  strayVisits,
  visitRulesOn,
} from "./queries";
import type { ChangeVisitRule } from "./schema";

const PURPOSE_OF = {
  point: "patrol",
  site: "mid_term",
  closed_case: "follow_up",
} as const satisfies Record<PlanRule["ground"], VisitPurpose>;

/** Visits that one transaction writes; the job goes on until nothing is left. */
const AT_ONCE = 100;

type Owed = ReturnType<typeof owedVisits>[number] & { readonly source: FoundGround };

/** How many visits a run of the plan wrote by the rule of each ground, and how many are owed that it left to the next run. */
export type MadePlan = Readonly<Record<PlanRule["ground"] | "left", number>>;

/**
 * Writes the visits that are owed by the rules and not yet in the plan, at most 100, and gives each to an officer. Made twice, also at the
 * same moment, it writes each once: by its occasion. What an asker doesn't see he doesn't plan: closed cases are the nightly job's alone.
 */
export async function planOwedVisits(ctx: Ctx): Promise<MadePlan> {
  const rules = (await visitRulesOn(ctx, ctx.today)).filter(isPlanRule);
  const grounds = new Map((await groundsOfVisits(ctx)).map((ground) => [`${ground.ground}/${ground.id}`, ground]));
  const owed = owedVisits(rules, [...grounds.values()], ctx.today);
  const known = await knownOccasions(
    ctx,
    owed.map(({ occasion }) => occasion),
  );
  const fresh = owed
    .filter(({ occasion }) => !known.has(occasion))
    .flatMap((visit): Owed[] => {
      const source = grounds.get(`${visit.source.ground}/${visit.source.id}`);
      return source ? [{ ...visit, source }] : [];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.occasion < b.occasion ? -1 : 1));
  const now = fresh.slice(0, AT_ONCE);
  const written: VisitGround[] = [];
  // Of a case only its own ring can be given the visit; everything else is shared out division by division.
  for (const visits of Map.groupBy(now, ({ source }) =>
    source.complaintId ? source.id : source.divisionCode,
  ).values())
    written.push(...(await write(ctx, visits)));
  const by = (ground: PlanRule["ground"]) => written.filter((one) => one === ground).length;
  return {
    ...{ point: by("point"), site: by("site"), closed_case: by("closed_case") },
    left: fresh.length - now.length,
  };
}

async function write(ctx: Ctx, owed: readonly Owed[]): Promise<readonly VisitGround[]> {
  const { tx, now, today } = ctx;
  const [first] = owed;
  if (!first) return [];
  const ring = await ringOf(ctx, first.source.complaintId ? first.source.id : null);
  const visits = owed.map(({ occasion, dueOn, source: { enterpriseId } }) => ({
    ...{ id: occasion, enterpriseId },
    window: windowOf({ today, dueOn }),
  }));
  const { divisionCode } = first.source;
  const shares = shareOut(visits, await officersFor(ctx, { divisionCode, ring }, firmsOf(visits)));
  const created = await tx.visit.createManyAndReturn({
    data: owed.map(({ ruleId, occasion, dueOn, source }) => ({
      enterpriseId: source.enterpriseId,
      divisionCode: source.divisionCode,
      purpose: PURPOSE_OF[source.ground],
      ground: source.ground,
      ruleId,
      occasion,
      caseId: source.complaintId ? source.id : null,
      complaintId: source.complaintId,
      caseDivision: ring?.divisionCode ?? null,
      officerId: shares.get(occasion) ?? null,
      owedOn: dateOf(dueOn),
      dueOn: dateOf(dueOn),
      createdAt: now,
      updatedAt: now,
    })),
    skipDuplicates: true,
    select: {
      ...{ id: true, status: true, version: true, enterpriseId: true, ground: true },
      ...{ divisionCode: true, officerId: true, complaintId: true },
    },
  });
  for (const { complaintId, ground: _ground, ...visit } of created)
    await beginVisit(ctx, { ...visit, ring, conclusion: "none", ...(complaintId ? { complaintId } : {}) });
  return created.map(({ ground }) => ground);
}

function firmsOf(visits: readonly { readonly enterpriseId: string }[]): string[] {
  return visits.map(({ enterpriseId }) => enterpriseId);
}

async function ringOf({ tx }: Ctx, caseId: string | null) {
  return caseId
    ? tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { team: true, divisionCode: true } })
    : null;
}

/** Calls off what is owed no more, because the point left or the site's award ended, at most 100; returns how many. For the system. */
export async function callOffVisits(ctx: Ctx): Promise<number> {
  const ids = await groundlessVisits(ctx, AT_ONCE);
  for (const id of ids) {
    const visit = await visitFor(ctx, id);
    await takeStep(ctx, visitWorkflow, {
      ...{ step: "cancel", subject: visit, version: visit.version },
      swap: (where, data) => ctx.tx.visit.updateMany({ where, data }),
      recipients: (party) => visitRecipients(ctx, party, visit),
    });
  }
  return ids.length;
}

/**
 * Gives out anew what nobody has, what somebody has who left, and what lies in another division than its firm today; at most 100. Returns how
 * many changed hands. For the system.
 */
export async function handOnVisits(ctx: Ctx): Promise<number> {
  return handOn(ctx, await strayVisits(ctx, { limit: AT_ONCE }));
}

/**
 * Visits that are still to be made move with their firm: to the list of the county where it lies now, and to an officer there, in the
 * transaction of the move. Those that follow a case are its ring's, whom the mover doesn't know of: they follow with the night's plan.
 */
export async function visitsFollow(ctx: Ctx, enterprises: readonly string[]): Promise<void> {
  const strays = await strayVisits(ctx, { enterprises });
  await handOn(
    ctx,
    strays.filter(({ caseId }) => caseId === null),
  );
}

async function handOn(ctx: Ctx, strays: readonly Stray[]): Promise<number> {
  const { tx, now, today } = ctx;
  let count = 0;
  for (const visits of Map.groupBy(strays, ({ caseId, divisionCode }) => caseId ?? divisionCode).values()) {
    const [first] = visits;
    if (!first) continue;
    const ring = await ringOf(ctx, first.caseId);
    const shares = shareOut(
      visits.map((visit) => ({ ...visit, window: windowOf({ today, ...visit }) })),
      await officersFor(ctx, { divisionCode: first.divisionCode, ring }, firmsOf(visits)),
    );
    for (const { id, divisionCode, enterpriseId, moved, officerId: had } of visits) {
      const officerId = shares.get(id) ?? null;
      if (!moved && officerId === had) continue;
      const { count: changed } = await tx.visit.updateMany({
        where: { id, officerId: had },
        data: { divisionCode, officerId, version: { increment: 1 }, updatedAt: now },
      });
      if (changed === 0) continue;
      count++;
      // Who was to go along is of the bureau that has it no more, or makes it himself now.
      const leaves = moved ? {} : officerId && { personId: officerId };
      if (leaves) await tx.visitCompanion.deleteMany({ where: { visitId: id, ...leaves } });
      const visit = await tx.visit.findUniqueOrThrow({ where: { id }, select: { complaintId: true } });
      ctx.record({
        act: "assign.visit",
        subjectKind: "visit",
        subjectId: id,
        complaintId: visit.complaintId,
        enterpriseId,
        detail: { officerId },
      });
      if (officerId)
        await tell(ctx, [officerId], { kind: "visit.begin", subjectKind: "visit", subjectId: id, number: null });
    }
  }
  return count;
}

/** The plan, made by hand. Refuses `not-found` for whoever doesn't keep the rules. */
export async function makePlan(ctx: Ctx): Promise<MadePlan> {
  if (!mayChangeRules(ctx.actor)) throw new Refusal("not-found");
  return planOwedVisits(ctx);
}

/**
 * Lets a rule hold from today in another form; visits that are in the plan keep the rule by which they came. Refusals: `not-found`,
 * `overtaken` (it changed since it was seen), `changed-today`.
 */
export async function changeVisitRule(
  ctx: Ctx,
  { ruleId, ground, ...rule }: ChangeVisitRule,
): Promise<{ ground: string }> {
  const { tx, actor, today } = ctx;
  if (!mayChangeRules(actor)) throw new Refusal("not-found");
  const old = await tx.visitRule.findFirst({
    where: { ground, validTo: null },
    select: { id: true, validFrom: true, repeats: true },
  });
  if (!old || old.id !== ruleId) throw new Overtaken();
  if (dayFromDate(old.validFrom) >= today) throw new Refusal("changed-today");
  const { count } = await tx.visitRule.updateMany({
    where: { id: old.id, validTo: null },
    data: { validTo: dateOf(addDays(today, -1)) },
  });
  if (count !== 1) throw new Overtaken();
  await tx.visitRule.create({
    data: { ...rule, ground, repeats: old.repeats, verified: false, validFrom: dateOf(today) },
    select: { id: true },
  });
  ctx.record({
    act: "change.visit-rule",
    subjectKind: "visit-rule",
    detail: { ground, months: rule.months.join(","), aheadDays: rule.aheadDays, yellow: rule.yellow, red: rule.red },
  });
  return { ground };
}
