import { type Day, dayFromDate } from "@/kernel/days";
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

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly enterpriseRole: "owner" | "member" | null;
  readonly post: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  /** Last day of a term-bound authority. */
  readonly until: Day | null;
};

/** The people of one's own firm, its owner first. */
export async function listColleagues({ tx, actor }: Ctx): Promise<Colleague[]> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return [];
  const rows = await tx.person.findMany({
    where: { enterpriseId: actor.enterpriseId, status: "active" },
    select: {
      ...{ id: true, name: true, username: true, enterpriseRole: true, post: true, mobile: true, email: true },
      authorityEndsOn: true,
    },
    orderBy: [{ enterpriseRole: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(({ authorityEndsOn, ...row }) => ({
    ...row,
    until: authorityEndsOn && dayFromDate(authorityEndsOn),
  }));
}
