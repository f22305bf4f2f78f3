import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import type { Absence } from "./policy";

/** Absences of these people that reach into a day or beyond, as far as the asker sees them. */
export async function absencesFrom({ tx }: Ctx, day: Day, people: readonly string[]): Promise<Absence[]> {
  const rows = await tx.absence.findMany({
    where: { personId: { in: [...people] }, withdrawnAt: null, toDay: { gte: dateOf(day) } },
    select: { personId: true, fromDay: true, toDay: true },
    orderBy: { fromDay: "asc" },
  });
  return rows.map(({ personId, fromDay, toDay }) => ({
    personId,
    fromDay: dayFromDate(fromDay),
    toDay: dayFromDate(toDay),
  }));
}

export type ListedAbsence = Absence & {
  readonly id: string;
  readonly departmentId: string;
  readonly name: string;
  readonly unitZh: string;
  readonly unitEn: string;
};

/** Who isn't there today or will not be, within the asker's sight: the next first. */
export async function listAbsences({ tx, today }: Ctx): Promise<ListedAbsence[]> {
  const rows = await tx.$queryRaw<(Omit<ListedAbsence, "fromDay" | "toDay"> & { fromDay: Date; toDay: Date })[]>`
    select a.id, a.person_id as "personId", a.department_id as "departmentId", a.from_day as "fromDay", a.to_day as "toDay", p.name,
      d.name_zh as "unitZh", d.name_en as "unitEn"
    from absences a join known_officials p on p.id = a.person_id join departments d on d.id = a.department_id
    where a.withdrawn_at is null and a.to_day >= ${today}::date order by a.from_day, a.id`;
  return rows.map(({ fromDay, toDay, ...row }) => ({
    ...row,
    fromDay: dayFromDate(fromDay),
    toDay: dayFromDate(toDay),
  }));
}
