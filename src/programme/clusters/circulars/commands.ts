import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { BOTH_LANGUAGES, post, tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { wake } from "@/platform/wake";
import { seesLiaisons } from "../policy";
import { findCluster } from "../queries";
import { findDraft, recipientsOf } from "./queries";
import type { ChangeCircular, DiscardCircular, DraftCircular, SendCircular } from "./schema";

export const TELL_JOB = "tell-circulars";

/** Writes a draft of a circular to a cluster's liaisons; nobody but its writer sees it. Programme document 三(三). Refuses `not-found`, `cluster-closed`. */
export async function draftCircular(ctx: Ctx, { clusterId, ...words }: DraftCircular): Promise<{ circularId: string }> {
  const { tx, actor, now, today } = ctx;
  const cluster = seesLiaisons(actor) ? await findCluster(ctx, clusterId, today) : null;
  if (!cluster || !seesLiaisons(actor)) throw new Refusal("not-found");
  if (cluster.closedFrom) throw new Refusal("cluster-closed");
  const { id } = await tx.circular.create({
    data: { clusterId, ...words, writtenById: actor.personId, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  return { circularId: id };
}

/** Changes a draft. Refuses `not-found`, `already-sent`, `overtaken`. */
export async function changeCircular(
  ctx: Ctx,
  { circularId, version, ...words }: ChangeCircular,
): Promise<{ circularId: string }> {
  await draftOf(ctx, circularId);
  const { count } = await ctx.tx.circular.updateMany({
    where: { id: circularId, version, sentAt: null, discardedAt: null },
    data: { ...words, version: version + 1, updatedAt: ctx.now },
  });
  if (count !== 1) throw new Overtaken();
  return { circularId };
}

/** Gives a draft up: nobody is shown it any more. What was sent stays. Refuses `not-found`, `already-sent`, `overtaken`. */
export async function discardCircular(
  ctx: Ctx,
  { circularId, version }: DiscardCircular,
): Promise<{ clusterId: string }> {
  const { clusterId } = await draftOf(ctx, circularId);
  const { count } = await ctx.tx.circular.updateMany({
    where: { id: circularId, version, sentAt: null, discardedAt: null },
    data: { discardedAt: ctx.now, version: version + 1, updatedAt: ctx.now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "discard.circular", subjectKind: "circular", subjectId: circularId });
  return { clusterId };
}

/**
 * Sends a draft, once, to the liaisons whom its preview named; the job tells them. What was sent stays as it was. Refuses `not-found`,
 * `already-sent`, `no-liaison`, `recipients-changed` (since the preview), `overtaken`.
 */
export async function sendCircular(
  ctx: Ctx,
  { circularId, version, recipients }: SendCircular,
): Promise<{ circularId: string }> {
  const { tx, now } = ctx;
  const { clusterId } = await draftOf(ctx, circularId);
  const { liaisons, fingerprint } = await recipientsOf(ctx, clusterId);
  if (liaisons.length === 0) throw new Refusal("no-liaison");
  if (fingerprint !== recipients) throw new Refusal("recipients-changed", { n: liaisons.length });
  const { count } = await tx.circular.updateMany({
    where: { id: circularId, version, sentAt: null, discardedAt: null },
    data: { sentAt: now, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  await tx.circularReader.createMany({
    data: liaisons.map(({ id, enterpriseId, name, divisionCode }) => ({
      ...{ circularId, clusterId, contactPointId: id, enterpriseId, enterpriseName: name, divisionCode },
    })),
  });
  ctx.record({
    act: "send.circular",
    subjectKind: "circular",
    subjectId: circularId,
    detail: { count: liaisons.length },
  });
  ctx.afterwards(() => wake(TELL_JOB));
  return { circularId };
}

async function draftOf(ctx: Ctx, circularId: string): Promise<{ readonly clusterId: string }> {
  const found = await findDraft(ctx, circularId);
  if (!found || !seesLiaisons(ctx.actor)) throw new Refusal("not-found");
  if (found.sentAt) throw new Refusal("already-sent");
  return found;
}

/** A person of the firm has opened it: the first one counts. Nothing for everybody else. */
export async function readCircular(ctx: Ctx, circularId: string): Promise<void> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) return;
  await tx.circularReader.updateMany({
    where: { circularId, enterpriseId: actor.enterpriseId, readAt: null },
    data: { readAt: now, readById: actor.personId },
  });
}

/**
 * Tells one firm of a circular, once: its people in the portal and by mail, its liaison by mail where he has no account. Neither carries what it
 * says. Returns whether there was one to tell. For the job alone.
 */
export async function tellNext(ctx: Ctx): Promise<boolean> {
  const { tx, now } = ctx;
  const [next] = await tx.$queryRaw<{ id: string; circularId: string; enterpriseId: string; email: string }[]>`
    select r.id, r.circular_id as "circularId", r.enterprise_id as "enterpriseId", p.liaison_email as email
    from circular_readers r join contact_points p on p.id = r.contact_point_id
    where r.told_at is null order by r.id limit 1 for update of r skip locked`;
  if (!next) return false;
  const people = await peopleOfFirm(ctx, next.enterpriseId);
  const known = await tx.person.count({ where: { id: { in: people }, email: next.email } });
  await tx.circularReader.updateMany({
    where: { id: next.id, toldAt: null },
    data: { toldAt: now, toldAccounts: people.length, toldLiaison: known === 0 },
  });
  const kind = "circular.sent";
  await tell(ctx, people, { kind, subjectKind: "circular", subjectId: next.circularId, number: null });
  if (known === 0)
    await post(ctx, {
      ...{ personId: null, recipient: next.email, template: "notice", locale: BOTH_LANGUAGES },
      params: { kind, path: `/circulars/${next.circularId}` },
    });
  return true;
}
