import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import { findSettings } from "../../settings/queries";
import { inYear } from "../queue/queries";
import { sightsOf } from "../sights/queries";

export type Burden = {
  readonly year: string;
  /** Visits made and to be made, by the department of whoever makes them; as far as this reader sees them. */
  readonly departments: readonly {
    readonly nameZh: string;
    readonly nameEn: string;
    readonly held: number;
    readonly planned: number;
  }[];
  readonly held: number;
  readonly planned: number;
  /** How many a firm is to have in a year; a setting. */
  readonly limit: number;
};

/**
 * How many visits a firm had and is to have in a year, by whose officers: of those that this reader sees. A visit that follows a case counts
 * for its ring and the firm alone. What nobody has yet counts for the bureau of its division. Two statements.
 */
export async function burdenOf(ctx: Ctx, enterpriseId: string, year = ctx.today.slice(0, 4)): Promise<Burden> {
  const seen = sightsOf(ctx);
  const departments =
    seen.length === 0
      ? []
      : await ctx.tx.$queryRaw<Burden["departments"][number][]>`
    select d.name_zh as "nameZh", d.name_en as "nameEn", count(*) filter (where r.status = 'held')::int as held,
      count(*) filter (where r.status <> 'held')::int as planned
    from visits r left join known_officials p on p.id = r.officer_id
      join departments d on d.id = coalesce(p.department_id,
        (select b.id from departments b where b.kind = 'market_regulation' and b.division_code = r.division_code limit 1))
    where r.enterprise_id = ${enterpriseId}::uuid and ${inYear(year)} and (${seen.reduce((left, right) => sql`${left} or ${right}`)})
    group by d.code, d.name_zh, d.name_en order by d.code`;
  const sum = (of: "held" | "planned") => departments.reduce((total, row) => total + row[of], 0);
  const { visitsPerYear } = await findSettings(ctx);
  return { year, departments, held: sum("held"), planned: sum("planned"), limit: visitsPerYear };
}

/**
 * Of these firms those that have had, or are to have, as many visits of a year as they are to have. Visits that follow a case don't count,
 * whoever asks: a warning must not tell of one. Two statements.
 */
export async function burdened(
  ctx: Ctx,
  enterpriseIds: readonly string[],
  year: string,
): Promise<ReadonlyMap<string, number>> {
  const { visitsPerYear } = await findSettings(ctx);
  const rows = await ctx.tx.$queryRaw<{ id: string; n: number }[]>`
    select r.enterprise_id as id, count(*)::int as n from visits r
    where r.enterprise_id = any (${[...enterpriseIds]}::uuid[]) and r.case_id is null and ${inYear(year)}
    group by r.enterprise_id having count(*) >= ${visitsPerYear}`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}
