import type { Prisma } from "@db";
import { type Day, dayFromDate } from "@/kernel/days";
import { cursorText, parseCursor } from "@/kernel/keyset";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { peopleKnown } from "@/platform/people";
import type { Named } from "@/platform/places";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { codesIn, mayCheck, mayWork, mayWrite } from "./policy";
import type { ArticleFilter } from "./schema";
import { type ArticleChannel, type ArticleStatus, PUBLIC_STATUSES } from "./workflow";

/** A line of a list: what stands for everybody, or, of an article that never went out, what is being written. */
export type ArticleLine = {
  readonly id: string;
  readonly channel: ArticleChannel;
  readonly title: string;
  readonly publishedOn: Day | null;
};

/** The same as it lies in the database. */
export type Found = Omit<ArticleLine, "publishedOn"> & { readonly publishedOn: Date | null };
/** A found line, its day as a day. */
export function dated<Row extends Found>({ publishedOn, ...row }: Row) {
  return { ...row, publishedOn: publishedOn && dayFromDate(publishedOn) };
}

const detail = {
  id: true,
  channel: true,
  topics: true,
  status: true,
  departmentId: true,
  writerId: true,
  edition: true,
  publishedOn: true,
  reason: true,
  version: true,
  createdAt: true,
  department: { select: { nameZh: true, nameEn: true } },
  editions: {
    select: {
      edition: true,
      title: true,
      body: true,
      source: true,
      note: true,
      writtenById: true,
      writtenAt: true,
      checkedById: true,
      publishedOn: true,
    },
    orderBy: { edition: "desc" },
  },
} as const satisfies Prisma.ArticleSelect;

export type ArticleDetail = Prisma.ArticleGetPayload<{ select: typeof detail }>;
export type Edition = ArticleDetail["editions"][number];

/** An article as everybody reads it, with its editions, newest first; null when there is none or it isn't out. Three statements at most. */
export async function findPublished({ tx }: Ctx, id: string): Promise<ArticleDetail | null> {
  const row = await tx.article.findFirst({ where: { id, status: { in: [...PUBLIC_STATUSES] } }, select: detail });
  return row && { ...row, editions: row.editions.filter(({ publishedOn }) => publishedOn !== null) };
}

/** An article as those see it who work on it; null for everybody else. */
export async function findArticle({ tx, actor }: Ctx, id: string): Promise<ArticleDetail | null> {
  const own = workedOn(actor);
  return own && tx.article.findFirst({ where: { AND: [{ id }, own] }, select: detail });
}

function workedOn(actor: Ctx["actor"]): Prisma.ArticleWhereInput | null {
  if (actor.kind === "system" || mayCheck(actor)) return {};
  return mayWrite(actor) ? { departmentId: actor.departmentId } : null;
}

/** The edition that is being written or checked; null when none is. What was left of a correction that was given up doesn't count. */
export function pendingOf({
  editions,
  edition,
  status,
}: Pick<ArticleDetail, "editions" | "edition" | "status">): Edition | null {
  if (status === "published" || status === "withdrawn" || status === "discarded") return null;
  return editions.find((one) => one.edition === edition + 1) ?? null;
}

/** The edition that stands for everybody; null when none does. */
export function standingOf({ editions, edition }: Pick<ArticleDetail, "editions" | "edition">): Edition | null {
  return editions.find((one) => one.edition === edition) ?? null;
}

/**
 * What waits for an official: texts that he is writing or that came back to him; texts of others that he is to check. The same for the badge, the desk
 * and the list.
 */
export function waitingArticles(actor: Ctx["actor"]): Sql[] {
  if (!mayWork(actor)) return [];
  return [
    ...(mayWrite(actor)
      ? [
          sql`(r.writer_id = ${actor.personId}::uuid and r.department_id = ${actor.departmentId}::uuid and r.status in ('draft', 'correcting'))`,
        ]
      : []),
    ...(mayCheck(actor)
      ? [sql`(r.writer_id <> ${actor.personId}::uuid and r.status in ('checking', 'rechecking'))`]
      : []),
  ];
}

function editingConditions(actor: Ctx["actor"], { mine, status, channel }: ArticleFilter): Sql[] | null {
  if (!mayWork(actor)) return null;
  const conditions: Sql[] = mayCheck(actor) ? [] : [sql`r.department_id = ${actor.departmentId}::uuid`];
  if (mine) conditions.push(anyOf(waitingArticles(actor)));
  if (status) conditions.push(sql`r.status = ${word(status)}`);
  if (channel) conditions.push(sql`r.channel = ${word(channel)}`);
  return conditions;
}

/** How many articles this person works on under a filter. One statement. */
export async function countArticles({ tx, actor }: Ctx, filter: ArticleFilter): Promise<number> {
  const conditions = editingConditions(actor, filter);
  if (!conditions) return 0;
  const rows = await tx.$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from articles r where ${allOf(conditions)}`;
  return rows[0]?.n ?? 0;
}

export type EditedLine = ArticleLine & {
  readonly status: ArticleStatus;
  readonly department: Named;
  readonly writer: string;
  readonly changedOn: Day;
};

/** One page of articles for those who work on them, latest change first. Three statements. */
export async function listArticles(
  ctx: Ctx,
  filter: ArticleFilter,
  after?: string,
): Promise<{ rows: readonly EditedLine[]; total: number; next: string | null }> {
  const found = await followingOrFirst(after, (place) => everyArticle(ctx, filter, PAGE_SIZE + 1, place));
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return {
    rows,
    total: await countArticles(ctx, filter),
    next: found.length > PAGE_SIZE && last ? cursorText({ at: last.changedOn, id: last.id }) : null,
  };
}

/** The articles under a filter from a place on, up to a number, latest change first: also for their file. Two statements. */
export async function everyArticle(
  ctx: Ctx,
  filter: ArticleFilter,
  limit: number,
  after?: string,
): Promise<readonly EditedLine[]> {
  const conditions = editingConditions(ctx.actor, filter);
  if (!conditions) return [];
  const cursor = parseCursor(after);
  const changed = sql`(r.updated_at at time zone 'Asia/Shanghai')::date`;
  const beyond = cursor?.at ? [sql`(${changed}, r.id) < (${cursor.at}::date, ${cursor.id}::uuid)`] : [];
  const found = await ctx.tx.$queryRaw<
    (Found & { status: ArticleStatus; writerId: string; changedOn: Date; nameZh: string; nameEn: string })[]
  >`
    select r.id, r.channel::text as channel, r.status::text as status, r.published_on as "publishedOn", r.writer_id as "writerId", e.title,
      ${changed} as "changedOn", d.name_zh as "nameZh", d.name_en as "nameEn"
    from articles r join departments d on d.id = r.department_id
    join lateral (select x.title from article_editions x where x.article_id = r.id order by x.edition desc limit 1) e on true
    where ${allOf([...conditions, ...beyond])} order by ${changed} desc, r.id desc limit ${limit}`;
  const people = await peopleKnown(
    ctx,
    found.map(({ writerId }) => writerId),
  );
  return found.map(({ nameZh, nameEn, writerId, changedOn, ...row }) => ({
    ...dated(row),
    changedOn: dayFromDate(changedOn),
    department: { nameZh, nameEn },
    writer: people.get(writerId)?.name ?? "",
  }));
}

/** What in a text tells of a firm: names of registered firms, with or without their form of company, and codes. One statement. */
export async function firmsIn({ tx }: Ctx, { title, body }: Pick<Edition, "title" | "body">): Promise<string[]> {
  const text = `${title}\n${body}`;
  const named = await tx.$queryRaw<{ name: string }[]>`select firms_named_in(${text}) as name`;
  return [...named.map(({ name }) => name), ...codesIn(text)];
}
