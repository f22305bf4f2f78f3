import type { Day } from "@/kernel/days";
import { draftArticle, moveArticle, saveArticle } from "@/programme/information-centre/articles/commands";
import { CHECKS } from "@/programme/information-centre/articles/policy";
import { findArticle } from "@/programme/information-centre/articles/queries";
import { type DraftArticle, draftArticleInput } from "@/programme/information-centre/articles/schema";
import { TEXTS } from "./article-texts";
import { by, type Scene } from "./stage";

/** The information centre of the story: each article drafted, checked by another, published; one corrected, one withdrawn, some under way. */

const ids = new Map<string, string>();

export function articleScenes(): Scene[] {
  return [
    ...TEXTS.flatMap(({ key, day, writer, checker, ...text }): Scene[] => [
      { day, time: "09:10", play: () => draft(key, writer, text) },
      ...(checker
        ? [
            { day, time: "10:00", play: () => move(key, writer, "submit") },
            { day, time: "15:20", play: () => publish(key, checker) },
          ]
        : []),
    ]),
    { day: "2016-11-17", time: "09:30", play: correctTraining },
    { day: "2016-11-10", time: "11:00", play: () => withdraw("consultation", "活动改期，另行通知。") },
    { day: "2016-11-22", time: "16:00", play: () => move("leaflet", "tongxiang", "submit") },
    { day: "2016-11-23", time: "11:10", play: () => move("summary", "haining", "submit") },
    { day: "2016-11-23", time: "14:00", play: () => handBack("summary", "请补充参加单位数，并核对日期。") },
  ];
}

async function draft(key: string, writer: string, text: unknown): Promise<void> {
  const input: DraftArticle = draftArticleInput.parse(text);
  const { articleId } = await by(writer, (ctx) => draftArticle(ctx, input));
  ids.set(key, articleId);
}

function idOf(key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The story has no article “${key}” yet.`);
  return id;
}

type Plain = "submit" | "discard" | "correct" | "recheck" | "keep";

async function move(key: string, username: string, step: Plain): Promise<void> {
  await by(username, async (ctx) => {
    const articleId = idOf(key);
    await moveArticle(ctx, { step, articleId, version: await versionOf(ctx, articleId) });
  });
}

async function publish(key: string, checker: string): Promise<void> {
  await by(checker, async (ctx) => {
    const articleId = idOf(key);
    const version = await versionOf(ctx, articleId);
    await moveArticle(ctx, { step: "publish", articleId, version, checks: [...CHECKS] });
  });
}

async function withdraw(key: string, reason: string): Promise<void> {
  await by("lead", async (ctx) => {
    const articleId = idOf(key);
    await moveArticle(ctx, { step: "withdraw", articleId, version: await versionOf(ctx, articleId), reason });
  });
}

async function handBack(key: string, reason: string): Promise<void> {
  await by("lead", async (ctx) => {
    const articleId = idOf(key);
    await moveArticle(ctx, { step: "return", articleId, version: await versionOf(ctx, articleId), reason });
  });
}

/** The training's place was wrong: the text that stands says what was put right, and when. */
async function correctTraining(): Promise<void> {
  await move("training", "lead", "correct");
  await by("lead", async (ctx) => {
    const article = await findArticle(ctx, idOf("training"));
    const [text] = article?.editions ?? [];
    if (!article || !text) throw new Error("the story lost its article");
    const { channel, topics, version } = article;
    const body = text.body.replace("市局二楼会议室", "市民中心三楼报告厅");
    await saveArticle(ctx, {
      ...{ articleId: article.id, version, channel, topics, title: text.title, body, source: text.source },
      note: "培训地点由市局二楼会议室改为市民中心三楼报告厅。",
    });
  });
  await move("training", "lead", "recheck");
  await publish("training", "chief");
}

async function versionOf(ctx: Parameters<typeof findArticle>[0], articleId: string): Promise<number> {
  const article = await findArticle(ctx, articleId);
  if (!article) throw new Error("somebody of the story doesn't see the article that he works on");
  return article.version;
}

export type ArticleText = Omit<DraftArticle, "source"> & {
  readonly key: string;
  readonly day: Day;
  readonly writer: string;
  /** Who publishes it; without one it stays a draft for now. */
  readonly checker?: string;
  readonly source?: string;
};
