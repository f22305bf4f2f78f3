import type { Ctx } from "./database";

/** A name in both languages. */
export type Named = { readonly nameZh: string; readonly nameEn: string };
/** A division, with its short name and its tile (column and row from 1) on the schematic map. */
export type Division = Named & {
  readonly code: string;
  readonly shortZh: string;
  readonly shortEn: string;
  readonly otherZh: readonly string[];
  readonly onLandOf: readonly string[];
  readonly kind: string;
  readonly tileX: number | null;
  readonly tileY: number | null;
};
export type Places = {
  readonly city: Named;
  /** In the order of the land; the city itself is not among them. */
  readonly divisions: readonly Division[];
  /** `closedOn`: it is over, and nothing new is done with it. */
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn: Date | null;
  })[];
  readonly industries: readonly (Named & { readonly code: string; readonly parentCode: string | null })[];
};

let kept: { version: number; places: Places } | undefined;

/** Divisions, block economies and industries: for the filters and for the names in lists. They come with a delivery, so one reading lasts as long as the rules. */
export async function placesOf({ tx, rulesVersion }: Ctx): Promise<Places> {
  if (kept?.version === rulesVersion) return kept.places;
  const name = { nameZh: true, nameEn: true } as const;
  const places: Places = {
    city: await tx.division.findFirstOrThrow({ where: { kind: "city" }, select: name }),
    divisions: await tx.division.findMany({
      where: { kind: { not: "city" } },
      select: {
        code: true,
        ...name,
        shortZh: true,
        shortEn: true,
        otherZh: true,
        onLandOf: true,
        kind: true,
        tileX: true,
        tileY: true,
      },
      orderBy: { sort: "asc" },
    }),
    clusters: await tx.cluster.findMany({
      select: { id: true, divisionCode: true, closedOn: true, ...name },
      orderBy: { code: "asc" },
    }),
    industries: await tx.industry.findMany({
      select: { code: true, parentCode: true, ...name },
      orderBy: { code: "asc" },
    }),
  };
  kept = { version: rulesVersion, places };
  return places;
}

type ByPlace = {
  readonly division?: string | undefined;
  readonly cluster?: string | undefined;
  readonly industry?: string | undefined;
};

/** A filter without places, block economies and industries that there are none of; and what those were, as they were typed. */
export function heeded<F extends ByPlace>(filter: F, places: Places): { readonly filter: F; readonly parts: string[] } {
  const there = {
    division: (code: string) => places.divisions.some((one) => one.code === code),
    cluster: (id: string) => id === "none" || places.clusters.some((one) => one.id === id),
    industry: (code: string) => code === "none" || places.industries.some((one) => one.code === code),
  };
  const known = { ...filter };
  const parts: string[] = [];
  for (const name of ["division", "cluster", "industry"] as const) {
    const asked = filter[name];
    if (!asked || there[name](asked)) continue;
    delete known[name];
    parts.push(`${name}=${asked}`);
  }
  return { filter: known, parts };
}
