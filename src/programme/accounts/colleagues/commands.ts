import { dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { type FirmOwner, ownsFirm } from "../policy";
import type { ChangeColleague, ColleagueChosen } from "./schema";

/**
 * The owner says what somebody is in the firm and until when he may act for it; from the day after, the person's next request fails. His
 * own authority has no end: he hands over. Refuses `not-found`, `overtaken`; invalid: `owner-has-no-end`, `in-the-past`.
 */
export async function changeColleague(
  ctx: Ctx,
  { personId, version, post, authorityEndsOn }: ChangeColleague,
): Promise<ColleagueChosen> {
  const owner = requireOwner(ctx);
  if (authorityEndsOn && personId === owner.personId) throw new InvalidInput({ authorityEndsOn: ["owner-has-no-end"] });
  if (authorityEndsOn && authorityEndsOn < ctx.today) throw new InvalidInput({ authorityEndsOn: ["in-the-past"] });
  await changeOne(ctx, owner, {
    personId,
    version,
    data: { post: post || null, authorityEndsOn: authorityEndsOn === null ? null : dateOf(authorityEndsOn) },
  });
  record(ctx, owner, { act: "change.person", personId, fields: ["post", "authorityEndsOn"] });
  return { personId, version: version + 1 };
}

/**
 * The owner makes a colleague the owner and is a member himself from then on: when he leaves, or before. Refuses `not-found`, `overtaken`,
 * `authority-ends` (an owner's authority has no end).
 */
export async function handOverFirm(ctx: Ctx, { personId, version }: ColleagueChosen): Promise<void> {
  const owner = requireOwner(ctx);
  if (personId === owner.personId) throw new Refusal("not-found");
  const { tx, now } = ctx;
  const colleague = await tx.person.findFirst({
    where: { id: personId, enterpriseId: owner.enterpriseId, status: "active" },
    select: { authorityEndsOn: true },
  });
  if (!colleague) throw new Refusal("not-found");
  if (colleague.authorityEndsOn) throw new Refusal("authority-ends");
  // Himself last: only an owner may change a colleague's row. Of two hand-overs at once the second finds no owner any more and falls back.
  await changeOne(ctx, owner, { personId, version, data: { enterpriseRole: "owner" } });
  const { count } = await tx.person.updateMany({
    where: { id: owner.personId, enterpriseRole: "owner", status: "active" },
    data: { enterpriseRole: "member", version: { increment: 1 }, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  record(ctx, owner, { act: "hand-over.firm", personId });
  await tell(ctx, [personId], {
    ...{ kind: "join-request.owner", subjectKind: "join-request", subjectId: personId },
    number: null,
  });
}

/**
 * Ends a colleague's access: he has left the firm. What he wrote, drafts included, is the firm's and stays with it. Refuses `not-found`
 * (oneself too: an owner hands over), `overtaken`.
 */
export async function endColleague(ctx: Ctx, { personId, version }: ColleagueChosen): Promise<void> {
  const owner = requireOwner(ctx);
  if (personId === owner.personId) throw new Refusal("not-found");
  await changeOne(ctx, owner, { personId, version, data: { status: "disabled" } });
  record(ctx, owner, { act: "disable.person", personId });
}

function requireOwner({ actor }: Ctx): FirmOwner {
  if (!ownsFirm(actor)) throw new Refusal("not-found");
  return actor;
}

type Change = ColleagueChosen & {
  readonly data: {
    readonly post?: string | null;
    readonly authorityEndsOn?: Date | null;
    readonly enterpriseRole?: "owner";
    readonly status?: "disabled";
  };
};

async function changeOne(
  { tx, now }: Ctx,
  { enterpriseId }: FirmOwner,
  { personId, version, data }: Change,
): Promise<void> {
  const where = { id: personId, enterpriseId, status: "active" } as const;
  if (!(await tx.person.count({ where }))) throw new Refusal("not-found");
  const { count } = await tx.person.updateMany({
    where: { ...where, version },
    data: { ...data, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
}

function record(
  ctx: Ctx,
  { enterpriseId }: FirmOwner,
  { act, personId, fields }: { readonly act: string; readonly personId: string; readonly fields?: readonly string[] },
): void {
  ctx.record({
    ...{ act, subjectKind: "person", subjectId: personId, enterpriseId },
    ...(fields ? { detail: { fields } } : {}),
  });
}
