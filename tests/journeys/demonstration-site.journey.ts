import { createHash } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { scoreSheets } from "@seed/reference/score-sheets";
import { PARTICULAR_GROUPS } from "@/programme/demonstration-sites/particulars/schema";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import { asThief } from "../support/behind";
import { expect, test } from "../support/browser";
import { control, follow, press, visit } from "../support/screens";
import { type Portal, startCopy, startSecondServer } from "../support/server";
import { mintSession } from "../support/sign-in";
import { wordsOf } from "../support/words";

/**
 * From nothing to an awarded site, and off the register again, by the demo's people. The notice lasts five working days: a second server
 * on the same data stands where these are over, and a third one three months later.
 */

test.setTimeout(400_000);

const say = wordsOf("zh-CN");
const words = (key: string, values?: Record<string, string | number>) => say(`demonstrationSites.${key}`, values);
const items = itemsOf(scoreSheets[0].content);

let portal: Portal;
let after: { readonly url: string; stop(): Promise<void> };
let later: { readonly url: string; stop(): Promise<void> };
test.beforeAll(async () => {
  portal = await startCopy();
  const at = (moment: string) =>
    startSecondServer({ ...portal, settings: { ...portal.settings, PORTAL_CLOCK: `fixed:${moment}` } });
  after = await at("2016-12-05T09:30:00+08:00");
  later = await at("2017-03-01T09:30:00+08:00");
});
test.afterAll(async () => {
  await after.stop();
  await later.stop();
  await portal.remove();
});

const opened = new Map<string, BrowserContext>();

/** A browser in which this person has signed in, at one of the servers. */
async function enter(browser: Browser, username: string | undefined, url = portal.url): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: "zh-CN", viewport: { width: 1280, height: 900 } });
  await context.addCookies([{ name: "locale", value: "zh-CN", url }]);
  if (username) {
    const cookies = await mintSession(url, username, portal.password);
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url })));
  }
  opened.set(`${username} ${url}`, context);
  return context.newPage();
}
test.afterEach(async () => {
  for (const context of opened.values()) await context.close();
});

/** The owner of a firm of 南湖 whose contact point is active and that has never applied. */
function candidate(): Promise<string> {
  return asThief(portal.folder, async (client) => {
    const { rows } = await client.query<{ username: string }>(
      `select p.username from persons p join contact_points c on c.enterprise_id = p.enterprise_id and c.status = 'active'
       where p.enterprise_role = 'owner' and c.division_code = '330402'
         and exists (select from contact_point_periods d where d.contact_point_id = c.id and d.from_day < '2016-05-01')
         and not exists (select from demonstration_sites s where s.enterprise_id = p.enterprise_id) order by p.username limit 1`,
    );
    return rows[0]?.username ?? "";
  });
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

const WRITTEN = { text: "旅程", long: "旅程", day: "2005-06-18", phone: "0573-82345678", mail: "a@example.cn" };

/** Completes the particulars: what the portal knows stands there, and one of it is corrected. */
async function fillIn(page: Page): Promise<void> {
  await expect(page.locator("main")).toContainText(words("particulars.from.contact-point"));
  for (const { name, kind } of PARTICULAR_GROUPS.flatMap(
    ({ fields }): readonly { name: string; kind: string }[] => fields,
  )) {
    const one = field(page, name);
    if (kind === "titles" || (await one.inputValue()) !== "") continue;
    if (kind === "size") await one.selectOption("medium");
    else await one.fill(Object.entries(WRITTEN).find(([written]) => written === kind)?.[1] ?? "1");
  }
  await field(page, "liaisonName").fill("旅程联络员");
}

/** Fills the field of a page that asks, and takes the step. */
async function take(page: Page, step: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await press(page, words(`steps.${step}`));
  for (const [name, text] of Object.entries(texts)) await field(page, name).fill(text);
  await press(page, words(`steps.${step}`));
}

/** Declares, marks every item and signs. */
async function judge(page: Page, site: string, points: (full: number, index: number) => number): Promise<void> {
  await visit(page, site);
  await press(page, words("acts.declare"));
  await press(page, words("steps.declare"));
  await press(page, words("acts.score"));
  for (const [index, { key, points: full }] of items.entries()) {
    await field(page, `${key}.points`).fill(String(points(full, index)));
    await field(page, `${key}.finding`).selectOption("verified");
  }
  await press(page, words("acts.saveMarks"));
  await field(page, "opinion").fill("现场与自评一致（旅程）");
  await press(page, words("acts.sign"));
}

async function awardedOn(page: Page, day: string): Promise<number> {
  await page.goto(`/demonstration-sites?asOf=${day}`);
  return Number(await page.locator("[data-total]").getAttribute("data-total"));
}

test("from the self-assessment to the award, with two who score apart and an objection; then revoked from that day on", async ({
  browser,
}) => {
  const owner = await enter(browser, await candidate());
  let site = "";

  await test.step("the firm says what it is, with what the portal knows filled in, assesses itself item by item, each with a proof, and submits", async () => {
    await visit(owner, "/demonstration-sites/new");
    await field(owner, "practice").fill("分级定密、离职交接（旅程）");
    await press(owner, words("acts.begin"));
    site = new URL(owner.url()).pathname.replace("/particulars", "");
    await fillIn(owner);
    await press(owner, words("acts.saveParticulars"));
    for (const [index, { key, points, dimension }] of items.entries()) {
      if (dimension === "B") continue;
      const bytes = Buffer.from(`%PDF-1.4\n${key}\n`);
      const sent = await owner.request.put(`/api/site-proofs?site=${site.split("/").at(-1)}&item=${key}`, {
        data: bytes,
        headers: {
          "x-file-name": encodeURIComponent("证明（旅程）.pdf"),
          "x-content-sha256": createHash("sha256").update(bytes).digest("hex"),
          "content-type": "application/octet-stream",
          origin: portal.url,
        },
      });
      expect(sent.status()).toBe(201);
      await owner.goto(`${site}/assessment/${key}`);
      if (index === 0) await visit(owner, `${site}/assessment/${key}`);
      await field(owner, "points").fill(String(points));
      await follow(owner, () => control(owner.locator("main"), words("assessment.save")).click());
    }
    await expect(owner.getByText(words("assessment.complete"))).toBeVisible();
    await press(owner, words("steps.submit"));
    await field(owner, "undertaking").check();
    await press(owner, words("acts.submit"));
    await expect(owner.getByText(words("statuses.applied"), { exact: true }).first()).toBeVisible();
  });

  const lead = await enter(browser, "lead");
  await test.step("the county recommends, the city passes the documents and names two reviewers", async () => {
    const county = await enter(browser, "nanhu");
    await visit(county, site);
    await expect(county.locator("main")).toContainText("旅程联络员");
    await expect(county.locator("main")).toContainText(/申报时改动；平台原为/);
    await take(county, "recommend", { recommendation: "同意推荐（旅程）" });
    await visit(lead, site);
    await press(lead, words("steps.assign"));
    await field(lead, "documentOpinion").fill("材料齐全（旅程）");
    for (const name of ["闻人佩", "鲍思齐"]) await lead.getByLabel(new RegExp(name)).check();
    await press(lead, words("steps.assign"));
    await expect(lead.getByText(words("statuses.on_site"), { exact: true }).first()).toBeVisible();
  });

  const [first, second] = [await enter(browser, "expert-1"), await enter(browser, "expert-2")];
  await test.step("two reviewers score, and neither sees the other's marks before both have signed", async () => {
    await judge(first, site, (full, index) => (index === 0 ? full - 0.75 : full));
    await visit(second, site);
    for (const page of [second, lead]) {
      await visit(page, site);
      await expect(page.locator("main")).not.toContainText("现场与自评一致（旅程）");
      await expect(page.locator("main")).not.toContainText(/闻人佩　[\d.]+ 分/);
      // What the last signature brings is no step to take, open or shut.
      for (const step of ["steps.conclude", "steps.reconcile"])
        await expect(page.locator("main")).not.toContainText(words(step));
    }
    await judge(second, site, (full) => full - 0.25);
    await visit(first, site);
    await expect(first.locator("main")).toContainText(/鲍思齐　[\d.]+ 分/);
    await expect(first.getByText(words("statuses.scored"), { exact: true }).first()).toBeVisible();
  });

  await test.step("the panel votes, the bureau meeting decides, the public notice begins", async () => {
    await visit(lead, site);
    await press(lead, words("steps.convene"));
    for (const name of ["叶书白", "史清嘉", "褚怀远"]) await lead.getByLabel(new RegExp(name)).check();
    await press(lead, words("steps.convene"));
    for (const member of ["reviewer", "expert-3", "expert-4"]) {
      const page = await enter(browser, member);
      await visit(page, site);
      await press(page, words("acts.declare"));
      await press(page, words("steps.declare"));
      await press(page, words("acts.vote"));
      await page.getByLabel(words("votes.for"), { exact: true }).check();
      await field(page, "opinion").fill("同意（旅程）");
      await press(page, words("steps.vote"));
    }
    await visit(lead, site);
    await take(lead, "advise", { panelMinutes: "一致同意（旅程）" });
    const chief = await enter(browser, "chief");
    await visit(chief, site);
    await take(chief, "announce", { decision: "局务会同意公示（旅程）" });
    await expect(chief.getByText(words("statuses.in_notice"), { exact: true }).first()).toBeVisible();
  });

  let [answer, code] = ["", ""];
  await test.step("a stranger objects, and gets a code", async () => {
    const stranger = await enter(browser, undefined);
    await visit(stranger, "/demonstration-sites/objections");
    await follow(stranger, () => stranger.locator(`a[href$="?site=${site.split("/").at(-1)}"]`).click());
    await field(stranger, "text").fill("去年有员工被处罚（旅程）");
    await field(stranger, "name").fill("市民甲（旅程）");
    await press(stranger, words("objections.submit"));
    await expect(stranger.locator("main")).toContainText(words("objections.open"));
    code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4})+/.exec(await stranger.locator("main").innerText())?.[0] ?? "";
    answer = new URL(stranger.url()).pathname;
    expect(stranger.url()).not.toContain(code.replaceAll("-", ""));
  });

  const decider = await enter(browser, "lead", after.url);
  await test.step("after the notice the open objection still stops the award, until it is answered", async () => {
    await visit(decider, site);
    await expect(decider.locator("main")).toContainText(words("refusals.objection-open"));
    await visit(decider, "/demonstration-sites/objections");
    await expect(decider.locator("main")).not.toContainText("去年有员工被处罚（旅程）");
    await follow(decider, () => decider.locator(`main a[href^="${site}/objections/"]`).first().click());
    await expect(decider.locator("main")).toContainText("市民甲（旅程）");
    await decider.getByLabel(words("objections.rejected"), { exact: true }).check();
    await field(decider, "answer").fill("经核查不成立（旅程）");
    await press(decider, words("objections.reply"));
    const stranger = await enter(browser, undefined);
    await visit(stranger, answer);
    await field(stranger, "code").fill(code);
    await press(stranger, words("objections.look"));
    await expect(stranger.locator("main")).toContainText("经核查不成立（旅程）");
  });

  await test.step("it is awarded: number, register, certificate that anybody checks", async () => {
    const before = await awardedOn(decider, "2016-12-05");
    await visit(decider, site);
    await press(decider, words("steps.award"));
    await press(decider, words("steps.award"));
    await expect(decider.getByText(words("statuses.awarded"), { exact: true }).first()).toBeVisible();
    expect(await awardedOn(decider, "2016-12-05")).toBe(before + 1);
    expect(await awardedOn(decider, "2016-12-04")).toBe(before);
    await visit(decider, site);
    const check = await decider
      .getByRole("link", { name: say("certificates.checkThis"), exact: true })
      .getAttribute("href");
    const file = await decider.getByRole("link", { name: say("certificates.file") }).getAttribute("href");
    const stranger = await enter(browser, undefined, after.url);
    await visit(stranger, check ?? "");
    await expect(stranger.locator("main")).toContainText("2016年12月5日有效");
    const paper = await stranger.request.get(file ?? "");
    expect(paper.headers()["content-type"]).toBe("application/pdf");
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("revoked in March, it is off the count from that day, not before", async () => {
    const page = await enter(browser, "lead", later.url);
    const before = await awardedOn(page, "2017-03-01");
    await visit(page, site);
    await take(page, "revoke", { reason: "提供虚假材料（旅程）" });
    expect(await awardedOn(page, "2017-02-28")).toBe(before);
    expect(await awardedOn(page, "2017-03-01")).toBe(before - 1);
    expect(await awardedOn(page, "2016-12-05")).toBe(before);
  });
});
