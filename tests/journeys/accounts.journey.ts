import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { makeCreditCode } from "@/kernel/credit-code";
import { demoPassword, expect, expectAccessible, test } from "../support/browser";

/** How people come in, who makes them, and how they go. */

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
  await mails.first().getByRole("link").click();
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
  await expect(security.getByText("没有这个页面，或您不能看").first()).toBeVisible();
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
    await page.waitForURL("**/sign-in?told=*");
  }
  await expect(member.locator(".notice--ok")).toContainText("已转去确认");
  await signIn(owner, first, { password: PASSWORD, next: "/join" });
  await owner.getByRole("button", { name: "同意加入", exact: true }).click();
  await expect(owner.locator(".notice--ok")).toContainText("已同意加入");
  await signIn(member, second, { password: PASSWORD, next: "/join" });
  await expect(member.getByRole("row", { name: first })).toContainText("账号负责人");
  await expectAccessible(member);
});

test("five wrong tries lock, and the answer is the same for nobody", async ({ page }) => {
  for (const username of [fresh("nobody"), "gangqu"]) {
    for (let n = 1; n <= 6; n++) {
      await page.goto("/sign-in");
      await page.fill("[name=username]", username);
      await page.fill("[name=password]", n === 6 ? demoPassword() : `wrong ${n}`);
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await expect(page.locator(".notice--alarm")).toContainText(n < 5 ? "用户名或密码不对" : "连续输错 5 次");
    }
  }
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
