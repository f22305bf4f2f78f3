import { dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { officialsCharged } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { CHECKS, isMasked, mayEditText, mayWrite } from "./policy";
import { type ArticleDetail, findArticle, firmsIn, pendingOf, standingOf } from "./queries";
import type { DraftArticle, SaveArticle, TakeArticleStep } from "./schema";
import { type ArticleSubject, articleWorkflow } from "./workflow";

/** Begins an article as a draft of one's own department. Refusal: `not-found` for whoever writes none. */
export async function draftArticle(ctx: Ctx, input: DraftArticle): Promise<{ articleId: string }> {
  const { tx, actor, now } = ctx;
  if (!mayWrite(actor)) throw new Refusal("not-found");
  const { channel, topics, title, body, source } = input;
  const created = await tx.article.create({
    data: {
      ...{ channel, topics: [...new Set(topics)], departmentId: actor.departmentId, writerId: actor.personId },
      ...{ createdAt: now, updatedAt: now },
    },
    select: { id: true, status: true, version: true, departmentId: true, writerId: true },
  });
  await tx.articleEdition.create({
    data: {
      ...{ articleId: created.id, edition: 1, title, body, source },
      ...{ writtenById: actor.personId, writtenAt: now },
    },
  });
  await beginLife(ctx, articleWorkflow, created);
  return { articleId: created.id };
}

/**
 * Saves the text that is being written: a draft, or the correction of what stands. Whoever saves it is its writer from then on, and another checks it.
 * Refusals: `not-found`, `text-stands` (nothing of it is being written now, or not by this person), `overtaken`.
 */
export async function saveArticle(ctx: Ctx, input: SaveArticle): Promise<{ articleId: string }> {
  const { tx, actor, now } = ctx;
  const article = await articleFor(ctx, input.articleId);
  const pending = pendingOf(article);
  if (!mayEditText(actor, article) || !pending || actor.kind !== "official") throw new Refusal("text-stands");
  const { channel, topics, title, body, source, note, version } = input;
  const { count } = await tx.article.updateMany({
    where: { id: article.id, version, status: article.status },
    data: {
      ...{ channel, topics: [...new Set(topics)], writerId: actor.personId },
      ...{ version: version + 1, updatedAt: now },
    },
  });
  if (count !== 1) throw new Overtaken();
  await tx.articleEdition.updateMany({
    where: { articleId: article.id, edition: pending.edition },
    data: { title, body, source, note, writtenById: actor.personId, writtenAt: now },
  });
  ctx.record({
    act: "save.article",
    subjectKind: "article",
    subjectId: article.id,
    detail: { edition: pending.edition },
  });
  return { articleId: article.id };
}

/**
 * Takes one step of an article. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`; `names-a-firm` when what is to be published in a
 * channel without names tells of a registered firm. Invalid: `all-checks`, `note-missing` (a correction says what it puts right).
 */
export async function moveArticle(ctx: Ctx, input: TakeArticleStep): Promise<{ articleId: string }> {
  const article = await articleFor(ctx, input.articleId);
  const brought = await broughtBy(ctx, article, input);
  await takeStep(ctx, articleWorkflow, {
    step: input.step,
    subject: article,
    version: input.version,
    // No clock runs on an article: it has no due day.
    swap: (where, { dueOn: _none, ...data }) => ctx.tx.article.updateMany({ where, data: { ...data, ...brought } }),
    recipients: (party) => recipients(ctx, party, article),
    detail: input.step === "publish" ? { edition: article.edition + 1, checks: CHECKS.join(" ") } : {},
  });
  return { articleId: article.id };
}

async function broughtBy(ctx: Ctx, article: ArticleDetail, input: TakeArticleStep) {
  switch (input.step) {
    case "publish":
      return published(ctx, article, input.checks);
    case "correct":
      return begunCorrection(ctx, article);
    case "recheck":
      if (!pendingOf(article)?.note) throw new InvalidInput({ note: ["note-missing"] });
      return { reason: null };
    case "return":
    case "reject":
    case "withdraw":
      return { reason: input.reason };
    default:
      return { reason: null };
  }
}

async function published(ctx: Ctx, article: ArticleDetail, checks: readonly string[]) {
  const { tx, actor, today } = ctx;
  const pending = pendingOf(article);
  if (!pending || actor.kind !== "official") throw new Refusal("wrong-status");
  if (CHECKS.some((check) => !checks.includes(check))) throw new InvalidInput({ checks: ["all-checks"] });
  if (isMasked(article.channel) && (await firmsIn(ctx, pending)).length > 0) throw new Refusal("names-a-firm");
  // The same person can't be both; decided by the workflow, and by a CHECK. Said here, because this is written before the step is decided.
  if (!articleWorkflow.partiesOf(actor, article).includes("checker")) throw new Refusal("not-yours");
  await tx.articleEdition.updateMany({
    where: { articleId: article.id, edition: pending.edition, publishedOn: null },
    data: { publishedOn: dateOf(today), checkedById: actor.personId },
  });
  return {
    ...{ edition: pending.edition, reason: null },
    ...(article.publishedOn ? {} : { publishedOn: dateOf(today) }),
  };
}

/** A correction begins with the text that stands, also when one was begun before and given up. */
async function begunCorrection({ tx, actor, now }: Ctx, article: ArticleDetail) {
  const stands = standingOf(article);
  if (!stands || actor.kind !== "official") throw new Refusal("wrong-status");
  const { title, body, source } = stands;
  const text = { title, body, source, note: null, writtenById: actor.personId, writtenAt: now };
  const key = { articleId: article.id, edition: article.edition + 1 };
  const { count } = await tx.articleEdition.updateMany({ where: { ...key, publishedOn: null }, data: text });
  if (count === 0) await tx.articleEdition.create({ data: { ...key, ...text } });
  return { writerId: actor.personId, reason: null };
}

/** The article, or the refusal that hidden and absent share. */
async function articleFor(ctx: Ctx, articleId: string): Promise<ArticleDetail> {
  const article = await findArticle(ctx, articleId);
  if (!article) throw new Refusal("not-found");
  return article;
}

/** Who is told: whoever wrote the text; of those who check, all but him. */
async function recipients(ctx: Ctx, party: string, { writerId }: ArticleSubject): Promise<readonly string[]> {
  if (party === "author") return [writerId];
  const checkers = await officialsCharged(ctx, { duties: ["coordinator", "bureau_leader"], bureau: "city" });
  return checkers.filter((id) => id !== writerId);
}
