import type { Duty } from "@/kernel/actor";
import type { Ctx } from "./database";

/** Officials of the leading department who hold one of these duties now, in a division or in the city's own bureau; ids of persons, for notices. */
export async function regulatorsWith(
  { tx }: Ctx,
  duties: readonly Duty[],
  place: { readonly divisionCode: string } | "city",
): Promise<string[]> {
  const where = place === "city" ? ({ level: "city" } as const) : { divisionCode: place.divisionCode };
  const people = await tx.person.findMany({
    where: {
      status: "active",
      department: { kind: "market_regulation", ...where },
      duties: { some: { duty: { in: [...duties] }, endedAt: null } },
    },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

/** The people of a firm, for notices. */
export async function peopleOfFirm({ tx }: Ctx, enterpriseId: string): Promise<string[]> {
  const people = await tx.person.findMany({ where: { enterpriseId, status: "active" }, select: { id: true } });
  return people.map(({ id }) => id);
}
