import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { NAMED_BY_DOWNLOAD } from "../policy";
import { type AuditCursor, auditCursorText } from "../schema";

export type FirmLook = {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: Date;
  readonly who: string;
  readonly unitZh: string | null;
  readonly unitEn: string | null;
  readonly purpose: string | null;
  readonly act: string;
  readonly subjectKind: string;
  /** Of the complaint under whose secrecy it stands; null where there is none. */
  readonly title: string | null;
};

const LATEST = 5;
const PAGE_SIZE = 50;

/**
 * Looks of officials at what is a firm's: whatever was opened and every file that was taken, whatever record it belongs to. A new kind of either
 * stands here by its entry alone. An index holds just these (`audit_entries_firm_looks_idx`). Named `a`.
 */
function looksOf(enterpriseId: string): Sql {
  return sql`audit_entries a where a.enterprise_id = ${enterpriseId}::uuid and a.department_id is not null and a.outcome = 'done'
    and (a.act like 'download.%' or a.act like 'open.%')
    and not (a.act = 'open.sealed' and a.subject_kind = any(${[...NAMED_BY_DOWNLOAD]}::text[]))`;
}

async function newestLooks(
  { tx, actor }: Ctx,
  { after, take }: { readonly after?: AuditCursor | undefined; readonly take: number },
): Promise<FirmLook[]> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return [];
  const before = after
    ? sql`and a.at <= ${after.at} and (a.at, a.chain, a.seq) < (${after.at}, ${after.chain}, ${after.seq})`
    : sql``;
  return tx.$queryRaw<FirmLook[]>`
    select l.chain, l.seq, l.at, l.actor_name as who, d.name_zh as "unitZh", d.name_en as "unitEn", l.purpose, l.act, l.subject_kind as "subjectKind", c.title
    from (select a.* from ${looksOf(actor.enterpriseId)} ${before} order by a.at desc, a.chain desc, a.seq desc limit ${take}) l
    left join departments d on d.id = l.department_id
    left join complaints c on c.id = l.complaint_id
    order by l.at desc, l.chain desc, l.seq desc`;
}

/** The latest looks of officials at what is this firm's. One statement. */
export async function firmLooks(ctx: Ctx): Promise<FirmLook[]> {
  return newestLooks(ctx, { take: LATEST });
}

/** All looks at what is this firm's, newest first, up to a number: for their file. One statement. */
export async function everyLook(ctx: Ctx, limit: number): Promise<FirmLook[]> {
  return newestLooks(ctx, { take: limit });
}

/** A page of all looks at what is this firm's, newest first. Two statements. */
export async function listLooks(
  ctx: Ctx,
  after?: AuditCursor,
): Promise<{ readonly rows: readonly FirmLook[]; readonly total: number; readonly next: string | null }> {
  const { tx, actor } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) return { rows: [], total: 0, next: null };
  const found = await newestLooks(ctx, { after, take: PAGE_SIZE + 1 });
  const counted = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from ${looksOf(actor.enterpriseId)}`;
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return {
    rows,
    total: counted[0]?.n ?? 0,
    next: found.length > PAGE_SIZE && last ? auditCursorText(last) : null,
  };
}
