import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";

export type Closure = {
  readonly id: string;
  readonly fromDay: Day;
  readonly ground: string;
  readonly by: string;
  /** From which day on it was there again, by whom and why; null: it is closed. */
  readonly reopened: { readonly fromDay: Day; readonly by: string; readonly because: string } | null;
};

/** When a cluster was closed and reopened, the last first. Officials know it. */
export async function closuresOf(ctx: Ctx, clusterId: string): Promise<readonly Closure[]> {
  const rows = await ctx.tx.clusterClosure.findMany({
    where: { clusterId },
    select: {
      ...{ id: true, fromDay: true, ground: true, closedById: true },
      ...{ reopenedFrom: true, reopenedById: true, reopenedBecause: true },
    },
    orderBy: [{ fromDay: "desc" }, { id: "desc" }],
    take: 50,
  });
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ closedById, reopenedById }) => [closedById, ...(reopenedById ? [reopenedById] : [])]),
  );
  const nameOf = (id: string | null) => (id && people.get(id)?.name) || "";
  return rows.map(({ id, fromDay, ground, closedById, reopenedFrom, reopenedById, reopenedBecause }) => ({
    ...{ id, fromDay: dayFromDate(fromDay), ground, by: nameOf(closedById) },
    reopened: reopenedFrom && {
      ...{ fromDay: dayFromDate(reopenedFrom), by: nameOf(reopenedById), because: reopenedBecause ?? "" },
    },
  }));
}
