import { Prisma } from "@db";

/** A piece of a statement. Pieces are put together by tag, never by gluing text: what is put in stays a parameter. */
export type Sql = Prisma.Sql;
export const sql = Prisma.sql;

/** All of these conditions; of none, true. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${Prisma.join([...conditions], " and ")})`;
}

/** Any of these conditions; of none, false. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${Prisma.join([...conditions], " or ")})`;
}

/** The rows of all these selects, which have the same columns, in no order; of at least one select. */
export function allRowsOf(selects: readonly Sql[]): Sql {
  return Prisma.join([...selects], " union all ");
}

/**
 * Ends an ordered query that is walked until enough has been met, behind which the planner looks no further. A limit that it doesn't know makes it take the
 * order from an index: without one it sorts all rows for the first few.
 */
export const WALKED = sql`limit (select null::bigint)`;

/**
 * A word of a closed list, such as a status, as it stands in the statement and not as a parameter: a plan that is kept knows no parameters,
 * and chooses a partial index only for what it knows. Throws RangeError on anything but small letters and underscores.
 */
export function word(value: string): Sql {
  if (!/^[a-z_]+$/.test(value)) throw new RangeError(`not a word: ${value}`);
  return Prisma.raw(`'${value}'`);
}
