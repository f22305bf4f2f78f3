import type { DepartmentKind, Duty } from "@/kernel/actor";
import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { maySeeAccounts } from "../policy";
import type { AccountFilter } from "./schema";

export type AccountRow = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly post: string | null;
  readonly kind: "official" | "enterprise";
  readonly status: "active" | "waiting" | "disabled";
  readonly departmentZh: string | null;
  readonly departmentEn: string | null;
  readonly duties: readonly Duty[];
  /** Has followed the first link, so there is a password. */
  readonly used: boolean;
};

const PAGE = 50;

/**
 * Accounts by user name, and how many the filter leaves; on a page fifty, in a file as many as one holds. Two statements. Nothing for people who aren't
 * administrators of accounts.
 */
export async function listAccounts(
  { tx, actor }: Ctx,
  filter: AccountFilter,
  most = PAGE,
): Promise<{ rows: AccountRow[]; total: number; next: string | undefined }> {
  if (!maySeeAccounts(actor)) return { rows: [], total: 0, next: undefined };
  const where = {
    ...(filter.side ? { kind: filter.side } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.department ? { departmentId: filter.department } : {}),
    ...(filter.duty ? { duties: { some: { duty: filter.duty, endedAt: null } } } : {}),
    ...(filter.q
      ? { OR: [{ name: { contains: escaped(filter.q) } }, { username: { contains: escaped(filter.q.toLowerCase()) } }] }
      : {}),
  };
  const found = await tx.person.findMany({
    where: filter.after ? { AND: [where, { username: { gt: filter.after } }] } : where,
    select: {
      ...{ id: true, username: true, name: true, post: true, kind: true, status: true, mailVerifiedAt: true },
      department: { select: { nameZh: true, nameEn: true } },
      duties: { where: { endedAt: null }, select: { duty: true }, orderBy: { duty: "asc" } },
    },
    orderBy: { username: "asc" },
    take: most + 1,
  });
  const total = await tx.person.count({ where });
  const rows = found.slice(0, most).map(({ department, duties, mailVerifiedAt, ...row }) => ({
    ...row,
    departmentZh: department?.nameZh ?? null,
    departmentEn: department?.nameEn ?? null,
    duties: duties.map(({ duty }) => duty),
    used: mailVerifiedAt !== null,
  }));
  return { rows, total, next: found.length > most ? rows.at(-1)?.username : undefined };
}

/**
 * Accounts whose name or user name holds a text, as a query of `id`: the list's filter in SQL, for the search. Undefined for people who aren't
 * administrators of accounts.
 */
export function accountsHolding({ actor }: Ctx, q: string): Sql | undefined {
  if (!maySeeAccounts(actor)) return undefined;
  return sql`select p.id from persons p where strpos(p.name, ${q}) > 0 or strpos(p.username, ${q.toLowerCase()}) > 0`;
}

/** Prisma puts the text into LIKE as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** One account, with what may be given to it. Absent for people who aren't administrators of accounts. */
export async function findAccount({ tx, actor }: Ctx, personId: string) {
  if (!maySeeAccounts(actor)) return null;
  return tx.person.findFirst({
    where: { id: personId },
    select: {
      ...{ id: true, username: true, name: true, post: true, email: true, kind: true, status: true, version: true },
      ...{ departmentId: true, createdAt: true, mailVerifiedAt: true, cardNumber: true },
      department: { select: { nameZh: true, nameEn: true, kind: true } },
      duties: {
        select: { id: true, duty: true, grantedAt: true, endedAt: true, grantedById: true, endedById: true },
        orderBy: { grantedAt: "asc" },
      },
    },
  });
}

/** Names of officials, by id: who gave a duty and who ended it. */
export async function namesOf({ tx }: Ctx, ids: readonly (string | null)[]): Promise<Record<string, string>> {
  const known = ids.filter((id) => id !== null);
  const people = await tx.person.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

export type DepartmentChoice = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: DepartmentKind;
};

/** All departments, by code. */
export async function listDepartments({ tx }: Ctx): Promise<DepartmentChoice[]> {
  return tx.department.findMany({
    select: { id: true, nameZh: true, nameEn: true, kind: true },
    orderBy: { code: "asc" },
  });
}
