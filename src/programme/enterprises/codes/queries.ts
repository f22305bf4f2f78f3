import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { CODE_FIELDS, type CodeField } from "./schema";

export type FirmCodeRow = {
  readonly id: string;
  readonly field: CodeField;
  readonly code: string;
  /** Null: not known since when. */
  readonly from: Day | null;
  /** The day from which it was no longer the firm's; null: it is. */
  readonly to: Day | null;
  /** The paper that says so; null: the register's own change. */
  readonly source: string | null;
  /** It never was the firm's: nothing finds it by this code any more. */
  readonly mistaken: boolean;
};

/** Every code that a firm has or had, those of today first, then the latest. Whoever sees the firm sees them. */
export async function codesOf({ tx }: Ctx, enterpriseId: string): Promise<FirmCodeRow[]> {
  const rows = await tx.enterpriseCode.findMany({
    where: { enterpriseId },
    select: { id: true, field: true, code: true, fromDay: true, toDay: true, source: true, mistakenAt: true },
    orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { id: "asc" }],
    take: 100,
  });
  return rows.flatMap(({ field, fromDay, toDay, mistakenAt, ...row }) => {
    const known = CODE_FIELDS.find((one) => one === field);
    const [from, to] = [fromDay && dayFromDate(fromDay), toDay && dayFromDate(toDay)];
    return known ? [{ ...row, field: known, from, to, mistaken: mistakenAt !== null }] : [];
  });
}

/** Whether a code is another firm's now, also one's beyond the asking office's sight: no more than that it is. */
export async function isHeldElsewhere({ tx }: Ctx, enterpriseId: string, code: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ held: boolean }[]>`
    select exists (select from enterprise_codes where code = ${code} and to_day is null and enterprise_id <> ${enterpriseId}::uuid)
      or exists (select from enterprise_codes_elsewhere(array[${code}])) as held`;
  return rows[0]?.held ?? false;
}
