import { press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");
const english = wordsOf("en");

test("a coordinator writes, a leader checks and publishes, a stranger reads it on the first page; corrected, it says so; withdrawn, it is gone", async ({
  enter,
}) => {
  const mark = [...String(Date.now() % 1_000_000)].map((digit) => "天地玄黄宇宙洪荒日月"[Number(digit)]).join("");
  const title = `护密知识问答${mark}（演示）`;
  const lead = await enter("lead");
  const chief = await enter("chief");
  const stranger = await enter(undefined);
  const field = (name: string) => lead.getByLabel(say(`informationCentre.articles.fields.${name}`), { exact: true });

  await visit(stranger, "/information");
  const before = await totalOn(stranger);

  await test.step("the coordinator writes; an error keeps what was typed", async () => {
    await visit(lead, "/articles");
    await press(lead, say("informationCentre.articles.write"));
    await field("title").fill(title);
    await press(lead, say("informationCentre.articles.save"));
    await expect(lead.locator("main").getByRole("alert")).toBeVisible();
    await expect(field("title")).toHaveValue(title);
    await field("channel").selectOption("knowledge");
    await field("body").fill("## 一问一答\n\n先写**秘密点**，再写措施。\n\n- 一\n- 二\n\n<script>alert(1)</script>");
    await press(lead, say("informationCentre.articles.save"));
    await expect(lead.getByRole("heading", { name: "一问一答" })).toBeVisible();
    await expect(lead.getByText("<script>alert(1)</script>")).toBeVisible();
    await press(lead, say("informationCentre.steps.submit"));
    await expect(lead.getByText(say("informationCentre.articles.secondPair"))).toBeVisible();
  });
  const desk = new URL(lead.url()).pathname;

  await test.step("the leader finds it waiting, and publishes it only when all was looked at", async () => {
    await visit(chief, "/articles?mine=1");
    await press(chief, title);
    await press(chief, say("informationCentre.steps.publish"));
    await expect(chief.getByText(say("informationCentre.faults.all-checks")).first()).toBeVisible();
    for (const box of await chief.getByRole("checkbox").all()) await box.check();
    await press(chief, say("informationCentre.steps.publish"));
    await expect(chief.getByText(say("informationCentre.statuses.published"), { exact: true })).toBeVisible();
  });

  await test.step("a stranger reads it from the first page, and finds it by two characters", async () => {
    await visit(stranger, "/");
    await press(stranger, title);
    await expect(stranger.getByRole("heading", { name: title })).toBeVisible();
    await visit(stranger, "/information");
    expect(await totalOn(stranger)).toBe(before + 1);
    await visit(stranger, `/information?q=${encodeURIComponent(mark.slice(0, 2))}`);
    await expect(stranger.getByRole("link", { name: title })).toBeVisible();
    const feed = await stranger.request.get("/information/feed");
    expect(await feed.text()).toContain(title);
  });

  await test.step("a correction says what it puts right, in the frame of either language", async () => {
    await visit(lead, desk);
    await press(lead, say("informationCentre.steps.correct"));
    await press(lead, say("informationCentre.articles.change"));
    await field("body").fill("更正后的正文。");
    await field("note").fill("改了问答。");
    await press(lead, say("informationCentre.articles.save"));
    await press(lead, say("informationCentre.steps.recheck"));
    await visit(chief, desk);
    for (const box of await chief.getByRole("checkbox").all()) await box.check();
    await press(chief, say("informationCentre.steps.publish"));
    const visitor = await enter(undefined, { locale: "en" });
    await visit(visitor, "/");
    await press(visitor, title);
    await expect(visitor.getByText("改了问答。")).toBeVisible();
    await expect(visitor.getByText(english("informationCentre.articles.language"))).toBeVisible();
    await press(visitor, english("informationCentre.articles.edition").replace("{n}", "1"));
    await expect(visitor.getByRole("heading", { name: "一问一答" })).toBeVisible();
  });

  await test.step("withdrawn, it is gone at once", async () => {
    await visit(chief, desk);
    await chief.getByText(say("informationCentre.steps.withdraw")).first().click();
    await chief.getByLabel(say("informationCentre.articles.fields.reason")).fill("内容过时");
    await press(chief, say("informationCentre.steps.withdraw"));
    const answer = await stranger.goto(desk.replace("/articles/", "/information/"));
    expect(answer?.status()).toBe(404);
    await visit(stranger, "/information");
    expect(await totalOn(stranger)).toBe(before);
  });

  await test.step("a file that there is none of is a page with what can be done, also for a stranger", async () => {
    await stranger.goto("/open-data/information.csv?topic=patent&division=330402");
    await expect(stranger.getByRole("heading", { name: say("exports.refused.title") })).toBeVisible();
    const other = stranger.getByRole("link", { name: say("ui.export.csv") });
    expect(await other.getAttribute("href")).toBe("/open-data/information.csv?topic=patent");
  });
});
