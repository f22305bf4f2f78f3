import type { Light } from "@/kernel/clocks";
import type { Ctx } from "./database";
import { rulesOf } from "./rules";
import {
  countedRows,
  type FirstClock,
  lightOfRow,
  listedPage,
  listedRows,
  type QueueRead,
  type WorkList,
} from "./work-list";

type DatedList<Row, Filter> = {
  /** The one filter behind a count, the list that it opens and its export. */
  readonly workList: (ctx: Ctx, filter: Filter) => WorkList;
  /** The columns of a row and of its first clock (`firstClockColumns`), and what they are joined from. */
  readonly read: QueueRead;
  /** Whether it is over: what was met speaks only then. */
  readonly ended: (row: Row) => boolean;
};
type Page<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly next: string | null };

/** The reads of a work list whose rows each show a light, nearest date first: how many the filter holds, one page of them, all of them for a file. */
export function datedList<Row extends { readonly id: string; readonly dueOn: Date | null }, Filter>({
  workList,
  read,
  ended,
}: DatedList<Row, Filter>) {
  async function lit(
    ctx: Ctx,
    rows: readonly (Row & FirstClock)[],
  ): Promise<readonly (Row & { readonly light: Light })[]> {
    const rules = await rulesOf(ctx);
    return rows.map((row) => ({ ...row, light: lightOfRow(row, rules, { ...ctx, ended: ended(row) }) }));
  }
  return {
    /** How many rows the filter holds for this reader. One statement. */
    async count(ctx: Ctx, filter: Filter): Promise<number> {
      const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${countedRows(workList(ctx, filter))} as n`;
      return rows[0]?.n ?? 0;
    },
    /** One page, with the total. Two statements. */
    async page(ctx: Ctx, filter: Filter, after?: string): Promise<Page<Row & { readonly light: Light }>> {
      const page = await listedPage<Row & FirstClock>(ctx, workList(ctx, filter), { ...read, after });
      return { ...page, rows: await lit(ctx, page.rows) };
    },
    /** All of them, up to a number, in the list's order: for its file. One statement. */
    async every(ctx: Ctx, filter: Filter, limit: number): Promise<readonly (Row & { readonly light: Light })[]> {
      return lit(ctx, await listedRows<Row & FirstClock>(ctx, workList(ctx, filter), { ...read, limit }));
    },
  };
}
