import { cursorText, parseCursor } from "@/kernel/keyset";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import type { Named } from "@/platform/places";
import { allOf, type Sql, sql, word } from "@/platform/sql";
import { type ArticleLine, dated, type Found } from "../articles/queries";
import type { InformationFilter } from "../articles/schema";
import { type ArticleTopic, PUBLIC_STATUSES } from "../articles/workflow";

const isPublic = sql`r.status in ('published', 'correcting', 'rechecking')`;

function publicConditions({ q, channel, topic }: InformationFilter): Sql[] {
  const conditions = [isPublic];
  if (channel) conditions.push(sql`r.channel = ${word(channel)}`);
  if (topic) conditions.push(sql`${topic}::article_topic = any (r.topics)`);
  const terms = searchTerms(q);
  if (terms.length > 0) conditions.push(sql`r.id in (select articles_matching(${terms}))`);
  return conditions;
}

const standing = sql`join article_editions e on e.article_id = r.id and e.edition = r.edition`;

/** The articles that everybody finds by these words, as a query of `id`. */
export function publishedHolding(q: string): Sql {
  return sql`select r.id from articles r where ${allOf(publicConditions({ q }))}`;
}

/** How many articles everybody reads under a filter, as an expression. */
export function countedPublished(filter: InformationFilter): Sql {
  return sql`(select count(*)::int from articles r where ${allOf(publicConditions(filter))})`;
}

/** How many articles everybody reads under a filter. One statement. */
export async function countPublished({ tx }: Ctx, filter: InformationFilter): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`select ${countedPublished(filter)} as n`;
  return rows[0]?.n ?? 0;
}

export type PublishedLine = ArticleLine & { readonly body: string; readonly department: Named };

/** One page of what is published, newest first, with the total. Two statements. */
export async function listPublished(
  ctx: Ctx,
  filter: InformationFilter,
  after?: string,
): Promise<{ rows: readonly PublishedLine[]; total: number; next: string | null }> {
  const found = await followingOrFirst(after, (place) => published(ctx, filter, place));
  const rows = found
    .slice(0, PAGE_SIZE)
    .map(({ nameZh, nameEn, ...row }) => ({ ...dated(row), department: { nameZh, nameEn } }));
  const last = rows.at(-1);
  return {
    rows,
    total: await countPublished(ctx, filter),
    next: found.length > PAGE_SIZE && last ? cursorText({ at: last.publishedOn, id: last.id }) : null,
  };
}

function published(ctx: Ctx, filter: InformationFilter, after: string | undefined) {
  const cursor = parseCursor(after);
  const conditions = publicConditions(filter);
  if (cursor?.at) conditions.push(sql`(r.published_on, r.id) < (${cursor.at}::date, ${cursor.id}::uuid)`);
  return ctx.tx.$queryRaw<(Found & { body: string; nameZh: string; nameEn: string })[]>`
    select r.id, r.channel::text as channel, r.published_on as "publishedOn", e.title, left(e.body, 400) as body,
      d.name_zh as "nameZh", d.name_en as "nameEn"
    from articles r ${standing} join departments d on d.id = r.department_id
    where ${allOf(conditions)} order by r.published_on desc, r.id desc limit ${PAGE_SIZE + 1}`;
}

export type CatalogueLine = ArticleLine & {
  readonly topics: readonly ArticleTopic[];
  readonly department: Named;
};

/** All that is published, newest first, without its text: for a file. One statement. */
export async function everyPublished(
  ctx: Ctx,
  filter: InformationFilter,
  limit: number,
): Promise<readonly CatalogueLine[]> {
  const found = await ctx.tx.$queryRaw<(Found & { topics: ArticleTopic[]; nameZh: string; nameEn: string })[]>`
    select r.id, r.channel::text as channel, r.published_on as "publishedOn", r.topics::text[] as topics, e.title,
      d.name_zh as "nameZh", d.name_en as "nameEn"
    from articles r ${standing} join departments d on d.id = r.department_id
    where ${allOf(publicConditions(filter))} order by r.published_on desc, r.id desc limit ${limit}`;
  return found.map(({ nameZh, nameEn, ...row }) => ({ ...dated(row), department: { nameZh, nameEn } }));
}

/** Lines of each channel on the first page. */
const NEWEST = 3;

/** The newest of each channel: for the first page. One statement. */
export async function newestOfChannels({ tx }: Ctx): Promise<readonly ArticleLine[]> {
  const found = await tx.$queryRaw<Found[]>`
    select x.id, c.channel::text as channel, x.title, x.published_on as "publishedOn"
    from unnest(enum_range(null::article_channel)) c (channel)
    join lateral (
      select r.id, e.title, r.published_on from articles r ${standing}
      where r.channel = c.channel and ${isPublic} order by r.published_on desc, r.id desc limit ${NEWEST}) x on true
    order by c.channel, x.published_on desc, x.id desc`;
  return found.map(dated);
}

/** When the centre last changed for everybody: for feed readers. One statement. */
export async function newestChange({ tx }: Ctx): Promise<Date | null> {
  const row = await tx.article.aggregate({
    where: { status: { in: [...PUBLIC_STATUSES] } },
    _max: { updatedAt: true },
  });
  return row._max.updatedAt;
}
