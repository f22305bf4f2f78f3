import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/browser";
import { answersFor, pdf } from "../support/complaint";
import { prepare, submit } from "../support/forms";
import { press, visit } from "../support/screens";
import { clientOf, expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

/** What people who live in lists do: several at once, and views of their own. */

test("of several complaints each is assigned by itself, and the answer says which not and why, without a script too", async ({
  enter,
  baseURL,
}) => {
  const portal = { url: baseURL ?? "", password: process.env.JOURNEY_PASSWORD ?? "" };
  const firm = await clientOf(portal, "firm-b");
  const made: string[] = [];
  for (let n = 0; n < 3; n++) {
    const mark = `${Date.now() % 1_000_000}${n}`;
    const ready = await prepare(firm, answersFor(mark), pdf(`材料${mark}.pdf`, `DEMO queue ${mark}`));
    await submit(firm, ready);
    made.push(ready.complaintId);
  }
  await firm.dispose();
  const picking = (ids: readonly string[]) =>
    `/complaints/assign?${new URLSearchParams(ids.map((id): [string, string] => ["picked[]", `${id}~2`])).toString()}`;
  const choose = async (page: Awaited<ReturnType<typeof enter>>) => {
    const officers = page.locator('main input[name="officers[]"]');
    await officers.nth(0).check();
    await officers.nth(1).check();
  };
  const [first = "", ...others] = made;

  const slow = await enter("intake", { javaScriptEnabled: false });
  await slow.goto(picking(made));
  await choose(slow);
  const quick = await enter("intake");
  await visit(quick, picking([first]));
  await choose(quick);
  await press(quick, say("handling.list.assign"));
  await expect(quick.locator("main .notice--ok li")).toHaveCount(1);
  await expect(quick.locator("main .notice--ok")).toContainText(say("handling.done.assigned"));

  await visit(quick, picking(made));
  await expect(quick.getByText(say("handling.assign.gone", { n: "1" }))).toBeVisible();

  await press(slow, say("handling.list.assign"));
  const report = slow.locator("main .notice--warn");
  await expect(report.locator("li")).toHaveCount(3);
  await expect(report.locator("li").first()).toContainText("本人已于");
  await expect(report.locator("li").first()).toContainText(/JX-TS-\d{8}-\d+/);
  await expect(report).toContainText("分派了 2 件，1 件没有分派");
  const chief = await enter("chief");
  for (const id of others) expect((await chief.request.get(`/complaints/${id}`)).status()).toBe(200);
});

test("a filter of enterprises, referrals and contact points, with its order, becomes a view of one's own, and goes again", async ({
  enter,
}) => {
  const lead = await enter("lead", { anew: true });
  const name = `视图${randomUUID().slice(0, 6)}`;
  for (const [list, query] of [
    ["/enterprises", "q=演示&division=330402&sort=newest"],
    ["/referrals", "kind=criminal&status=closed"],
    ["/contact-points", "division=330402&sort=newest"],
  ] as const) {
    await visit(lead, `${list}?${query}`);
    await press(lead, say("savedViews.save"), lead.locator("nav.tabs"));
    await lead.locator("main form [name=name]").fill(name);
    await press(lead, say("savedViews.keep"));
    const tab = lead.locator("nav.tabs").getByRole("link", { name, exact: true });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await visit(lead, list);
    await expect(lead.locator("select[name=sort]")).toHaveValue("");
    await tab.click();
    await expect(tab).toHaveAttribute("aria-current", "page");
    await expect(lead.locator("select[name=sort]")).toHaveValue(new URLSearchParams(query).get("sort") ?? "");
    const renamed = `${name}改`;
    await lead.locator("main .toolbar summary").first().click();
    await lead.locator("main .toolbar [name=name]").fill(renamed);
    await lead.getByRole("button", { name: say("savedViews.rename"), exact: true }).click();
    await expect(lead.locator("nav.tabs").getByRole("link", { name: renamed, exact: true })).toBeVisible();
    await lead.getByText(say("savedViews.removeOf").replace("{name}", renamed), { exact: true }).click();
    await press(lead, say("savedViews.remove"));
    await expect(lead.locator("nav.tabs").getByRole("link", { name: renamed, exact: true })).toHaveCount(0);
  }
});

test("a list that its filters leave empty has one way to clear them, and so has one that has rows", async ({
  enter,
}) => {
  const lead = await enter("lead");
  for (const [address, rows] of [
    ["/complaints?q=无此企业", 0],
    ["/referrals?q=无此企业", 0],
    ["/enterprises?q=无此企业", 0],
    ["/enterprises?q=演示", 1],
  ] as const) {
    await visit(lead, address);
    await expect(lead.locator(".empty")).toHaveCount(rows === 0 ? 1 : 0);
    const clear = lead.getByRole("link", { name: say("ui.filters.clear"), exact: true });
    await expect(clear).toHaveCount(1);
    await expect(clear).toBeVisible();
  }
});

test("a list too long for a PDF says so on a page, with the ways out and the filter kept; a program reads a line", async ({
  enter,
}) => {
  const list = "/audit?outcome=done";
  for (const [lang, reader] of [
    ["zh-CN", await enter("auditor")],
    ["en", await enter("auditor", { locale: "en" })],
  ] as const) {
    const words = wordsOf(lang);
    await visit(reader, list);
    await press(reader, words("ui.export.pdf"));
    await expect(reader.locator("h1")).toHaveText(words("exports.refused.title"));
    await expect(reader.locator("main .notice--alarm")).toContainText("1,000");
    await expect(reader.locator("main")).toContainText(words("exports.refused.orTable"));
    await expectAccessible(reader);
    const table = reader.getByRole("link", { name: words("ui.export.csv") });
    const file = await reader.request.get((await table.getAttribute("href")) ?? "");
    expect(file.headers()["content-disposition"] ?? file.url()).toMatch(/csv|\/exports\//);
    await press(reader, words("exports.refused.back"));
    await expect(reader).toHaveURL(list);
  }
  const reader = await enter("auditor");
  const answer = await reader.request.get("/api/export/trail?outcome=done&format=pdf", { headers: { accept: "*/*" } });
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([422, "text/plain; charset=utf-8"]);
});

test("a list leaves with the columns that were chosen, without a script too; of none ticked the page says so and keeps the rest", async ({
  enter,
}) => {
  const lead = await enter("lead", { javaScriptEnabled: false });
  const list = "/contact-points?division=330402";
  await visit(lead, list);
  await press(lead, say("ui.export.columns"));
  await expect(lead.locator("h1")).toHaveText(say("exports.columns.title"));
  await expect(lead.locator("main")).toContainText("南湖区");
  const columns = lead.locator("main input[type=checkbox][name=column]");
  await expect(columns.and(lead.locator(":not(:checked)"))).toHaveCount(0);
  await press(lead, say("exports.columns.none"));
  await lead.locator("main input[value=csv]").check();
  await press(lead, say("exports.columns.take"));
  await expect(lead.locator("main .error")).toContainText(say("exports.columns.noneTicked"));
  await expect(lead.locator("main input[value=csv]")).toBeChecked();
  const heads = ["contactPoints.columns.enterprise", "contactPoints.columns.since"].map((key) => say(key));
  for (const head of heads) await lead.getByLabel(head, { exact: true }).check();
  const [file] = await Promise.all([
    lead.waitForEvent("download"),
    lead.getByRole("button", { name: say("exports.columns.take") }).click(),
  ]);
  expect((await readFile(await file.path(), "utf8")).replace("\uFEFF", "").split("\r\n")[0]).toBe(heads.join(","));
  await press(lead, say("exports.columns.back"));
  await expect(lead).toHaveURL(list);
  const strange = `/api/export/contact-point-register?${new URLSearchParams({ column: "手机", format: "csv" })}`;
  await lead.goto(strange);
  await expect(lead.locator("main .notice--alarm")).toContainText("手机");
  const owner = await enter("firm-a");
  expect((await owner.goto("/exports/columns/contact-point-register"))?.status()).toBe(404);
});
