import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { takeTurn } from "@/platform/turn";
import type { DutyOf, GrantDuty } from "../officials/schema";
import { mayGrant, refusalOfDuty } from "../policy";

/**
 * Gives an official a duty: to the account as it was seen. Refuses `not-on-oneself`, `not-found`, `overtaken`, `already-held`, `two-administrators`,
 * `wrong-department`.
 */
export async function grantDuty(ctx: Ctx, { personId, duty, version }: GrantDuty): Promise<{ personId: string }> {
  if (!mayGrant(ctx.actor)) throw new Refusal("not-yours");
  refuseSelf(ctx, personId);
  await takeTurn(ctx, turnOf(personId));
  const seen = await ctx.tx.person.findFirst({ where: { id: personId, kind: "official" }, select: { version: true } });
  if (!seen) throw new Refusal("not-found");
  if (seen.version !== version) throw new Overtaken();
  await insertDuty(ctx, { personId, duty, grantedById: ctx.actor.personId });
  await tell(ctx, [personId], { kind: "duty.granted", subjectKind: "person", subjectId: personId, number: null });
  return { personId };
}

/** Writes a duty down, whoever gives it. Refuses as `grantDuty`. */
export async function insertDuty(
  { tx, now, record }: Ctx,
  { personId, duty, grantedById }: DutyOf & { grantedById: string | null },
): Promise<void> {
  const person = await tx.person.findFirst({
    where: { id: personId, kind: "official", status: "active" },
    select: { department: { select: { kind: true } }, duties: { where: { endedAt: null }, select: { duty: true } } },
  });
  if (!person?.department) throw new Refusal("not-found");
  const refusal = refusalOfDuty(duty, {
    departmentKind: person.department.kind,
    held: person.duties.map((one) => one.duty),
  });
  if (refusal) throw new Refusal(refusal);
  const { count } = await tx.personDuty.createMany({
    data: [{ personId, duty, grantedById, grantedAt: now }],
    skipDuplicates: true,
  });
  // Somebody else gave the same, or another of the three, at this very moment: a unique index knows.
  if (count !== 1) throw new Overtaken();
  record({ act: "grant.duty", subjectKind: "person", subjectId: personId, detail: { duty } });
}

/** Ends a duty at once: rights are read at each request. Refuses `not-on-oneself`, `not-held`. */
export async function endDuty(ctx: Ctx, { personId, duty }: DutyOf): Promise<{ personId: string }> {
  if (!mayGrant(ctx.actor)) throw new Refusal("not-yours");
  refuseSelf(ctx, personId);
  const { count } = await ctx.tx.personDuty.updateMany({
    where: { personId, duty, endedAt: null },
    data: { endedAt: ctx.now, endedById: ctx.actor.personId },
  });
  if (count !== 1) throw new Refusal("not-held");
  ctx.record({ act: "end.duty", subjectKind: "person", subjectId: personId, detail: { duty } });
  await tell(ctx, [personId], { kind: "duty.ended", subjectKind: "person", subjectId: personId, number: null });
  return { personId };
}

/** In which an official's duties, and where he works, are changed one after the other. */
export function turnOf(personId: string): string {
  return `duties ${personId}`;
}

/** Nobody acts on his own account here. Refuses `not-on-oneself`. */
export function refuseSelf({ actor }: Ctx, personId: string): void {
  if (actor.kind === "official" && actor.personId === personId) throw new Refusal("not-on-oneself");
}
