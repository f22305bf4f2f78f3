import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { BOTH_LANGUAGES, post, tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { takeTurn } from "@/platform/turn";
import { mayWeigh, seeksCandidates } from "./policy";
import { holdsInvitation } from "./queries";
import type { ChangeCriterion, Invite } from "./schema";

/**
 * Invites a firm to become a contact point: its people are told; without an account its contact gets a mail, which has no content; without
 * an address an official tells it, and says by what. Again only after its application or point has ended, or after the months of the setting.
 * Why it was picked is written nowhere. Refusals: `not-found`, `enterprise-not-checked`, `enterprise-ended`, `already-applied`,
 * `already-invited`; faults: means `missing`.
 */
export async function inviteCandidate(ctx: Ctx, { enterpriseId, means }: Invite): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const enterprise = await tx.enterprise.findFirst({
    where: { id: enterpriseId },
    select: { divisionCode: true, status: true, standing: true, contactEmail: true },
  });
  if (!enterprise || !seeksCandidates(actor, enterprise.divisionCode)) throw new Refusal("not-found");
  if (enterprise.status !== "checked") throw new Refusal("enterprise-not-checked");
  if (enterprise.standing !== "in_business") throw new Refusal("enterprise-ended");
  const living = await tx.contactPoint.count({ where: { enterpriseId, status: { notIn: ["refused", "exited"] } } });
  if (living > 0) throw new Refusal("already-applied");
  // Of two at once the second waits here, and then finds the first's.
  await takeTurn(ctx, `invitation ${enterpriseId}`);
  if (await holdsInvitation(ctx, enterpriseId)) throw new Refusal("already-invited");
  const people = await peopleOfFirm(ctx, enterpriseId);
  const address = enterprise.contactEmail ?? "";
  const way = people.length > 0 ? "account" : address !== "" ? "mail" : means;
  if (!way) throw new InvalidInput({ means: ["missing"] });
  await tx.pointInvitation.createMany({ data: [{ enterpriseId, invitedById: actor.personId, invitedAt: now, way }] });
  ctx.record({
    ...{ act: "invite.enterprise", subjectKind: "enterprise", subjectId: enterpriseId, enterpriseId },
    detail: { way },
  });
  if (way === "mail")
    await post(ctx, {
      ...{ personId: null, recipient: address, template: "point-invitation", locale: BOTH_LANGUAGES },
      params: { path: "/register" },
    });
  await tell(ctx, people, {
    kind: "enterprise.invite",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    number: null,
  });
  return { enterpriseId };
}

/** Lets a reason weigh otherwise from today; the old row stays readable. Refusals: `not-found`, `overtaken`, `changed-today`. */
export async function changeCriterion(
  ctx: Ctx,
  { criterionId, code, weight, source }: ChangeCriterion,
): Promise<{ code: string }> {
  const { tx, actor, today } = ctx;
  if (!mayWeigh(actor)) throw new Refusal("not-found");
  const old = await tx.candidateCriterion.findFirst({
    where: { code, validTo: null },
    select: { id: true, validFrom: true },
  });
  if (!old || old.id !== criterionId) throw new Overtaken();
  if (dayFromDate(old.validFrom) >= today) throw new Refusal("changed-today");
  const { count } = await tx.candidateCriterion.updateMany({
    where: { id: old.id, validTo: null },
    data: { validTo: dateOf(addDays(today, -1)) },
  });
  if (count !== 1) throw new Overtaken();
  await tx.candidateCriterion.create({
    data: { code, weight, source, validFrom: dateOf(today) },
    select: { id: true },
  });
  ctx.record({ act: "change.criterion", subjectKind: "criterion", detail: { code, weight } });
  return { code };
}
