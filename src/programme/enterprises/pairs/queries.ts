import type { OfficialActor } from "@/kernel/actor";
import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { type PairPlace, pairPlaceText } from "../merges/schema";
import { seeksDuplicates } from "../policy";
import type { EnterpriseStatus } from "../workflow";

const PAGE = 20;
/** How far pairs are counted. */
export const MOST_COUNTED = 1_000;

/** In the order of their bits in `marks`, the highest first. */
export const PAIR_REASONS = ["code", "name", "phone"] as const;
export type PairReason = (typeof PAIR_REASONS)[number];
export type PairSide = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly divisionCode: string;
  readonly status: EnterpriseStatus;
};
export type Pair = { readonly one: PairSide; readonly other: PairSide; readonly reasons: readonly PairReason[] };
type FoundPair = {
  readonly one: string;
  readonly other: string;
  readonly marks: number;
  readonly oneName: string;
  readonly oneCode: string | null;
  readonly oneDivision: string;
  readonly oneStatus: EnterpriseStatus;
  readonly otherName: string;
  readonly otherCode: string | null;
  readonly otherDivision: string;
  readonly otherStatus: EnterpriseStatus;
};

export type PairPage = {
  readonly pairs: readonly Pair[];
  /** Null when there are more than `MOST_COUNTED`. */
  readonly total: number | null;
  readonly next: string | null;
};

/**
 * A page of records that could be one firm, the likeliest first: one code, the same name, the same telephone under like names. They are kept, so
 * what a page costs doesn't grow with the register; what somebody said to be two is not among them. Two statements.
 */
export async function listDuplicates(
  { tx, actor }: Ctx,
  { division, after }: { division?: string | undefined; after?: PairPlace | undefined } = {},
): Promise<PairPage> {
  if (!seeksDuplicates(actor)) return { pairs: [], total: 0, next: null };
  const where = within(actor, division);
  const rows = await readPairs(tx, { where, after, most: PAGE + 1 });
  const [counted] = await tx.$queryRaw<{ n: number }[]>(
    sql`select count(*)::int as n from (select from likely_pairs p where ${where} limit ${MOST_COUNTED + 1}) p`,
  );
  const total = counted?.n ?? 0;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    pairs: page.map(pairOf),
    total: total > MOST_COUNTED ? null : total,
    next: rows.length > PAGE && last ? pairPlaceText(last) : null,
  };
}

/** All of them as far as `limit`, for an export, in the list's order. */
export async function everyDuplicate(
  { tx, actor }: Ctx,
  { division }: { readonly division?: string | undefined },
  limit: number,
): Promise<Pair[]> {
  if (!seeksDuplicates(actor)) return [];
  return (await readPairs(tx, { where: within(actor, division), most: limit })).map(pairOf);
}

/** A county's pairs are those of its own division. */
function within({ level, divisionCode }: OfficialActor, division: string | undefined): Sql {
  const place = level === "city" ? division : divisionCode;
  return place ? sql`p.place = ${place}` : sql`true`;
}

type Asked = { readonly where: Sql; readonly after?: PairPlace | undefined; readonly most: number };

function readPairs(tx: Ctx["tx"], { where, after, most }: Asked): Promise<FoundPair[]> {
  const later = after
    ? sql`p.marks <= ${after.marks}::int and (p.marks < ${after.marks}::int or (p.one_id, p.other_id) > (${after.one}::uuid, ${after.other}::uuid))`
    : sql`true`;
  return tx.$queryRaw<FoundPair[]>(sql`
    select p.one_id as one, p.other_id as other, p.marks,
      a.name as "oneName", coalesce(a.uscc, a.org_code, a.reg_no) as "oneCode", a.division_code as "oneDivision", a.status::text as "oneStatus",
      b.name as "otherName", coalesce(b.uscc, b.org_code, b.reg_no) as "otherCode", b.division_code as "otherDivision", b.status::text as "otherStatus"
    from (select * from likely_pairs p where ${where} and ${later} order by p.marks desc, p.one_id, p.other_id limit ${most}) p
    join enterprises a on a.id = p.one_id join enterprises b on b.id = p.other_id order by p.marks desc, p.one_id, p.other_id`);
}

function pairOf(row: FoundPair): Pair {
  return {
    one: { id: row.one, name: row.oneName, code: row.oneCode, divisionCode: row.oneDivision, status: row.oneStatus },
    other: {
      ...{ id: row.other, name: row.otherName, code: row.otherCode },
      ...{ divisionCode: row.otherDivision, status: row.otherStatus },
    },
    reasons: PAIR_REASONS.filter((_, bit) => row.marks & (4 >> bit)),
  };
}
