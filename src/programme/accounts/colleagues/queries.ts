import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { ownsFirm } from "../policy";

/** One of the firm's people, for its owner; null for everybody else. */
export async function findColleague({ tx, actor }: Ctx, personId: string) {
  if (!ownsFirm(actor)) return null;
  const person = await tx.person.findFirst({
    where: { id: personId, enterpriseId: actor.enterpriseId, status: "active" },
    select: { id: true, version: true, name: true, username: true, post: true, authorityEndsOn: true },
  });
  return (
    person && {
      ...person,
      authorityEndsOn: person.authorityEndsOn && dayFromDate(person.authorityEndsOn),
      self: person.id === actor.personId,
    }
  );
}
