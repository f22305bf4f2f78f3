import { asSuperuser, bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as openList } from "@/app/open-data/[file]/route";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { countPublished, listPublished, newestOfChannels } from "../published/queries";
import { draftArticle, moveArticle, saveArticle } from "./commands";
import { CHECKS } from "./policy";
import { countArticles, findArticle, findPublished, firmsIn, listArticles, pendingOf, standingOf } from "./queries";
import type { DraftArticle, TakeArticleStep } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const stranger: Actor = { kind: "public" };
const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });
const text = (over: Partial<DraftArticle> = {}): DraftArticle => ({
  channel: "knowledge",
  topics: ["trade_secret"],
  title: "密点登记册怎么记",
  body: "登记册不写内容。",
  source: null,
  ...over,
});

const draft = async (writer: OfficialActor, over: Partial<DraftArticle> = {}) =>
  (await asActor(writer, (ctx) => draftArticle(ctx, text(over)))).articleId;
const work = (who: Actor, id: string) => asActor(who, (ctx) => findArticle(ctx, id));
const read = (who: Actor, id: string) => asActor(who, (ctx) => findPublished(ctx, id));

type Extra = { readonly reason?: string; readonly checks?: readonly string[]; readonly version?: number };
async function take(who: OfficialActor, articleId: string, step: TakeArticleStep["step"], extra: Extra = {}) {
  const version = extra.version ?? (await asSystem("test", (ctx) => findArticle(ctx, articleId)))?.version ?? 0;
  const { reason = "演示", checks = CHECKS } = extra;
  const plain = { articleId, version };
  return asActor(who, (ctx) => {
    switch (step) {
      case "publish":
        return moveArticle(ctx, { step, ...plain, checks: CHECKS.filter((check) => checks.includes(check)) });
      case "return":
      case "reject":
      case "withdraw":
        return moveArticle(ctx, { step, ...plain, reason });
      default:
        return moveArticle(ctx, { step, ...plain });
    }
  });
}

async function published(writer: OfficialActor, checker: OfficialActor, over: Partial<DraftArticle> = {}) {
  const id = await draft(writer, over);
  await take(writer, id, "submit");
  await take(checker, id, "publish");
  return id;
}

async function people() {
  return {
    county: await given.official(["programme_officer"], { division: "330402" }),
    other: await given.official(["programme_officer"], { division: "330481" }),
    lead: await given.official(["coordinator"]),
    chief: await given.official(["bureau_leader"]),
    police: await given.official(["department_handler"], { kind: "police" }),
    officer: await given.official(["investigator"]),
  };
}

describe("from draft to everybody", () => {
  test("a county writes, the lead checks and publishes, a stranger reads; before that it is nowhere", async () => {
    const { county, lead, other, officer } = await people();
    const id = await draft(county);
    expect((await work(county, id))?.status).toBe("draft");
    expect((await work(lead, id))?.status).toBe("draft");
    for (const nobody of [other, officer, stranger]) expect(await work(nobody, id)).toBeNull();
    expect(await read(stranger, id)).toBeNull();
    await take(county, id, "submit");
    expect(await asActor(lead, (ctx) => countArticles(ctx, { mine: "1" }))).toBe(1);
    await expect(take(lead, id, "publish", { checks: ["secrecy", "facts"] })).rejects.toEqual(
      invalid("checks", "all-checks"),
    );
    await take(lead, id, "publish");
    const seen = await read(stranger, id);
    expect(seen && standingOf(seen)).toMatchObject({ title: "密点登记册怎么记", checkedById: lead.personId });
    expect(await asActor(stranger, (ctx) => newestOfChannels(ctx))).toMatchObject([{ id, channel: "knowledge" }]);
    expect(await asActor(county, ({ tx }) => tx.notice.findMany({ select: { kind: true } }))).toEqual([
      { kind: "article.publish" },
    ]);
  });

  test("whoever wrote it doesn't check it: not by a step, and not past it", async () => {
    const { lead, chief } = await people();
    const id = await draft(lead);
    await take(lead, id, "submit");
    await expect(take(lead, id, "publish")).rejects.toEqual(refusal("not-yours"));
    await expect(
      asSuperuser((client) =>
        client.query("update article_editions set checked_by_id = written_by_id, published_on = '2016-11-24'"),
      ),
    ).rejects.toThrow("checked_by_another");
    await take(chief, id, "return", { reason: "请补充来源" });
    expect(await work(lead, id)).toMatchObject({ status: "draft", reason: "请补充来源" });
  });

  test("police write of their own; they see and change nothing of another department's drafts", async () => {
    const { police, county, lead } = await people();
    const own = await published(police, lead);
    const others = await draft(county);
    expect(await work(police, others)).toBeNull();
    await expect(take(police, others, "submit")).rejects.toEqual(refusal("not-found"));
    expect(await asActor(police, (ctx) => listArticles(ctx, {}))).toMatchObject({ total: 1, rows: [{ id: own }] });
    expect(await asActor(lead, (ctx) => listArticles(ctx, {}))).toMatchObject({ total: 2 });
    const { officer } = await people();
    await expect(draft(officer)).rejects.toEqual(refusal("not-found"));
  });

  test("of two who publish at once one wins, and one entry stands in the trail", async () => {
    const { county, lead, chief } = await people();
    const id = await draft(county);
    await take(county, id, "submit");
    const { version = 0 } = (await work(lead, id)) ?? {};
    const results = await bothAtOnce({ table: "articles", id }, () => [
      take(lead, id, "publish", { version }),
      take(chief, id, "publish", { version }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = results.find(({ status }) => status === "rejected");
    expect(lost && "reason" in lost && lost.reason).toBeInstanceOf(Overtaken);
    const steps = await asSystem("test", ({ tx }) =>
      tx.auditEntry.count({ where: { subjectId: id, detail: { path: ["step"], equals: "publish" } } }),
    );
    expect(steps).toBe(1);
  });

  test("a text saved over somebody's newer one is refused, and nothing is lost", async () => {
    const { county } = await people();
    const id = await draft(county);
    const save = (version: number, title: string) =>
      asActor(county, (ctx) => saveArticle(ctx, { articleId: id, version, ...text({ title }), note: null }));
    await save(1, "先到的");
    await expect(save(1, "后到的")).rejects.toBeInstanceOf(Overtaken);
    expect((await work(county, id))?.editions).toMatchObject([{ title: "先到的" }]);
    await take(county, id, "submit");
    await expect(save(3, "交了以后")).rejects.toEqual(refusal("text-stands"));
  });
});

describe("afterwards", () => {
  test("a correction says what it puts right; what stood before can still be read, and never changes", async () => {
    const { county, lead } = await people();
    const id = await published(county, lead);
    given.atMoment("2016-11-28T09:30:00+08:00");
    await take(county, id, "correct");
    const { version = 0 } = (await work(county, id)) ?? {};
    const save = (note: string | null, at: number) =>
      asActor(county, (ctx) => saveArticle(ctx, { articleId: id, version: at, ...text({ body: "更正后的。" }), note }));
    await save(null, version);
    await expect(take(county, id, "recheck")).rejects.toEqual(invalid("note", "note-missing"));
    await save("改了正文。", version + 1);
    await take(county, id, "recheck");
    const before = await read(stranger, id);
    expect(before?.editions.map(({ body }) => body)).toEqual(["登记册不写内容。"]);
    await take(lead, id, "publish");
    const after = await read(stranger, id);
    expect(after?.editions.map(({ edition, body, note }) => [edition, body, note])).toEqual([
      [2, "更正后的。", "改了正文。"],
      [1, "登记册不写内容。", null],
    ]);
    // A correction doesn't move an article up.
    expect(after?.publishedOn).toEqual(new Date("2016-11-24"));
    const changed = await asActor(county, ({ tx }) =>
      tx.articleEdition.updateMany({ where: { articleId: id, edition: 1 }, data: { body: "改掉" } }),
    );
    expect(changed.count).toBe(0);
  });

  test("a correction that was given up leaves the text as it was, and can be begun again from it", async () => {
    const { county, lead } = await people();
    const id = await published(county, lead);
    await take(county, id, "correct");
    const { version = 0 } = (await work(county, id)) ?? {};
    await asActor(county, (ctx) =>
      saveArticle(ctx, { articleId: id, version, ...text({ body: "不要了。" }), note: "不要了。" }),
    );
    await take(county, id, "keep");
    const kept = await work(county, id);
    expect(kept?.status).toBe("published");
    expect(kept && pendingOf(kept)).toBeNull();
    await take(county, id, "correct");
    const again = await work(county, id);
    expect(again && pendingOf(again)).toMatchObject({ edition: 2, body: "登记册不写内容。", note: null });
  });

  test("withdrawn, it is gone for everybody at once, and its reason stays with those who work on it", async () => {
    const { county, lead, chief } = await people();
    const id = await published(county, lead);
    await expect(take(county, id, "withdraw")).rejects.toEqual(refusal("not-yours"));
    await take(chief, id, "withdraw", { reason: "内容过时" });
    for (const reader of [stranger, (await given.firm()).owner]) expect(await read(reader, id)).toBeNull();
    expect(await asActor(stranger, (ctx) => countPublished(ctx, {}))).toBe(0);
    expect(await work(county, id)).toMatchObject({ status: "withdrawn", reason: "内容过时" });
  });

  test("a draft that was given up was never out: it isn't among what was withdrawn, and nothing goes on with it", async () => {
    const { county, lead } = await people();
    const id = await draft(county);
    await take(county, id, "discard");
    const given = await work(county, id);
    expect(given).toMatchObject({ status: "discarded", publishedOn: null });
    expect(given && pendingOf(given)).toBeNull();
    await expect(take(county, id, "submit")).rejects.toEqual(refusal("wrong-status"));
    await expect(take(lead, id, "withdraw")).rejects.toEqual(refusal("wrong-status"));
  });
});

describe("what tells of a firm", () => {
  test("a registered firm's name, with or without its form of company, and its code; elsewhere it is a warning, in a case story a refusal", async () => {
    const { county, lead } = await people();
    const firm = await given.firm({ division: "330481" });
    const found = await asActor(county, (ctx) => firmsIn(ctx, { title: "案例", body: `${firm.name}的员工。` }));
    expect(found).toEqual([firm.name]);
    expect(await asActor(stranger, (ctx) => firmsIn(ctx, { title: "", body: firm.name }))).toEqual([]);
    const body = `${firm.name}的员工离职。`;
    const told = await draft(county, { channel: "case_focus", body });
    await take(county, told, "submit");
    await expect(take(lead, told, "publish")).rejects.toEqual(refusal("names-a-firm"));
    await published(county, lead, { channel: "express", body });
  });
});

describe("the list that everybody reads", () => {
  test("finds words of two characters, counts what it shows, and goes on by key", async () => {
    const { county, lead } = await people();
    for (const at of Array.from({ length: 23 }, (_, index) => index)) {
      given.atMoment(`2016-11-${String(1 + at).padStart(2, "0")}T09:30:00+08:00`);
      await published(county, lead, { title: `第${at}篇`, body: at === 7 ? "离职带走配方。" : "别的。" });
    }
    const list = (filter: Parameters<typeof listPublished>[1], after?: string) =>
      asActor(stranger, (ctx) => listPublished(ctx, filter, after));
    const first = await list({});
    expect([first.total, first.rows.length, first.rows[0]?.title]).toEqual([23, 20, "第22篇"]);
    const rest = await list({}, first.next ?? "");
    expect(rest.rows.map(({ title }) => title)).toEqual(["第2篇", "第1篇", "第0篇"]);
    expect(rest.next).toBeNull();
    // Behind the last there is nothing: the list from its beginning.
    const last = `2016-11-01~${rest.rows.at(-1)?.id}`;
    expect(await list({}, last)).toEqual(first);
    const edited = await asActor(lead, (ctx) => listArticles(ctx, {}));
    expect(await asActor(lead, (ctx) => listArticles(ctx, {}, last))).toEqual(edited);
    expect(await list({ q: "配方" })).toMatchObject({ total: 1, rows: [{ title: "第7篇" }] });
    expect((await list({ channel: "policy" })).total).toBe(0);
    expect((await list({ topic: "trade_secret" })).total).toBe(23);
    expect((await list({ topic: "patent" })).total).toBe(0);
    // The file holds all of them, not a page, through the same filter.
    const file = async (query: string) => {
      const asked = new Request(`http://portal.test/open-data/information.csv${query}`);
      const answer = await openList(asked, { params: Promise.resolve({ file: "information.csv" }) });
      return [answer.status, (await answer.text()).match(/第\d+篇/g)?.length ?? 0];
    };
    expect(await file("")).toEqual([200, 23]);
    expect(await file("?q=配方&lang=en")).toEqual([200, 1]);
    expect(await file("?division=330402")).toEqual([422, 0]);
  });

  test("takes two statements, the first page one", async () => {
    const { county, lead } = await people();
    await published(county, lead);
    await published(county, lead, { channel: "notice" });
    const counted = await statementsDuring(() => asActor(stranger, (ctx) => listPublished(ctx, {})));
    expect(counted.length).toBeLessThanOrEqual(2);
    const home = await statementsDuring(() => asActor(stranger, (ctx) => newestOfChannels(ctx)));
    expect(home.length).toBeLessThanOrEqual(1);
  });
});
