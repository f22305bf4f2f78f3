import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { type AuditCursor, auditCursorText } from "../schema";

export type FirmLook = {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: Date;
  readonly who: string;
  readonly unitZh: string | null;
  readonly unitEn: string | null;
  readonly purpose: string | null;
  /** Of the complaint; null of a report of a leak. */
  readonly title: string | null;
  readonly about: "complaint" | "leak-report";
};

const LATEST = 5;
const PAGE_SIZE = 50;

/**
 * Looks of officials at what a firm sealed, in all its complaints and its reports of leaks: the rule of `looksAt`, so that both logs tell the
 * same. Named `l`.
 */
function looksOf(enterpriseId: string): Sql {
  const entry = sql`a.chain, a.seq, a.at, a.actor_name as who, a.department_id, a.purpose`;
  return sql`(
    select ${entry}, c.title, 'complaint' as about from complaints c
    join audit_entries a on a.complaint_id = c.id and a.outcome = 'done' and a.department_id is not null
      and (a.act = 'download.evidence' or (a.act = 'open.sealed' and a.subject_kind <> 'evidence'))
    where c.enterprise_id = ${enterpriseId}::uuid
    union all
    select ${entry}, null, 'leak-report' from leak_reports r
    join audit_entries a on a.subject_id = r.id and a.subject_kind = 'leak-report' and a.act = 'open.sealed' and a.outcome = 'done' and a.department_id is not null
    where r.enterprise_id = ${enterpriseId}::uuid) l`;
}

async function newestLooks(
  { tx, actor }: Ctx,
  { after, take }: { readonly after?: AuditCursor | undefined; readonly take: number },
): Promise<FirmLook[]> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return [];
  const before = after ? sql`where (l.at, l.chain, l.seq) < (${after.at}, ${after.chain}, ${after.seq})` : sql``;
  return tx.$queryRaw<FirmLook[]>`
    select l.chain, l.seq, l.at, l.who, d.name_zh as "unitZh", d.name_en as "unitEn", l.purpose, l.title, l.about
    from ${looksOf(actor.enterpriseId)}
    left join departments d on d.id = l.department_id
    ${before} order by l.at desc, l.chain desc, l.seq desc limit ${take}`;
}

/** The latest looks of officials at what this firm sealed. One statement. */
export async function firmLooks(ctx: Ctx): Promise<FirmLook[]> {
  return newestLooks(ctx, { take: LATEST });
}

/** A page of all looks at what this firm sealed, newest first. Two statements. */
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
