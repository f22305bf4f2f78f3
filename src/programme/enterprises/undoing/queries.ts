import { z } from "zod";
import type { Ctx } from "@/platform/database";
import type { UpdateRow } from "../sheets/commands";
import { firmsKnown } from "../sheets/queries";

/** What can stand against undoing a list: a later change of the firm, or something that came of it. */
type What =
  | ("changed" | "account" | "application" | "invitation" | "visit" | "matter")
  | ("lead" | "event" | "figures" | "merge" | "code");

export type Objection = {
  readonly row: number;
  readonly enterpriseId: string;
  /** As it is called now; null for a firm that this person doesn't see. */
  readonly name: string | null;
  readonly whats: readonly What[];
};

/** Shown at most; how many there are in all is said beside them. */
const MOST_OBJECTIONS = 200;

/** Row by row what stands against undoing this list, with how many rows have something: both empty when it can be undone. */
export async function objectionsTo({ tx }: Ctx, importId: string): Promise<{ rows: Objection[]; total: number }> {
  const rows = await tx.$queryRaw<(Objection & { total: number })[]>`
    select o."row", o.enterprise_id as "enterpriseId", e.name, array_agg(o.what order by o.what) as whats, (count(*) over ())::int as total
    from import_objections(${importId}::uuid) o left join enterprises e on e.id = o.enterprise_id
    group by o."row", o.enterprise_id, e.name order by o."row" limit ${MOST_OBJECTIONS}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

type Written = {
  readonly row: number;
  readonly verdict: "new" | "update";
  readonly enterpriseId: string;
  readonly changes: unknown;
};

const cell = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
const writtenChanges = z.record(z.string(), z.tuple([cell, cell]));

/** The rows of a list that wrote something, in its order. */
export function writtenRows({ tx }: Ctx, importId: string): Promise<Written[]> {
  return tx.$queryRaw<Written[]>`
    select "row", verdict, enterprise_id as "enterpriseId", changes from enterprise_import_rows
    where import_id = ${importId}::uuid and verdict in ('new', 'update') order by "row"`;
}

/** What gives the changed firms back what they had. */
export async function reversed(ctx: Ctx, rows: readonly Written[]): Promise<UpdateRow[]> {
  const firms = new Map(
    (
      await firmsKnown(
        ctx,
        rows.map(({ enterpriseId }) => enterpriseId),
      )
    ).map((firm) => [firm.id, firm]),
  );
  return rows.flatMap(({ row, enterpriseId, changes }) => {
    const known = firms.get(enterpriseId);
    if (!known) return [];
    const back = Object.entries(writtenChanges.parse(changes)).map(([field, [before, after]]) => [
      field,
      [after, before],
    ]);
    return [{ row, firm: {}, verdict: "update" as const, known, changes: Object.fromEntries(back) }];
  });
}

/** Lists that wait to be undone, with whoever asked for it; null: an operator. */
export function undoingImports({ tx }: Ctx): Promise<{ id: string; undoAskedById: string | null }[]> {
  return tx.enterpriseImport.findMany({
    where: { status: "undoing" },
    select: { id: true, undoAskedById: true },
    orderBy: { updatedAt: "asc" },
  });
}
