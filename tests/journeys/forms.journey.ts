import failedWords from "@/ui/failed-words.json" with { type: "json" };
import { expectAccessible } from "../support/browser";
import { control, follow } from "../support/screens";
import { type Entry, expect, test } from "../support/sign-in";
import { type Locale, wordsOf } from "../support/words";

/** What every form owes: faults beside their fields in the reader's language, a title that says so, and nothing typed is lost. */

const LOCALES: readonly Locale[] = ["zh-CN", "en"];
const scripts: readonly Entry[] = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }];

for (const locale of LOCALES)
  for (const { javaScriptEnabled = true } of scripts)
    test(`a form that comes back, ${locale}, ${javaScriptEnabled ? "with" : "without"} a script`, async ({ enter }) => {
      const say = wordsOf(locale);
      const page = await enter(undefined, { locale, javaScriptEnabled });
      await page.goto("/register", { waitUntil: "networkidle" });
      await expect(page).toHaveTitle(say("ui.titleTemplate", { title: say("accounts.register.title") }));
      const typed = { code: "91330402", mobile: "12", email: "half@exa", username: "-x-" };
      for (const [name, text] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(text);
      await page.locator("[name=divisionCode]").selectOption("330402");
      await page.check("[name=consent]");
      await follow(page, () => control(page.locator("main"), say("accounts.register.submit")).click());

      await expect(page).toHaveTitle(
        say("ui.error") + say("ui.titleTemplate", { title: say("accounts.register.title") }),
      );
      const told = ["code-length", "firmName-missing", "name-missing", "mobile-invalid", "email-invalid"];
      await expect(page.locator(".summary li")).toContainText(
        [...told, "username-letters", "password-missing"].map((code) => say(`accounts.faults.${code}`)),
      );
      await expect(page.locator(".field--error .error")).toHaveCount(7);
      for (const [name, text] of Object.entries(typed)) await expect(page.locator(`[name=${name}]`)).toHaveValue(text);
      await expect(page.locator("[name=divisionCode]")).toHaveValue("330402");
      await expect(page.locator("[name=consent]")).toBeChecked();
      await expectAccessible(page);
    });

for (const { javaScriptEnabled = true } of scripts)
  test(`what may be said of any field is told with the field's name in the summary, and a choice isn't called a text, ${javaScriptEnabled ? "with" : "without"} a script`, async ({
    enter,
  }) => {
    const say = wordsOf("zh-CN");
    const page = await enter("lead", { javaScriptEnabled });
    await page.goto("/outcomes/awareness/enter", { waitUntil: "networkidle" });
    await control(page.locator("main"), say("outcomes.enter.submit")).click();
    await expect(page.locator(".summary li")).toContainText([
      `${say("outcomes.fields.period")}：${say("ui.faults.not-chosen")}`,
      `${say("outcomes.fields.numerator")}：`,
      `${say("outcomes.fields.note")}：${say("ui.faults.missing")}`,
    ]);
  });

for (const { javaScriptEnabled = true } of scripts)
  test(`what was done is said once, and not again when the page is loaded anew, ${javaScriptEnabled ? "with" : "without"} a script`, async ({
    enter,
  }) => {
    const page = await enter("firm-b", { javaScriptEnabled });
    await page.goto("/account", { waitUntil: "networkidle" });
    await page.locator("main button[name=locale]").click();
    const said = page.getByText(wordsOf("en")("accounts.done.language-chosen"));
    await expect(said).toBeVisible();
    await page.reload({ waitUntil: "networkidle" });
    await expect(said).toHaveCount(0);
    await page.locator("main button[name=locale]").click();
    await expect(page.getByText(wordsOf("zh-CN")("accounts.done.language-chosen"))).toBeVisible();
  });

test("what a long form is answered above its fields comes into sight of whoever pressed the button below them", async ({
  enter,
}) => {
  const say = wordsOf("zh-CN");
  const page = await enter("lead", { width: 390 });
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto("/outcomes/awareness/enter", { waitUntil: "networkidle" });
  await page.context().clearCookies({ name: /session-token$/ });
  await control(page.locator("main"), say("outcomes.enter.submit")).click();
  await expect(page.locator("main form > .notice--alarm")).toBeInViewport();
});

test("a step whose term was missed asks why before it is sent, and says what is missing", async ({ enter }) => {
  const say = wordsOf("zh-CN");
  for (const javaScriptEnabled of [true, false]) {
    const page = await enter("xiuzhou", { javaScriptEnabled });
    await page.goto("/contact-points/leaks?overdue=1", { waitUntil: "networkidle" });
    const report = page.locator('main a[href^="/contact-points/leaks/0"]').first();
    await page.goto((await report.getAttribute("href")) ?? "", { waitUntil: "networkidle" });
    const why = page.getByLabel(say("ui.whyLate"));
    await expect(why).toBeVisible();
    await follow(page, () => control(page.locator(".steps-panel"), say("leaks.steps.receive")).click());
    await expect(page.locator(".summary li")).toHaveText([new RegExp(`${say("ui.faults.why-late")}$`)]);
    await expect(why).toBeVisible();
    await expectAccessible(page);
  }
});

test("a step's form asks before what was typed in it is lost, and while nothing was typed it doesn't", async ({
  enter,
}) => {
  const say = wordsOf("zh-CN");
  const page = await enter("xiuzhou");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.goto("/contact-points/leaks?overdue=1", { waitUntil: "networkidle" });
  const address = await page.locator('main a[href^="/contact-points/leaks/0"]').first().getAttribute("href");
  const away = page.locator('main a[href="/contact-points/leaks"]').first();
  const why = page.getByLabel(say("ui.whyLate"));
  const report = () => page.goto(address ?? "", { waitUntil: "networkidle" });

  await report();
  await away.click();
  await expect(page).toHaveURL(/\/leaks$/);
  expect(asked).toEqual([]);

  await report();
  await why.pressSequentially("等待企业补充（旅程）");
  await away.click();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(why).toHaveValue("等待企业补充（旅程）");

  // Sending asks nothing; what comes back from there is unsent again.
  await why.fill("字".repeat(501));
  await follow(page, () => control(page.locator(".steps-panel"), say("leaks.steps.receive")).click());
  await expect(page.locator(".summary li")).toContainText([say("ui.faults.why-late-long")]);
  expect(asked).toHaveLength(1);
  await away.click();
  await expect.poll(() => asked).toHaveLength(2);
  await expect(why).toHaveValue(/字{501}/);
});

test("a form to which no answer comes, from a broken line or a portal that is a newer one, says so and keeps what was typed", async ({
  enter,
}) => {
  const page = await enter("firm-b");
  await page.goto("/account", { waitUntil: "networkidle" });
  const name = page.locator("main form:has([name=mobile]) [name=name]");
  const typed = await name.inputValue();
  await name.fill(`${typed}（旅程）`);
  const faults = ["abort", "unknown"];
  await page.route("**/account", async (route) => {
    const headers = route.request().headers();
    const fault = headers["next-action"] && faults.shift();
    if (fault === "abort") return route.abort("internetdisconnected");
    return route.continue(fault ? { headers: { ...headers, "next-action": "40".repeat(21) } } : {});
  });
  const send = page.locator("main form:has([name=mobile]) button[type=submit]");
  for (const _ of [...faults]) {
    await send.click();
    await expect(page.locator("main form .notice--alarm")).toHaveText(failedWords["zh-CN"].noAnswer);
    await expect(send).not.toHaveAttribute("aria-busy", "true");
    await expect(name).toHaveValue(`${typed}（旅程）`);
  }
  await name.fill(typed);
  await follow(page, () => send.click());
  await expect(page.locator("main form .notice--alarm")).toHaveCount(0);
});

test("a file that was refused is told in the language to which its reader switches", async ({ enter }) => {
  const [zh, en] = [wordsOf("zh-CN"), wordsOf("en")];
  const page = await enter("firm-b");
  await page.goto("/complaints/start", { waitUntil: "networkidle" });
  await follow(page, () => control(page.locator("main"), zh("complaints.start.begin")).click());
  await page.goto(`${page.url()}/evidence`, { waitUntil: "networkidle" });
  await page.locator("main input[type=file]").setInputFiles({
    name: "程序.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ not a pdf"),
  });
  await expect(page.getByText(zh("evidence.refusals.not-what-it-says"))).toBeVisible();
  await page.getByRole("button", { name: zh("ui.otherLanguage") }).click();
  await expect(page.getByText(en("evidence.refusals.not-what-it-says"))).toBeVisible();
  await expect(page.getByText(zh("evidence.refusals.not-what-it-says"))).toHaveCount(0);
});

test("without a script, an upload says when nothing was chosen, and which of several files was not taken and why", async ({
  enter,
}) => {
  const say = wordsOf("zh-CN");
  const page = await enter("firm-b", { javaScriptEnabled: false });
  await page.goto("/complaints/start");
  await control(page.locator("main"), say("complaints.start.begin")).click();
  await page.goto(`${page.url()}/evidence`);
  await expect(page.getByText(say("evidence.orDrop"))).toBeHidden();
  const send = () => control(page.locator("main"), say("evidence.send")).click();
  await send();
  await expect(page.locator("main [role=alert]")).toHaveText(say("evidence.refusals.no-file"));

  const file = (name: string, text: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });
  await page
    .locator("main input[type=file]")
    .setInputFiles([
      file("合同（旅程）.pdf", "%PDF-1.7\n旅程\n%%EOF\n"),
      file("程序（旅程）.pdf", "MZ one"),
      file("另一程序（旅程）.pdf", "MZ two"),
      file("空文件（旅程）.pdf", ""),
    ]);
  await send();
  const refused = (places: string, code: "not-what-it-says" | "empty-file") =>
    say("evidence.ofSeveral", { places, sentence: say(`evidence.refusals.${code}`) });
  await expect(page.locator("main [role=alert]")).toHaveText(
    `${refused("2和3", "not-what-it-says")} ${refused("4", "empty-file")}`,
  );
  await expect(page.locator("main")).toContainText("合同（旅程）.pdf");
  expect(decodeURIComponent(page.url())).not.toContain("旅程");
});
