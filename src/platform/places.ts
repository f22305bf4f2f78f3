import { present, type Unheeded, unheeded } from "@/kernel/address";
import { searchTerms } from "@/kernel/search-terms";
import { isUuid } from "@/kernel/uuid";
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
  readonly city: Named & { readonly code: string };
  /** In the order of the land; the city itself is not among them. */
  readonly divisions: readonly Division[];
  /** `closedOn`: it is over, and nothing new is done with it. */
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn: Date | null;
  })[];
  readonly industries: readonly Industry[];
  /** The same as lists are narrowed by them. */
  readonly industriesAsked: readonly IndustryAsked[];
};

type Industry = Named & { readonly code: string; readonly parentCode: string | null };
/** By what an address narrows a register, and the codes that it means. */
export type IndustryAsked = Named & { readonly code: string; readonly means: readonly string[] };

/** A section of GB/T 4754 means its divisions too; the firms that say no more than such a section are asked for by its letter and a nought. */
function industriesAsked(industries: readonly Industry[]): IndustryAsked[] {
  return industries.flatMap(({ code, nameZh, nameEn }) => {
    const within = industries.filter(({ parentCode }) => parentCode === code).map((division) => division.code);
    const alone = {
      code: `${code}0`,
      nameZh: `${nameZh}（未填大类）`,
      nameEn: `${nameEn} (division not given)`,
      means: [code],
    };
    return [{ code, nameZh, nameEn, means: [code, ...within] }, ...(within.length > 0 ? [alone] : [])];
  });
}

/** The codes that an address means by an industry; of one that there isn't, none. */
export async function industriesMeant(ctx: Ctx, asked: string): Promise<readonly string[]> {
  return (await placesOf(ctx)).industriesAsked.find(({ code }) => code === asked)?.means ?? [];
}

/**
 * `found`: towns and departments that somebody asked for and that were there. A department never goes; a town whose last firm has left it since, before it was in
 * any register, is found until the rules change, and its lists are empty.
 */
let kept: { version: number; places: Places; found: Set<string> } | undefined;

/** Divisions, block economies and industries: for the filters and for the names in lists. They come with a delivery, so one reading lasts as long as the rules. */
export async function placesOf({ tx, rulesVersion }: Ctx): Promise<Places> {
  if (kept?.version === rulesVersion) return kept.places;
  const name = { nameZh: true, nameEn: true } as const;
  const industries = await tx.industry.findMany({
    select: { code: true, parentCode: true, ...name },
    orderBy: { code: "asc" },
  });
  const places: Places = {
    city: await tx.division.findFirstOrThrow({ where: { kind: "city" }, select: { code: true, ...name } }),
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
    ...{ industries, industriesAsked: industriesAsked(industries) },
  };
  kept = { version: rulesVersion, places, found: new Set() };
  return places;
}

type Search = Readonly<Record<string, unknown>>;
type ByPlace = {
  readonly [Name in "division" | "cluster" | "town" | "industry" | (typeof RECORDS)[number][0]]?: string | undefined;
};
type Shown = {
  /** Fields that the address may have, and by which what is shown isn't narrowed. */
  readonly beside?: readonly string[];
  /** The city's own bureau is one of the places. */
  readonly city?: boolean;
  /** Ids of people and records that the page has read already: they are there, and needn't be looked for. */
  readonly known?: { readonly [Name in (typeof RECORDS)[number][0]]?: readonly string[] };
};
export type Heeded<A> = {
  readonly filter: { [K in keyof A]?: NonNullable<A[K]> };
  readonly unheeded: readonly Unheeded[];
};

/** People and records by whose id lists are narrowed. For a reader there are those that he may see. */
const RECORDS = [
  ["officer", ({ tx }: Ctx, id: string) => tx.person.count({ where: { id } })],
  ["enterprise", ({ tx }: Ctx, id: string) => tx.enterprise.count({ where: { id } })],
  ["department", async (ctx: Ctx, id: string) => Number(await isDepartment(ctx, id))],
  ["point", ({ tx }: Ctx, id: string) => tx.contactPoint.count({ where: { id } })],
  ["visit", ({ tx }: Ctx, id: string) => tx.visit.count({ where: { id } })],
  ["draw", ({ tx }: Ctx, id: string) => tx.visitDraw.count({ where: { id } })],
] as const;

/** Days between which lists are narrowed: the first and the last of them. */
const SPANS = [
  ["from", "to"],
  ["heldFrom", "heldTo"],
] as const;

/**
 * What an address asks for, without what there is none of: places, block economies, industries, people and records named by their id, a last day before the
 * first, and words that are signs alone; and what that was, as it was typed, with what its schema couldn't read. `address`: what the schema made of `search`.
 */
export async function heeded<A extends ByPlace & Search>(
  ctx: Ctx,
  search: Search,
  address: A,
  { beside = [], city = false, known = {} }: Shown = {},
): Promise<Heeded<A>> {
  const places = await placesOf(ctx);
  const none = { cluster: "none", town: "none", industry: "none" } as const;
  const there = {
    division: (code: string) =>
      places.divisions.some((one) => one.code === code) || (city && code === places.city.code),
    cluster: (id: string) => places.clusters.some((one) => one.id === id),
    industry: (code: string) => places.industriesAsked.some((one) => one.code === code),
    town: (name: string) => isTown(ctx, name),
  };
  const dropped = new Set(beside);
  for (const name of ["division", "cluster", "industry", "town"] as const) {
    const asked = address[name];
    if (!asked || dropped.has(name) || (name !== "division" && asked === none[name])) continue;
    if (!(await there[name](asked))) dropped.add(name);
  }
  for (const [name, count] of RECORDS) {
    const asked = address[name];
    // The same name may stand for a choice elsewhere.
    if (!asked || dropped.has(name) || !isUuid(asked) || known[name]?.includes(asked)) continue;
    if ((await count(ctx, asked)) === 0) dropped.add(name);
  }
  const backwards: readonly string[] = SPANS.filter(([first, last]) => isBefore(address[last], address[first])).map(
    ([, last]) => last,
  );
  const signs = isSigns(address.q) ? ["q"] : [];
  const gone = [...dropped, ...backwards, ...signs].map((name) => [name, undefined]);
  const read: A = { ...address, ...Object.fromEntries(gone) };
  const found = unheeded(search, read, beside);
  return {
    filter: present(read),
    unheeded: found.map((part) => {
      if (backwards.includes(part.name)) return { ...part, why: "backwards" };
      return signs.includes(part.name) && part.why === "unknown" ? { ...part, why: "signs" } : part;
    }),
  };
}

/** Words in which there is no letter, no character and no digit: nothing to look for. */
function isSigns(words: unknown): boolean {
  return typeof words === "string" && words !== "" && searchTerms(words).length === 0;
}

function isBefore(last: unknown, first: unknown): boolean {
  return typeof last === "string" && typeof first === "string" && last < first;
}

/** Towns are written with firms and block economies, and have no list of their own: one is there that any of them ever lay in. */
function isTown(ctx: Ctx, name: string): Promise<boolean> {
  return onceFound(`town ${name}`, async () => {
    const [found] = await ctx.tx.$queryRaw<{ there: boolean }[]>`select is_town(${name}) as there`;
    return found?.there ?? false;
  });
}

function isDepartment({ tx }: Ctx, id: string): Promise<boolean> {
  return onceFound(`department ${id}`, async () => (await tx.department.count({ where: { id } })) > 0);
}

/** What was found is looked for no more: the list that it narrows asks one statement less. What wasn't may come. */
async function onceFound(name: string, look: () => Promise<boolean>): Promise<boolean> {
  if (kept?.found.has(name)) return true;
  const there = await look();
  if (there) kept?.found.add(name);
  return there;
}
