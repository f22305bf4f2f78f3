import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { post, tell } from "@/platform/notices";
import { mayDecideJoin } from "../policy";
import { type FoundFirm, programmeOfficers } from "../registration/queries";
import type { DecideJoin } from "./schema";

/** Somebody whose firm has an account asks to be one of its people: its owner is told, or for want of one its county office. For the system. */
export async function askToJoin(ctx: Ctx, firm: FoundFirm, personId: string): Promise<void> {
  const { tx, now } = ctx;
  const request = await tx.joinRequest.create({
    data: { enterpriseId: firm.id, personId, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  ctx.record({ act: "ask.join", subjectKind: "enterprise", subjectId: firm.id, enterpriseId: firm.id });
  const owners = await tx.person.findMany({
    where: { enterpriseId: firm.id, enterpriseRole: "owner", status: "active" },
    select: { id: true },
  });
  const deciders = owners.length > 0 ? owners.map(({ id }) => id) : await programmeOfficers(ctx, firm.divisionCode);
  await tell(ctx, deciders, {
    kind: "join-request.asked",
    subjectKind: "join-request",
    subjectId: request.id,
    number: null,
  });
}

/**
 * Admits somebody to a firm, or refuses him. Who claims the account, or joins a firm without an owner, becomes its owner, and the former
 * one a member; a county office admits nobody without a letter of authority. A newcomer who is refused gives his mail address back, so that
 * he can register for the right firm. Refuses `not-found` (no such request for this person to decide), `letter-missing`, `joiner-disabled`, `overtaken`.
 */
export async function decideJoin(
  ctx: Ctx,
  { joinRequestId, version, decision }: DecideJoin,
): Promise<Pick<DecideJoin, "decision">> {
  const { tx, now } = ctx;
  const request = await tx.joinRequest.findFirst({
    where: { id: joinRequestId },
    select: { personId: true, claims: true, letterAt: true, enterprise: { select: { id: true, divisionCode: true } } },
  });
  if (!request) throw new Refusal("not-found");
  const { personId, enterprise, claims } = request;
  const owners = await tx.person.findMany({
    where: { enterpriseId: enterprise.id, enterpriseRole: "owner", status: "active" },
    select: { id: true },
  });
  const hasOwner = owners.length > 0;
  if (!mayDecideJoin(ctx.actor, { ...enterprise, hasOwner, claims })) throw new Refusal("not-found");
  const admitted = decision === "admit";
  if (admitted && ctx.actor.kind === "official" && !request.letterAt) throw new Refusal("letter-missing");
  const { count } = await tx.joinRequest.updateMany({
    where: { id: joinRequestId, version, status: "asked" },
    data: { status: admitted ? "admitted" : "refused", version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({
    act: admitted ? "admit.person" : "refuse.person",
    subjectKind: "person",
    subjectId: personId,
    enterpriseId: enterprise.id,
    detail: { claims },
  });
  if (admitted) await admit(ctx, { personId, enterpriseId: enterprise.id, owners: owners.map(({ id }) => id), claims });
  else await turnAway(ctx, personId);
  const decided = { subjectKind: "join-request", subjectId: joinRequestId, number: null };
  if (claims)
    await tell(
      ctx,
      owners.map(({ id }) => id),
      { ...decided, kind: `join-request.claim-${admitted ? "admitted" : "refused"}` },
    );
  await tell(ctx, [personId], { ...decided, kind: `join-request.${decision === "admit" ? "admitted" : "refused"}` });
  return { decision };
}

type Admitted = {
  readonly personId: string;
  readonly enterpriseId: string;
  readonly owners: readonly string[];
  readonly claims: boolean;
};

async function admit({ tx, now }: Ctx, { personId, enterpriseId, owners, claims }: Admitted): Promise<void> {
  const becomesOwner = claims || owners.length === 0;
  const { count: admitted } = await tx.person.updateMany({
    where: { id: personId, status: { in: ["waiting", "active"] } },
    data: {
      ...{ enterpriseId, enterpriseRole: becomesOwner ? "owner" : "member", status: "active" },
      ...(becomesOwner ? { authorityEndsOn: null } : {}),
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  // Somebody else has disabled the account meanwhile: a firm isn't handed to who can't come in.
  if (admitted !== 1) throw new Refusal("joiner-disabled");
  if (!becomesOwner) return;
  // The former owner last: it may be himself who decides, and only an owner changes another's row. Of two claims that are admitted at once
  // the second finds no owner any more and falls back.
  const { count } = await tx.person.updateMany({
    where: { id: { in: [...owners] }, enterpriseRole: "owner", status: "active" },
    data: { enterpriseRole: "member", version: { increment: 1 }, updatedAt: now },
  });
  if (count !== owners.length) throw new Overtaken();
}

/** A newcomer is nobody then; somebody of the firm who claimed its account stays what he was. */
async function turnAway(ctx: Ctx, personId: string): Promise<void> {
  const { tx, now } = ctx;
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, locale: true, status: true },
  });
  if (person.status !== "waiting") return;
  if (person.email)
    await post(ctx, { personId, recipient: person.email, template: "join-refused", params: {}, locale: person.locale });
  await tx.person.updateMany({
    where: { id: personId, status: "waiting" },
    data: { status: "disabled", email: null, version: { increment: 1 }, updatedAt: now },
  });
}
