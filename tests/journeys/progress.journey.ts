import { expectAccessible } from "../support/browser";
import { figureOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";

/** What everybody may read of the targets, take away, and ask. */

type Row = {
  readonly indicator: string;
  readonly division: string;
  readonly actual: number | null;
  readonly target: number;
};

test("anybody takes the figures of the end of 2015 away, and of no day that isn't one", async ({ enter }) => {
  const page = await enter(undefined);
  await visit(page, "/");
  const { request } = page;
  const answer = await request.get("/open-data/progress.json?asOf=2015-12-31");
  const { asOf, figures } = await answer.json();
  const rows: Row[] = figures;
  const city = rows.filter(({ division }) => division === "330400");
  expect(asOf).toBe("2015-12-31");
  expect(city.map(({ actual, target }) => [actual, target])).toEqual([
    [104, 100],
    [5, 5],
  ]);
  // Five sites in five places, none of them said; the points' divisions add up to the city's figure.
  const of = (indicator: string) => rows.filter((row) => row.indicator === indicator && row.division !== "330400");
  expect(of("contact-points").reduce((sum, { actual }) => sum + (actual ?? 0), 0)).toBe(104);
  expect(of("demonstration-sites").map(({ actual }) => actual)).toEqual(Array.from({ length: 9 }, () => null));

  const csv = await request.get("/open-data/progress.csv?asOf=2015-12-31");
  const text = await csv.text();
  expect(text.startsWith("\uFEFF指标,")).toBe(true);
  expect(text.trim().split("\r\n")).toHaveLength(rows.length + 1);
  expect(csv.headers()["cache-control"]).toContain("public");
  const again = await request.get("/open-data/progress.csv?asOf=2015-12-31", {
    headers: { "if-none-match": csv.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
  for (const day of ["soon", "2015-02-30", "2999-01-01", "2014-01-01", "%00", "%1B", "2015-12-31%00"])
    for (const type of ["json", "csv"])
      expect((await request.get(`/open-data/progress.${type}?asOf=${day}`)).status()).toBe(422);
});

test("a day of characters that nobody writes is none, on every page of a day; and no list or door stumbles over them", async ({
  enter,
}) => {
  const page = await enter(undefined);
  const { request } = page;
  for (const path of ["targets", "targets/sheet", "contact-points", "demonstration-sites", "progress", "outcomes"])
    for (const day of ["soon", "%00", "%07", "2015-12-31%00"]) {
      const answer = await request.get(`/${path}?asOf=${day}`);
      expect([path, day, answer.status()]).toEqual([path, day, 200]);
      expect([path, day, await answer.text()]).toEqual([path, day, expect.stringMatching(/notice--warn[^>]*>[^<]/)]);
    }
  for (const search of ["contact-points?q=a%00b", "demonstration-sites?after=%00", "information?q=%00"])
    expect([search, (await request.get(`/${search}`)).status()]).toEqual([search, 200]);
  const { csrfToken }: { csrfToken: string } = await (await request.get("/api/auth/csrf")).json();
  const form = { csrfToken, username: "no\u0000body", password: "\u0000", json: "true" };
  const door = await request.post("/api/auth/callback/credentials", { form });
  expect([door.status(), await door.text()]).toEqual([401, expect.stringMatching(/error=CredentialsSignin/)]);
});

test("anybody reads the published page, and asks the board what if, and what was known then", async ({ enter }) => {
  const page = await enter(undefined);
  await visit(page, "/progress?asOf=2015-12-31");
  await expect(page.getByRole("heading", { name: /联系点 104/ })).toBeVisible();
  await expect(page.getByText("不单列").first()).toBeVisible();
  await expectAccessible(page);

  await visit(page, "/targets");
  // Other journeys may have made a point more meanwhile: nine places with two more each, from what stands there today.
  const { value } = await figureOn(page, "contact-points");
  const form = page.locator("form").filter({ hasText: "每地每月新增" }).first();
  await form.getByRole("textbox").fill("2");
  await form.getByRole("button").click();
  await expect(page).toHaveURL(/addPoints=2/);
  await expect(page.getByText(`照此全市到2016年底有 ${value + 9 * 2} 家，赶得上目标 200`)).toBeVisible();
  await page.getByRole("link", { name: "看当时所知的整页" }).first().click();
  await expect(page).toHaveURL(/addPoints=2.*known=then|known=then.*addPoints=2/);
  await expect(page.getByText("这一页按每一天当时所知计数")).toBeVisible();
  await expectAccessible(page);
});

test("an effect is opened up to the day for which the effects were asked, and says so on paper", async ({ enter }) => {
  const lead = await enter("lead");
  await visit(lead, "/outcomes?asOf=2015-12-31");
  await lead.locator("#case-incidence").getByRole("link", { name: "定义、录入与改动记录" }).click();
  await expect(lead).toHaveURL(/\/outcomes\/case-incidence\?asOf=2015-12-31$/);
  await expect(lead.locator("main")).toContainText("2015年第4季度");
  await expect(lead.locator("main")).not.toContainText("2016年");
  await expectAccessible(lead);
  const day = lead.getByText("截至：2015-12-31", { exact: true });
  await expect(day).toBeHidden();
  await lead.emulateMedia({ media: "print" });
  await expect(day).toBeVisible();
});
