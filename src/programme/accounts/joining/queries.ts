import type { Ctx } from "@/platform/database";
import { mayDecideJoin } from "../policy";
import type { FoundFirm } from "../registration/queries";

export type JoinRow = {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  /** Wants to be the owner in the place of the present one. */
  readonly claims: boolean;
  /** Has handed in a letter of authority. */
  readonly letter: boolean;
  readonly firm: FoundFirm & { readonly name: string };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly mobile: string | null;
    readonly email: string | null;
  };
};

/** Requests that wait for this person's decision, oldest first. */
export async function listJoinRequests({ tx, actor }: Ctx): Promise<JoinRow[]> {
  if (actor.kind !== "firm" && actor.kind !== "official") return [];
  const own = actor.kind === "firm" ? { enterpriseId: actor.enterpriseId ?? actor.personId } : {};
  const rows = await tx.joinRequest.findMany({
    where: { status: "asked", ...own },
    select: {
      id: true,
      version: true,
      createdAt: true,
      claims: true,
      letterAt: true,
      personId: true,
      enterprise: {
        select: {
          id: true,
          name: true,
          divisionCode: true,
          _count: { select: { persons: { where: { enterpriseRole: "owner", status: "active" } } } },
        },
      },
    },
    orderBy: { createdAt: "asc" },
  });
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, mobile: true, email: true },
  });
  return rows.flatMap(({ enterprise, personId, createdAt, letterAt, ...row }) => {
    const { _count, ...firm } = enterprise;
    const found = { ...firm, hasOwner: _count.persons > 0 };
    const person = people.find(({ id }) => id === personId);
    return person && mayDecideJoin(actor, { ...found, claims: row.claims })
      ? [{ ...row, at: createdAt, letter: letterAt !== null, firm: found, person }]
      : [];
  });
}

/** Whether one's own claim to the firm's account waits for the county office. */
export async function claimWaits({ tx, actor }: Ctx): Promise<boolean> {
  if (actor.kind !== "firm") return false;
  return (await tx.joinRequest.count({ where: { personId: actor.personId, status: "asked" } })) > 0;
}
