import type { Ctx } from "@/platform/database";
import { mayName } from "../policy";
import { JUDGED_STATUSES, REVIEWING_DUTIES } from "../workflow";
import { type Seat, seated, type Votes } from "./policy";

export type NamedSeat = Seat & {
  readonly id: string;
  readonly name: string;
  /** Why he recused himself: for the coordinator alone. */
  readonly recusalGround: string | null;
  readonly vote: "for" | "against" | "abstain" | null;
  readonly opinion: string | null;
};

/** Who was named for a site, in the order of naming. A firm isn't told. */
export async function seatsOf({ tx, actor }: Ctx, siteId: string): Promise<readonly NamedSeat[]> {
  const rows = await tx.siteReviewer.findMany({
    where: { siteId },
    select: {
      id: true,
      personId: true,
      part: true,
      declaredAt: true,
      recusedAt: true,
      recusalGround: true,
      pending: true,
      vote: true,
      opinion: true,
      person: { select: { name: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ person, declaredAt, recusedAt, recusalGround, ...row }) => ({
    ...row,
    recusalGround: mayName(actor) ? recusalGround : null,
    name: person.name,
    declared: declaredAt !== null,
    recused: recusedAt !== null,
  }));
}

/** How those who sit on the panel voted. */
export function votesOf(seats: readonly NamedSeat[]): Votes {
  const sitting = new Set(seated(seats, "panel").map(({ personId }) => personId));
  const count = (which: NamedSeat["vote"]) =>
    seats.filter(({ personId, vote }) => sitting.has(personId) && vote === which).length;
  return { for: count("for"), against: count("against"), abstain: count("abstain") };
}

/** Why somebody can't judge this site; keys of `conflicts` in words. */
export type Conflict = "named" | "recommended-it" | "recused-before" | "on-its-matter";

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly conflict: Conflict | null;
  /** Sites on which something is awaited of him now. */
  readonly load: number;
};

/** Who of these people has recused himself from judging a site of one of these firms; as far as the asker sees. */
export async function recusedFrom(
  { tx }: Pick<Ctx, "tx">,
  { people, enterprises }: { readonly people: readonly string[]; readonly enterprises: readonly string[] },
): Promise<{ readonly personId: string; readonly enterpriseId: string }[]> {
  const rows = await tx.siteReviewer.findMany({
    where: {
      personId: { in: [...people] },
      recusedAt: { not: null },
      site: { enterpriseId: { in: [...enterprises] } },
    },
    select: { personId: true, site: { select: { enterpriseId: true } } },
  });
  return rows.map(({ personId, site: { enterpriseId } }) => ({ personId, enterpriseId }));
}

/**
 * Whom the coordinator may name: active officials with a reviewing duty, at the city's bureau or in another department, each with what stands
 * in his way: named already, recommended this application himself, has recused himself from this firm or kept away from a visit to it, was on the team
 * of a matter of it.
 */
export async function candidatesFor(
  { tx }: Ctx,
  site: { readonly id: string; readonly enterpriseId: string; readonly recommendedById: string | null },
): Promise<Candidate[]> {
  const people = await tx.person.findMany({
    where: {
      kind: "official",
      status: "active",
      department: { level: "city" },
      duties: { some: { duty: { in: [...REVIEWING_DUTIES] }, endedAt: null } },
    },
    select: { id: true, name: true, department: { select: { nameZh: true } } },
    orderBy: [{ departmentId: "asc" }, { username: "asc" }],
    take: 200,
  });
  const ids = people.map(({ id }) => id);
  const named = await tx.siteReviewer.findMany({
    where: {
      personId: { in: ids },
      OR: [{ siteId: site.id }, { pending: true, site: { status: { in: [...JUDGED_STATUSES] } } }],
    },
    select: { personId: true, siteId: true, pending: true },
  });
  const recused = await recusedFrom({ tx }, { people: ids, enterprises: [site.enterpriseId] });
  const kept = await tx.visitRecusal.findMany({
    where: { personId: { in: ids }, enterpriseId: site.enterpriseId },
    select: { personId: true },
  });
  const teams = await tx.teamMember.findMany({
    where: { personId: { in: ids }, complaint: { enterpriseId: site.enterpriseId } },
    select: { personId: true },
  });
  return people.map(({ id, name, department }) => {
    const seats = named.filter(({ personId }) => personId === id);
    const conflict = seats.some(({ siteId }) => siteId === site.id)
      ? ("named" as const)
      : id === site.recommendedById
        ? ("recommended-it" as const)
        : [...recused, ...kept].some(({ personId }) => personId === id)
          ? ("recused-before" as const)
          : teams.some(({ personId }) => personId === id)
            ? ("on-its-matter" as const)
            : null;
    return {
      id,
      name,
      department: department?.nameZh ?? "",
      conflict,
      load: seats.filter(({ pending }) => pending).length,
    };
  });
}
