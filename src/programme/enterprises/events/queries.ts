import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { EVENT_KINDS, type EventKind, holding } from "./policy";

export type FirmEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly holdsFrom: Day;
  readonly recordedOn: Day;
  readonly recordedAt: Date;
  readonly by: string;
  readonly fromDivision: string | null;
  readonly toDivision: string | null;
  readonly parentName: string | null;
  /** When the parent stands in the register too. */
  readonly parentId: string | null;
  readonly source: string;
  /** The firm's version before it was entered; null: not kept. */
  readonly versionBefore: number | null;
  /** The day on which it was struck as a mistake, by whom and why; null: it stands. */
  readonly struckOn: Day | null;
  readonly struckBy: string;
  readonly struckBecause: string | null;
};

/** What befell a firm, by the day on which it holds, the last first; also what was struck since. Whoever sees the firm sees it. */
export async function eventsOf(ctx: Ctx, enterpriseId: string): Promise<FirmEvent[]> {
  const rows = await ctx.tx.enterpriseEvent.findMany({
    where: { enterpriseId },
    select: {
      ...{ id: true, kind: true, holdsFrom: true, recordedAt: true, recordedById: true, source: true },
      ...{ fromDivision: true, toDivision: true, parentName: true, parentId: true },
      ...{ struckAt: true, struckById: true, struckBecause: true, versionBefore: true },
    },
    orderBy: [{ holdsFrom: "desc" }, { id: "desc" }],
    take: 100,
  });
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ recordedById, struckById }) => [recordedById, struckById].flatMap((id) => id ?? [])),
  );
  const nameOf = (id: string | null) => (id && people.get(id)?.name) || "";
  return rows.flatMap(({ recordedById, kind, holdsFrom, struckAt, struckById, ...row }) => {
    const known = EVENT_KINDS.find((one) => one === kind);
    return known
      ? [
          {
            ...row,
            kind: known,
            holdsFrom: dayFromDate(holdsFrom),
            recordedOn: dayOfMoment(row.recordedAt),
            by: nameOf(recordedById),
            struckOn: struckAt && dayOfMoment(struckAt),
            struckBy: nameOf(struckById),
          },
        ]
      : [];
  });
}

/** Whose branch a firm is now; null: nobody's. */
export function parentIn(events: readonly FirmEvent[]): { readonly name: string; readonly id: string | null } | null {
  const last = holding(events).find(({ kind }) => kind === "branch" || kind === "independent");
  return last?.parentName ? { name: last.parentName, id: last.parentId } : null;
}

/** The branches of a firm that the actor sees: those whose last word on it names this one. */
export async function branchesOf({ tx }: Ctx, enterpriseId: string) {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    select e.id, e.name from enterprises e where e.id in (
      select v.enterprise_id from enterprise_events v where v.parent_id = ${enterpriseId}::uuid)
      and (select l.parent_id from enterprise_events l where l.enterprise_id = e.id and l.kind in ('branch', 'independent')
        order by l.holds_from desc, l.id desc limit 1) = ${enterpriseId}::uuid
    order by e.name limit 100`;
}
