import { z } from "zod";
import type { Ctx } from "@/platform/database";
import { ENTERPRISE_STATUSES } from "../../enterprises/workflow";

const overview = z.object({
  name: z.string(),
  status: z.enum(ENTERPRISE_STATUSES),
  point: z
    .object({
      id: z.string(),
      number: z.string().nullable(),
      status: z.string(),
      liaison: z.string(),
      since: z.string().nullable(),
      /** From when on it is no more in the register; null while it is, and when it never was. */
      until: z.string().nullable(),
    })
    .nullable(),
  site: z
    .object({ id: z.string(), number: z.string().nullable(), status: z.string(), until: z.string().nullable() })
    .nullable(),
});
export type FirmOverview = z.output<typeof overview>;

/** A firm with its contact point and its site, each the living one, else the last. One statement. */
export async function firmOverview({ tx, actor }: Ctx): Promise<FirmOverview | null> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    select e.name, e.status::text as status,
      (select json_build_object('id', p.id, 'number', p.number, 'status', p.status, 'liaison', p.liaison_name || '　' || p.liaison_post,
          'since', (select max(d.from_day) from contact_point_periods d where d.contact_point_id = p.id and d.to_day is null),
          'until', (select max(d.to_day) from contact_point_periods d where d.contact_point_id = p.id having count(*) = count(d.to_day)))
        from contact_points p where p.enterprise_id = e.id
        order by (p.status in ('refused', 'exited')), p.id desc limit 1) as point,
      (select json_build_object('id', s.id, 'number', s.number, 'status', s.status, 'until', s.valid_until)
        from demonstration_sites s where s.enterprise_id = e.id
        order by (s.status in ('refused', 'revoked', 'expired')), s.id desc limit 1) as site
    from enterprises e where e.id = ${actor.enterpriseId}::uuid`;
  return rows[0] ? overview.parse(rows[0]) : null;
}
