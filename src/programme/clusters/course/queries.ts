import { addMonths, type Day, endOfMonth, monthsFrom } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { allOf, sql } from "@/platform/sql";
import { leadingOn, pointOn, seenFirms, standing } from "../members/queries";
import { sightOf } from "../policy";

export type CourseLine = {
  readonly day: Day;
  readonly members: number;
  readonly points: number;
  readonly without: number;
  readonly leaders: number;
  readonly sites: number;
};

/**
 * A cluster at the end of each of the twelve months before a day, and on that day: what its page says of each, counted by the same conditions. Nothing
 * for whoever sees no firms: two days would tell him what came between them. One statement.
 */
export async function courseOf(ctx: Ctx, clusterId: string, asOf: Day): Promise<readonly CourseLine[]> {
  const seen = seenFirms(ctx);
  if (!seen) return [];
  const ends = monthsFrom(addMonths(asOf, -12), asOf).map((month) => endOfMonth(`${month}-01`));
  const days = [...ends.filter((end) => end < asOf), asOf];
  const day = sql`d.day`;
  const firms = allOf([seen, sql`f.cluster_id = ${clusterId}::uuid`, standing(sql`f`, day)]);
  const sight = sightOf(ctx.actor);
  const here = sight.of === "division" ? [sql`r.division_code = ${sight.divisionCode}`] : [];
  const entries = allOf([sql`r.cluster_id = ${clusterId}::uuid`, standing(sql`r`, day), ...here]);
  return ctx.tx.$queryRaw<CourseLine[]>`
    select to_char(d.day, 'YYYY-MM-DD') as day, m.members, m.without, m.leaders,
      (select count(*)::int from contact_point_periods r where ${entries}) as points,
      (select count(*)::int from site_periods r where ${entries}) as sites
    from unnest(${days}::date[]) d (day), lateral (
      select count(*)::int as members, (count(*) filter (where not ${pointOn(day)}))::int as without,
        (count(*) filter (where ${leadingOn(day)}))::int as leaders
      from cluster_firms f where ${firms}) m
    order by d.day`;
}
