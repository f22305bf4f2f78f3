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
