import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { mayCorrect } from "../policy";
import { detail, type EnterpriseDetail } from "../queries";
import type { EnterpriseStatus } from "../workflow";

const LIKENESSES = ["code", "name", "address", "mobile"] as const;
type Lookalike = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly status: EnterpriseStatus;
  readonly reasons: readonly (typeof LIKENESSES)[number][];
  /** The whole record, where this person sees it. */
  readonly record: EnterpriseDetail | null;
};

/** Firms that could be the same as this one, for whoever checks it. */
export async function lookalikesOf(
  ctx: Ctx,
  enterprise: Pick<EnterpriseDetail, "id" | "divisionCode">,
): Promise<Lookalike[]> {
  const { tx, actor } = ctx;
  if (!mayCorrect(actor, enterprise)) return [];
  const found = await tx.$queryRaw<Omit<Lookalike, "record">[]>`
    select id, name, division_code as "divisionCode", status::text as status, reasons from enterprise_lookalikes(${enterprise.id}::uuid)`;
  if (found.length === 0) return [];
  const rows = await tx.enterprise.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: detail });
  const records = new Map(
    rows.map((row) => [row.id, { ...row, foundedOn: row.foundedOn && dayFromDate(row.foundedOn) }]),
  );
  return found.map((one) => ({ ...one, record: records.get(one.id) ?? null }));
}
