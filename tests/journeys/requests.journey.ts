import { alive, control, press, visit } from "../support/screens";
import { expect, mintSession, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** What comes to the portal otherwise than by its own links and buttons: methods, other sites, the browser's Back, another person at the same browser. */

test.describe.configure({ mode: "parallel" });

const say = wordsOf("zh-CN");

test("a page is read and its forms are posted; whatever else is asked is no error, and every answer has its policy", async ({
  request,
}) => {
  const answer = async (method: string, path: string) => request.fetch(path, { method, maxRedirects: 0 });
  for (const path of ["/targets", "/missing", "/_next/nope", "/mark.svg", "/enterprises/a.png"])
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const got = await answer(method, path);
      expect([method, path, got.status(), got.headers().allow]).toEqual([method, path, 405, "GET, HEAD, POST"]);
    }
  for (const path of ["/_next/static/a.js", "/mark.svg"]) expect((await answer("POST", path)).status(), path).toBe(404);
  for (const path of ["/_next/nope", "/enterprises/a.png", "/missing", "/api/export/targets"]) {
    const { "content-security-policy": policy, "x-frame-options": frames } = (await answer("GET", path)).headers();
    expect([path, policy, frames]).toEqual([path, expect.stringContaining("default-src 'none'"), "DENY"]);
  }
  expect((await answer("GET", "/_next/nope")).status()).toBe(404);
  const led = await answer("GET", "/enterprises/a.png");
  expect(led.headers().location).toBe("/sign-in?next=%2Fenterprises%2Fa.png");
});

test("whom another site leads to a file is asked first; whoever opens one that isn't there reads so", async ({
  enter,
}) => {
  const lead = await enter("lead");
  const ask = (site: string) =>
    lead.request.get("/api/export/clusters?division=330483&format=csv", {
      ...{ headers: { accept: "text/html", "sec-fetch-site": site }, maxRedirects: 0 },
    });
  const led = await ask("cross-site");
  expect(led.status()).toBe(303);
  await visit(lead, led.headers().location ?? "");
  await expect(lead.locator("main")).toContainText(say("exports.columns.title"));
  expect((await ask("same-origin")).status()).toBe(200);

  for (const path of ["/api/exports/00000000-0000-4000-8000-000000000000", "/api/nothing", "/open-data/nothing.csv"]) {
    const answered = await lead.goto(path);
    expect([path, answered?.status()]).toEqual([path, 404]);
    await expect(lead.locator("main"), path).toContainText(say("ui.notFound.title"));
  }
});

test("a page that takes longer than a moment is on its way; a file that is handed out brings none", async ({
  enter,
}) => {
  const lead = await enter("lead");
  await visit(lead, "/");
  const { promise: held, resolve: send } = Promise.withResolvers<void>();
  await lead.route("**/cases", async (route) => {
    await held;
    await route.continue();
  });
  const reading = lead.getByText(say("ui.reading"));
  await alive(lead.locator(".loading"));
  // Who looks through a page's own script: another is kept waiting until the new page is there.
  await lead.evaluate(() => {
    setInterval(() => {
      const shown = document.querySelector(".loading > span");
      if (shown && getComputedStyle(shown).visibility === "visible") sessionStorage.setItem("shown", shown.textContent);
    }, 50);
  });
  await lead.locator('nav a[href="/cases"]').first().click({ noWaitAfter: true });
  setTimeout(send, 1_500);
  await expect(lead).toHaveURL(/\/cases$/);
  expect(await lead.evaluate(() => sessionStorage.getItem("shown"))).toBe(say("ui.reading"));
  await expect(reading).toHaveCount(0);

  await lead.goto("/progress");
  const [file] = await Promise.all([
    lead.waitForEvent("download"),
    lead.locator('main a[href^="/open-data/"]').first().click(),
  ]);
  expect(await file.failure()).toBeNull();
  await expect(reading).toHaveCount(0);
});

test("what was just done is said once, also to whoever goes back and forth; and nothing is done in another's name", async ({
  enter,
  baseURL,
}) => {
  const writer = await enter("lead", { anew: true });
  await visit(writer, "/clusters");
  await visit(writer, (await writer.locator('main table a[href^="/clusters/"]').first().getAttribute("href")) ?? "");
  await press(writer, say("clusters.circulars.write"));
  await writer.locator('main [name="subject"]').fill("返回以后（旅程）");
  await writer.locator('main [name="text"]').fill("旅程正文。");
  const said = writer.locator("main .notice--ok");

  await test.step("somebody else has signed in since in this browser: the form says so and keeps what was typed", async () => {
    const own = (await writer.context().cookies()).filter(({ name }) => name.endsWith("session-token"));
    await writer.context().addCookies(await mintSession(baseURL ?? "", "office"));
    await press(writer, say("clusters.circulars.toPreview"));
    const [told = ""] = say("ui.refusals.another-person").split("{name}");
    await expect(writer.locator("main form .notice--alarm")).toContainText(told);
    await expect(writer.locator('main [name="text"]')).toHaveValue("旅程正文。");
    await writer.context().addCookies(own);
    await press(writer, say("clusters.circulars.toPreview"));
    await expect(said).toHaveText(say("clusters.done.circular-drafted"));
  });

  await test.step("the browser goes back to the form, and forth to the draft", async () => {
    const draft = writer.url();
    await writer.goBack();
    await expect(writer.locator('main [name="subject"]')).toBeVisible();
    await expect(said).toHaveCount(0);
    await writer.goForward();
    await expect(writer).toHaveURL(draft);
    await expect(writer.locator("main")).toContainText(say("clusters.circulars.isDraft"));
    await expect(said).toHaveCount(0);
  });

  await test.step("the next thing that is done is said again", async () => {
    await control(writer.locator("main"), say("clusters.circulars.discard")).click();
    await press(writer, say("clusters.circulars.discard"), writer.locator("dialog[open]"));
    await expect(said).toHaveText(say("clusters.done.circular-discarded"));
  });
});
