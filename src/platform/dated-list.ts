import type { Light } from "@/kernel/clocks";
import type { Ctx } from "./database";
import { listedPage, listedRows, type QueueRead } from "./list-page";
import { type FirstClock, lateReasons, lightOfRow } from "./listed-clocks";
import { rulesOf } from "./rules";
import { sql } from "./sql";
import { countedRows, type WorkList } from "./work-list";

type DatedList<Row, Filter> = {
  /** The one filter behind a count, the list that it opens and its export. */
  readonly workList: (ctx: Ctx, filter: Filter) => WorkList;
  /** The columns of a row and of its first clock (`firstClockColumns`), and what they are joined from. */
  readonly read: QueueRead;
  /** Whether it is over: what was met speaks only then. */
  readonly ended: (row: Row) => boolean;
};
/** What the list itself knows of a row: its light, and in the list of overdue rows why its terms passed, where somebody said so (docs/decisions/0130). */
export type Dated = { readonly light: Light; readonly lateReason: string | null };
type Page<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly next: string | null };

/** The reads of a work list whose rows each show a light: how many the filter holds, one page of them, all of them for a file. */
export function datedList<
  Row extends { readonly id: string; readonly dueOn: Date | null },
  Filter extends { readonly overdue?: unknown },
>({ workList, read, ended }: DatedList<Row, Filter>) {
  type Found = Row & FirstClock & Pick<Dated, "lateReason">;
  const reading = (filter: Filter): QueueRead => ({
    ...read,
    columns: sql`${read.columns}, ${lateReasons("%", filter)} as "lateReason"`,
  });
  async function lit(ctx: Ctx, rows: readonly Found[]): Promise<readonly (Row & Dated)[]> {
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
    async page(ctx: Ctx, filter: Filter, after?: string): Promise<Page<Row & Dated>> {
      const page = await listedPage<Found>(ctx, workList(ctx, filter), { ...reading(filter), after });
      return { ...page, total: page.total ?? 0, rows: await lit(ctx, page.rows) };
    },
    /** All of them, up to a number, in the list's order: for its file. One statement. */
    async every(ctx: Ctx, filter: Filter, limit: number): Promise<readonly (Row & Dated)[]> {
      return lit(ctx, await listedRows<Found>(ctx, workList(ctx, filter), { ...reading(filter), limit }));
    },
  };
}
