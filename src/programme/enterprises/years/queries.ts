import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { YEAR_STATES, type YearState } from "./policy";

const columns = {
  ...{ id: true, enterpriseId: true, year: true, state: true, titles: true, source: true },
  ...{ inventions: true, utilityModels: true, designs: true, trademarks: true, software: true, secrets: true },
  ...{ staff: true, researchStaff: true, enteredAt: true, enteredById: true, decidedAt: true, decidedBecause: true },
} as const;

export type FirmYear = {
  readonly id: string;
  readonly year: number;
  readonly state: YearState;
  readonly titles: readonly string[];
  readonly inventions: number | null;
  readonly utilityModels: number | null;
  readonly designs: number | null;
  readonly trademarks: number | null;
  readonly software: number | null;
  readonly secrets: number | null;
  readonly staff: number | null;
  readonly researchStaff: number | null;
  readonly source: string;
  readonly enteredAt: Date;
  readonly by: string;
  readonly decidedBecause: string | null;
};

/** All that was ever said of a firm's years, the latest year first, of each the latest word first. Whoever sees the firm sees it. */
export async function yearsOf(ctx: Ctx, enterpriseId: string): Promise<FirmYear[]> {
  const rows = await ctx.tx.enterpriseYear.findMany({
    where: { enterpriseId },
    select: columns,
    orderBy: [{ year: "desc" }, { enteredAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const people = await peopleKnown(
    ctx,
    rows.map(({ enteredById }) => enteredById),
  );
  return rows.flatMap(({ enteredById, state, enterpriseId: _same, decidedAt: _at, ...row }) => {
    const known = YEAR_STATES.find((one) => one === state);
    return known ? [{ ...row, state: known, by: people.get(enteredById)?.name ?? "" }] : [];
  });
}

/** One row, or null: hidden and absent look the same. */
export async function findYear({ tx }: Ctx, id: string) {
  return tx.enterpriseYear.findFirst({ where: { id }, select: columns });
}

/** The confirmed row of a year, and the one that the firm proposes. */
export async function standingOfYear({ tx }: Ctx, enterpriseId: string, year: number) {
  const rows = await tx.enterpriseYear.findMany({
    where: { enterpriseId, year, state: { in: ["confirmed", "proposed"] } },
    select: { id: true, state: true },
  });
  const idOf = (state: YearState) => rows.find((row) => row.state === state)?.id ?? null;
  return { confirmed: idOf("confirmed"), proposed: idOf("proposed") };
}

/** The latest year that is confirmed; null: none is. */
export async function lastConfirmed({ tx }: Ctx, enterpriseId: string): Promise<number | null> {
  const row = await tx.enterpriseYear.findFirst({
    where: { enterpriseId, state: "confirmed" },
    select: { year: true },
    orderBy: { year: "desc" },
  });
  return row?.year ?? null;
}

export type YearFigures = Omit<FirmYear, "id" | "state" | "source" | "enteredAt" | "by" | "decidedBecause">;

/** Of each of these firms the confirmed figures of a year, or of the latest one. One statement. */
export async function figuresOf(
  { tx }: Ctx,
  ids: readonly string[],
  year: number | undefined,
): Promise<Map<string, YearFigures>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(YearFigures & { readonly enterpriseId: string })[]>`
    select distinct on (enterprise_id) enterprise_id as "enterpriseId", year, titles, inventions, utility_models as "utilityModels", designs,
      trademarks, software, secrets, staff, research_staff as "researchStaff"
    from enterprise_years where state = 'confirmed' and enterprise_id = any (${[...ids]}::uuid[]) and (${year ?? null}::int is null or year = ${year ?? null}::int)
    order by enterprise_id, year desc`;
  return new Map(rows.map(({ enterpriseId, ...figures }) => [enterpriseId, figures]));
}
