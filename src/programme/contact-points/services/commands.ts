import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { dayToCome, type Typed } from "@/platform/read-form";
import { findContactPoint } from "../queries";
import { weigh } from "../risk-assessments/commands";
import { keepsServices, mayChangeRules } from "./policy";
import type { ChangeServiceRule, EnterService } from "./schema";

/**
 * Enters that a service was given or a duty was met: by the programme office; of a risk assessment with the findings of visits that it
 * weighed. What was entered stays. Refusals: `not-found`, `point-not-active`, `entered-already` (the same on the same day). Invalid: a day
 * to come, a finding that isn't one of this firm's visits.
 */
export async function enterService(ctx: Ctx, input: EnterService): Promise<{ contactPointId: string }> {
  const { tx, actor, now } = ctx;
  const point = await findContactPoint(ctx, input.contactPointId);
  if (!point || !keepsServices(actor, point.divisionCode)) throw new Refusal("not-found");
  if (point.status !== "active") throw new Refusal("point-not-active");
  refuseFaults(await serviceFaults(ctx, input));
  if (input.code !== "risk_assessment" && input.weighed.length > 0) throw new InvalidInput({ weighed: ["no-finding"] });
  const [entered] = await tx.pointService.createManyAndReturn({
    data: [
      {
        ...{ contactPointId: point.id, enterpriseId: point.enterpriseId, code: input.code, note: input.note },
        ...{ doneOn: dateOf(input.doneOn), enteredById: actor.personId, enteredAt: now },
      },
    ],
    skipDuplicates: true,
    select: { id: true, enterpriseId: true },
  });
  if (!entered) throw new Refusal("entered-already");
  await weigh(ctx, entered, input.weighed);
  ctx.record({
    act: "enter.service",
    subjectKind: "contact-point",
    subjectId: point.id,
    enterpriseId: point.enterpriseId,
    detail: { code: input.code, doneOn: input.doneOn, weighed: input.weighed.length },
  });
  return { contactPointId: point.id };
}

/** What is wrong with the day on which it was done. */
export async function serviceFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return dayToCome(ctx, typed, ["doneOn", "in-future"]);
}

/** Lets a rule hold from today in another form; the old row stays readable. Refusals: `not-found`, `overtaken`, `changed-today`. */
export async function changeServiceRule(
  ctx: Ctx,
  { ruleId, code, ...rule }: ChangeServiceRule,
): Promise<{ code: string }> {
  const { tx, actor, today } = ctx;
  if (!mayChangeRules(actor)) throw new Refusal("not-found");
  const old = await tx.serviceRule.findFirst({
    where: { code, validTo: null },
    select: { id: true, side: true, validFrom: true },
  });
  if (!old || old.id !== ruleId) throw new Overtaken();
  if (dayFromDate(old.validFrom) >= today) throw new Refusal("changed-today");
  const { count } = await tx.serviceRule.updateMany({
    where: { id: old.id, validTo: null },
    data: { validTo: dateOf(addDays(today, -1)) },
  });
  if (count !== 1) throw new Overtaken();
  await tx.serviceRule.create({
    data: { ...rule, code, side: old.side, verified: false, validFrom: dateOf(today) },
    select: { id: true },
  });
  ctx.record({
    act: "change.service-rule",
    subjectKind: "service-rule",
    detail: { code, dueMonth: rule.dueMonth, graceMonths: rule.graceMonths },
  });
  return { code };
}
