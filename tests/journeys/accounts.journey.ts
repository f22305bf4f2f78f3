import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { makeCreditCode } from "@/kernel/credit-code";
import { demoPassword, expect, expectAccessible, test } from "../support/browser";
import { wordsOf } from "../support/words";

/** How people come in, who makes them, and how they go. */

const say = wordsOf("zh-CN");
const sayInEnglish = wordsOf("en");
const PASSWORD = "nine boats leave the lake";
const fresh = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

async function signIn(
  page: Page,
  username: string,
  { password = demoPassword(), next = "/account" } = {},
): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await page.fill("[name=username]", username);
  await page.fill("[name=password]", password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname === next);
}

/** Follows the link in the mail of that subject to an address, as a newcomer does in the demo. */
async function followMail(page: Page, recipient: string, subject: string): Promise<void> {
  await page.goto("/mailbox");
  const mails = page.locator("article", { hasText: recipient }).filter({ hasText: subject });
  await mails.first().getByRole("link").first().click();
}

test("an account is made by two administrators, used, disabled, and out at once", async ({ browser }) => {
  const username = fresh("journey");
  const [system, security, person] = [await newPage(browser), await newPage(browser), await newPage(browser)];
  await signIn(system, "sysadmin", { next: "/accounts" });
  await expectAccessible(system);
  await system.getByRole("link", { name: "开通账号" }).click();
  await system.fill("[name=username]", username);
  await system.fill("[name=name]", "演示新人");
  await system.selectOption("[name=departmentId]", { label: "嘉兴市市场监督管理局" });
  await system.fill("[name=email]", `${username}@example.cn`);
  await expectAccessible(system);
  await system.getByRole("button", { name: "开通账号" }).click();
  await expect(system.locator(".notice--ok")).toContainText("账号已开通");
  await expect(system.getByRole("button", { name: /赋予/ })).toHaveCount(0);

  const record = new URL(system.url()).pathname;
  await signIn(security, "secadmin", { next: "/accounts" });
  await security.goto("/accounts/new");
  await expect(security.getByText("没有这个页面，或不能查看").first()).toBeVisible();
  await security.goto(record);
  await expect(security.getByRole("button", { name: "停用账号" })).toHaveCount(0);
  await expectAccessible(security);
  await security.getByRole("button", { name: "赋予“办案人员”" }).click();
  await expect(security.locator(".notice--ok")).toContainText("职责已赋予");

  await followMail(person, `${username}@example.cn`, "您的账号已开通");
  await person.fill("[name=password]", PASSWORD);
  await expectAccessible(person);
  await person.getByRole("button", { name: "设置密码" }).click();
  await expect(person.locator(".notice--ok")).toContainText("密码已设置");
  await signIn(person, username, { password: PASSWORD });
  await expect(person.getByText("办案人员")).toBeVisible();
  await expectAccessible(person);
  await person.goto("/notifications");
  await expect(person.locator("[data-total='1']")).toBeVisible();

  await system.goto(record);
  await system.getByRole("button", { name: "停用账号" }).click();
  await expect(system.locator(".notice--ok")).toContainText("账号已停用");
  await person.goto("/notifications");
  await expect(person).toHaveURL(/\/sign-in\?next=/);
  await expect(person.locator("main")).toContainText("登录已结束");
  await person.goto("/");
  await expect(person.locator("main")).toContainText("登录已结束");
  const stranger = await newPage(browser);
  await stranger.goto("/");
  await expect(stranger.locator("main")).not.toContainText("登录已结束");
});

test("a firm registers without a script, and a second person joins when the owner says so", async ({ browser }) => {
  const code = makeCreditCode("330402", Number.parseInt(randomUUID().slice(0, 5), 16) % 900_000);
  const [first, second] = [fresh("owner"), fresh("member")];
  const owner = await newPage(browser, { javaScriptEnabled: false });
  const member = await newPage(browser);
  for (const [page, username] of [
    [owner, first],
    [member, second],
  ] as const) {
    await page.goto("/register");
    await page.fill("[name=code]", code);
    await page.fill("[name=firmName]", "演示旅程企业（演示）");
    await page.selectOption("[name=divisionCode]", "330402");
    await page.fill("[name=name]", `演示${username}`);
    await page.fill("[name=mobile]", "138 0000 0000");
    await page.fill("[name=email]", `${username}@example.cn`);
    await page.fill("[name=username]", username);
    await page.fill("[name=password]", PASSWORD);
    await page.check("[name=consent]");
    await page.getByRole("button", { name: "提交登记" }).click();
    await page.waitForURL("**/register/sent");
    await followMail(page, `${username}@example.cn`, "请确认邮箱");
    await page.getByRole("button", { name: "确认邮箱" }).click();
    await page.waitForURL("**/sign-in");
  }
  await expect(member.locator(".notice--ok")).toContainText("已转去确认");
  await signIn(owner, first, { password: PASSWORD, next: "/join" });
  await owner.getByRole("button", { name: "同意加入", exact: true }).click();
  await expect(owner.locator(".notice--ok")).toContainText("已同意加入");
  await signIn(member, second, { password: PASSWORD, next: "/join" });
  await expect(member.getByRole("row", { name: first })).toContainText("账号负责人");
  await expectAccessible(member);
});

test("all that is wrong with a registration is told at once", async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto("/register");
  await page.fill("[name=firmName]", "演示旅程企业（演示）");
  await page.fill("[name=username]", "firm-a");
  await page.fill("[name=password]", "password1234");
  await page.getByRole("button", { name: say("accounts.register.submit") }).click();
  await expect(page.locator(".summary a")).toHaveText([
    /填写/,
    /选择/,
    /填写/,
    /填写/,
    /填写/,
    say("accounts.faults.username-taken"),
    say("accounts.faults.password-common"),
    say("accounts.faults.consent-missing"),
  ]);
  await expect(page.locator("[name=firmName]")).toHaveValue("演示旅程企业（演示）");
  await expect(page.locator("[name=password]")).toHaveValue("");
});

test("five wrong tries lock, and the answer is the same for nobody", async ({ page }) => {
  for (const username of [fresh("nobody"), "officer3"]) {
    for (let n = 1; n <= 6; n++) {
      await page.goto("/sign-in");
      await page.fill("[name=username]", username);
      await page.fill("[name=password]", n === 6 ? demoPassword() : `wrong ${n}`);
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await expect(page.locator(".notice--alarm")).toContainText(n < 5 ? "用户名或密码不对" : "连续输错 5 次");
    }
  }
});

test("what can't be read at the door for programs is answered as such, and JSON as a form", async ({ request }) => {
  const { csrfToken }: { csrfToken: string } = await (await request.get("/api/auth/csrf")).json();
  const post = (path: string, type: string, data: string) =>
    request.post(`/api/auth/${path}`, { headers: { "content-type": type }, data: Buffer.from(data), maxRedirects: 0 });
  for (const path of ["callback/credentials", "signout", "session"]) {
    for (const text of ["{bad", "[1]", "null", '"x"', '{"csrfToken":{"a":1}}', ""])
      expect((await post(path, "application/json", text)).status(), `${path} ${text}`).toBe(400);
    expect((await post(path, "text/plain", "x")).status(), path).toBe(415);
    expect((await post(path, "application/x-www-form-urlencoded", "a".repeat(30_000))).status(), path).toBe(413);
  }
  const tokenless = await post("session", "application/json", "{}");
  expect([tokenless.status(), await tokenless.text()]).toEqual([400, ""]);
  const typed = { csrfToken, username: "office", password: demoPassword(), json: true };
  const entered = await post("callback/credentials", "application/json", JSON.stringify(typed));
  expect(entered.headers()["set-cookie"]).toContain("next-auth.session-token=");
});

test("what another site posts signs nobody out and chooses no language, and the door for programs leads nowhere else", async ({
  baseURL,
  request,
}) => {
  if (!baseURL) throw new Error("The configuration names no portal.");
  const { csrfToken }: { csrfToken: string } = await (await request.get("/api/auth/csrf")).json();
  const enter = (callbackUrl: string) =>
    request.post("/api/auth/callback/credentials", {
      form: { csrfToken, username: "office", password: demoPassword(), callbackUrl },
      maxRedirects: 0,
    });
  const elsewhere = [
    "//example.org",
    "/\\example.org",
    `${baseURL}.example.org/`,
    "https://example.org",
    "javascript:0",
  ];
  for (const callbackUrl of elsewhere) expect((await enter(callbackUrl)).headers().location).toBe(`${baseURL}/`);
  expect((await enter(`${baseURL}/account`)).headers().location).toBe(`${baseURL}/account`);
  for (const path of ["verify-request", "callback/credentials", "_log"])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  expect((await request.post("/api/auth/_log", { form: { csrfToken } })).status()).toBe(404);

  const post = (path: string, origin: string) =>
    request.post(path, { headers: { origin }, form: { locale: "zh-CN" }, maxRedirects: 0 });
  for (const path of ["/sign-out", "/preferences"]) {
    const { headers, status } = await post(path, "https://example.org").then((answer) => ({
      headers: answer.headers(),
      status: answer.status(),
    }));
    expect([path, status, headers["set-cookie"]]).toEqual([path, 303, undefined]);
  }
  expect((await request.post("/preferences", { data: {}, maxRedirects: 0 })).status()).toBe(303);
  expect((await post("/preferences", baseURL)).headers()["set-cookie"]).toContain("locale=zh-CN");
  expect((await request.get("/account", { maxRedirects: 0 })).status()).toBe(200);
  await post("/sign-out", baseURL);
  expect((await request.get("/account", { maxRedirects: 0 })).status()).toBe(307);
});

test("the demo's accounts fill themselves in, also without a script, and the way back holds", async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto("/account/trail");
  await page.getByRole("link", { name: /牵头协调人/ }).click();
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/trail$/);
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.locator(".notice")).toContainText("已退出登录");
});

test("switching language or size keeps what is typed: in the registration, ticks and password included", async ({
  page,
}) => {
  // Until its scripts are there, a switch is a plain form, and loads the page.
  await page.goto("/register", { waitUntil: "networkidle" });
  const typed = {
    code: "未完",
    firmName: "演示切换企业（演示）",
    name: "演示甲",
    email: "half@exa",
    password: PASSWORD,
  };
  for (const [name, text] of Object.entries(typed)) await page.fill(`[name=${name}]`, text);
  await page.selectOption("[name=divisionCode]", "330402");
  await page.check("[name=consent]");
  const holds = async () => {
    for (const [name, text] of Object.entries(typed)) await expect(page.locator(`[name=${name}]`)).toHaveValue(text);
    await expect(page.locator("[name=divisionCode]")).toHaveValue("330402");
    await expect(page.locator("[name=consent]")).toBeChecked();
  };
  await page.getByRole("button", { name: "长者模式" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-elder", "on");
  await holds();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("登记");
  await holds();
  await expect(page.locator("input[name=locale]")).toHaveValue("en");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await holds();
  expect(await page.evaluate(() => Object.keys(sessionStorage).length + Object.keys(localStorage).length)).toBe(0);
  // What the form was answered follows as well, and stands in the order of the fields.
  await page.getByRole("button", { name: say("accounts.register.submit") }).click();
  const [summary, lines] = [page.locator(".summary"), page.locator(".summary a")];
  await expect(summary).toContainText(say("ui.errorTitle"));
  const fields = await lines.evaluateAll((links) => links.map((link) => link.getAttribute("href")?.slice(1) ?? ""));
  const places = await page.evaluate(
    (ids) => ids.map((id) => [...document.querySelectorAll("[id]")].findIndex((one) => one.id === id)),
    fields,
  );
  expect(places.length).toBeGreaterThan(1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  await page.getByRole("button", { name: "English" }).click();
  await expect(summary).toContainText(sayInEnglish("ui.errorTitle"));
  for (const text of [...(await lines.allInnerTexts()), ...(await page.locator("p.error").allInnerTexts())])
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  await holds();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(summary).toContainText(say("ui.errorTitle"));
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-elder", "on");
});

test("switching keeps a referral that is being written, and what was ticked", async ({ browser }) => {
  const officer = await newPage(browser);
  await signIn(officer, "officer", { next: "/cases" });
  await officer.goto("/cases?mine=1&status=investigating");
  await officer.locator("main tbody a").first().click();
  const record = new URL(officer.url()).pathname;
  await officer.goto(`${record}/refer?kind=criminal`);
  const text = officer.locator("main textarea").first();
  await text.fill("涉嫌犯罪，移送处理（还没写完");
  const tick = officer.locator("main input[type=checkbox]").first();
  await tick.check();
  await officer.getByRole("button", { name: "English" }).click();
  await expect(officer.locator("html")).toHaveAttribute("lang", "en");
  await expect(text).toHaveValue("涉嫌犯罪，移送处理（还没写完");
  await expect(tick).toBeChecked();
  await officer.getByRole("button", { name: "中文" }).click();
  await expect(officer.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(text).toHaveValue("涉嫌犯罪，移送处理（还没写完");
});

test("a firm's people: number and mail are one's own to change, and who has left is succeeded with a letter", async ({
  browser,
}) => {
  const code = makeCreditCode("330402", Number.parseInt(randomUUID().slice(0, 5), 16) % 900_000);
  const [first, second] = [fresh("left"), fresh("heir")];
  const owner = await newPage(browser);
  const heir = await newPage(browser, { javaScriptEnabled: false });
  for (const [page, username] of [
    [owner, first],
    [heir, second],
  ] as const) {
    await page.goto("/register");
    await page.fill("[name=code]", code);
    await page.fill("[name=firmName]", "演示接手企业（演示）");
    await page.selectOption("[name=divisionCode]", "330402");
    await page.fill("[name=name]", `演示${username}`);
    await page.fill("[name=mobile]", "138 0000 0000");
    await page.fill("[name=email]", `${username}@example.cn`);
    await page.fill("[name=username]", username);
    await page.fill("[name=password]", PASSWORD);
    await page.check("[name=consent]");
    await page.getByRole("button", { name: "提交登记" }).click();
    await page.waitForURL("**/register/sent");
    await followMail(page, `${username}@example.cn`, "请确认邮箱");
    await page.getByRole("button", { name: "确认邮箱" }).click();
    await page.waitForURL("**/sign-in");
  }

  await test.step("the owner changes his number and his mail address", async () => {
    await signIn(owner, first, { password: PASSWORD });
    await owner.fill("[name=mobile]", "139 0000 0001");
    await owner.getByRole("button", { name: "保存修改" }).click();
    await expect(owner.locator(".notice--ok")).toContainText("修改已保存");
    await owner.fill("[name=email]", `${first}-new@example.cn`);
    await owner
      .locator("form", { has: owner.locator("[name=email]") })
      .locator("[name=current]")
      .fill(PASSWORD);
    await owner.getByRole("button", { name: "发送链接" }).click();
    await expect(owner.locator(".notice--ok")).toContainText("确认链接已发出");
    await followMail(owner, `${first}-new@example.cn`, "请确认新邮箱");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "确认邮箱" }).click();
    await expect(owner.locator(".notice--ok")).toContainText("新邮箱已生效");
    await expect(owner).toHaveURL(/\/account$/);
    await owner.goto("/mailbox");
    await expect(owner.locator("article", { hasText: `${first}@example.cn` }).first()).toContainText("已变更");
  });

  await test.step("the newcomer hands in a letter by the link of his mail, without a script", async () => {
    await followMail(heir, `${second}@example.cn`, "您的加入申请");
    const letter = (name: string, text: string) => ({
      name,
      mimeType: "application/pdf",
      buffer: Buffer.from(text),
    });
    await heir.setInputFiles("[name=letter]", letter("授权书.pdf", "no letter at all"));
    await heir.getByRole("button", { name: "提交授权书" }).click();
    await expect(heir.locator(".field--error")).toContainText("PDF");
    await heir.setInputFiles("[name=letter]", letter("授权书.pdf", "%PDF-1.7\n".padEnd(9_000_000, "演示")));
    await heir.getByRole("button", { name: "提交授权书" }).click();
    await expect(heir.locator(".field--error")).toContainText("超过 8 MB");
    await heir.setInputFiles("[name=letter]", letter("授权书.pdf", "%PDF-1.7\n演示\n%%EOF\n"));
    await heir.getByRole("button", { name: "提交授权书" }).click();
    await expect(heir.locator(".notice--ok")).toContainText("授权书已收到");
  });

  await test.step("the county reads it and makes him responsible; the former owner is told", async () => {
    const county = await newPage(browser);
    await signIn(county, "nanhu", { next: "/" });
    await county.locator("nav.side").getByRole("link", { name: "企业账号申请" }).click();
    const row = county.getByRole("row", { name: second });
    await expect(row).toContainText("做账号负责人");
    await expectAccessible(county);
    const [download] = await Promise.all([
      county.waitForEvent("download"),
      row.getByRole("link", { name: "授权书" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("授权书.pdf");
    await row.getByRole("button", { name: "同意加入", exact: true }).click();
    await expect(county.locator(".notice--ok")).toContainText("已同意加入");
    await signIn(owner, first, { password: PASSWORD, next: "/notifications" });
    await expect(owner.locator("main")).toContainText("账号负责人已换人");
  });

  await test.step("he gives the former owner a post and a term, and ends the access", async () => {
    await signIn(heir, second, { password: PASSWORD, next: "/join" });
    await heir.getByRole("link", { name: `演示${first}` }).click();
    await heir.fill("[name=post]", "代理律师");
    await heir.fill("[name=authorityEndsOn]", "2030-12-31");
    await heir.getByRole("button", { name: "保存修改" }).click();
    await expect(heir.locator(".notice--ok")).toContainText("修改已保存");
    await expect(heir.locator(".step--no")).toContainText("移交账号负责人");
    await heir.getByRole("button", { name: "结束他的使用" }).click();
    await expect(heir.locator(".notice--ok")).toContainText("使用已结束");
    await owner.goto("/account");
    await expect(owner).toHaveURL(/\/sign-in\?next=/);
  });
});
