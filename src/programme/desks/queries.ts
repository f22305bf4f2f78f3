import { hasDuty } from "@/kernel/actor";
import type { Ctx } from "@/platform/database";

/** Numbers in the navigation: what waits for this person, now. Each is the length of the list that it opens (`?mine=1`). */
export type Badges = { readonly complaints: number; readonly cases: number; readonly referrals: number; readonly notices: number };

/**
 * All badges in one statement, because every page of the office carries them. The conditions are those of `mine` in the lists'
 * own filters; a test holds each pair equal. Row-level security still stands under it.
 */
export async function badgesOf({ tx, actor }: Ctx): Promise<Badges> {
  if (actor.kind !== "official" && actor.kind !== "firm") return { complaints: 0, cases: 0, referrals: 0, notices: 0 };
  const person = actor.personId;
  const division = actor.kind === "official" ? actor.divisionCode : "";
  const department = actor.kind === "official" ? actor.departmentId : person;
  const [intake, officer, leader, handler] = [
    hasDuty(actor, "intake"),
    hasDuty(actor, "investigator"),
    hasDuty(actor, "bureau_leader"),
    hasDuty(actor, "department_handler"),
  ];
  const rows = await tx.$queryRaw<Badges[]>`
    select
      (case when ${intake} then (select count(*) from complaints where division_code = ${division} and status = 'submitted') else 0 end
        + case when ${officer} then (select count(*) from complaints where team @> array[${person}::uuid] and status = 'verifying') else 0 end
        + case when ${leader} then (select count(*) from complaints where division_code = ${division} and status = 'proposed') else 0 end)::int as complaints,
      (case when ${officer} then (select count(*) from cases where team @> array[${person}::uuid] and status in ('filed', 'investigating')) else 0 end
        + case when ${leader} then (select count(*) from cases where division_code = ${division} and status in ('concluded', 'decided')) else 0 end)::int as cases,
      (case when ${handler} then (select count(*) from referrals where to_department_id = ${department}::uuid and status in ('sent', 'accepted')) else 0 end
        + case when ${officer} then (select count(*) from referrals r join complaints c on c.id = r.complaint_id
            where c.team @> array[${person}::uuid] and r.status in ('returned', 'answered')) else 0 end)::int as referrals,
      (select count(*) from notices where person_id = ${person}::uuid and read_at is null)::int as notices`;
  return rows[0] ?? { complaints: 0, cases: 0, referrals: 0, notices: 0 };
}

/** Name of an official's department, for the head of the page. */
export async function departmentName({ tx, actor }: Ctx): Promise<{ nameZh: string; nameEn: string } | null> {
  if (actor.kind !== "official") return null;
  return tx.department.findUnique({ where: { id: actor.departmentId }, select: { nameZh: true, nameEn: true } });
}
