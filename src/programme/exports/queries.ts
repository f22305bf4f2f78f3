import type { Ctx } from "@/platform/database";

export type ExportDetail = {
  readonly id: string;
  readonly list: string;
  /** Its filter, the heads of the columns that were chosen, and the page on which it was asked for. */
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly backTo: string | null;
  readonly format: "xlsx" | "csv" | "pdf";
  readonly createdAt: Date;
  readonly readyAt: Date | null;
  readonly fault: string | null;
  readonly fileName: string | null;
  readonly rowCount: number | null;
  /** The file is still there. */
  readonly kept: boolean;
};

/** One's own export, or null; nobody else's. */
export async function findExport({ tx, actor }: Ctx, id: string): Promise<ExportDetail | null> {
  if (actor.kind !== "official" && actor.kind !== "firm") return null;
  const [found] = await tx.$queryRaw<ExportDetail[]>`
    select id, list, query, columns, back_to as "backTo", format, created_at as "createdAt", ready_at as "readyAt", fault, file_name as "fileName", row_count as "rowCount",
      content is not null as kept from exports where id = ${id}::uuid and person_id = ${actor.personId}::uuid`;
  return found ?? null;
}
