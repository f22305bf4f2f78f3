import { utimes, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DRAFT_PAGES } from "@/programme/complaints/draft/schema";
import { demoPassword, expectAccessible } from "../support/browser";
import {
  answersFor,
  beginComplaint,
  complaintIdOf,
  expectPage,
  expectReceived,
  fillPage,
  pdf,
} from "../support/complaint";
import { enterOn, keyboard, tabTo } from "../support/keyboard";
import { follow, press, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** A complaint is written under whatever conditions: signed out in the middle, by keyboard alone, without a script. */

const say = wordsOf("zh-CN");
const mark = () => String(Date.now() % 1_000_000);

async function signInOn(page: Page, username: string): Promise<void> {
  await page.getByLabel(say("accounts.fields.usernameOrMail")).fill(username);
  await page.getByLabel(say("accounts.fields.password"), { exact: true }).fill(demoPassword());
  await press(page, say("accounts.signIn.submit"));
}

/** Signs the person out in another window of the same browser. */
async function signOutBeside(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto("/");
  await follow(other, () => other.getByRole("button", { name: say("desks.signOut") }).click());
  await other.close();
}

test("sign-out in the middle of the form loses nothing: what is typed stays, and is saved after signing in again", async ({
  enter,
}) => {
  const answers = answersFor(mark());
  const page = await enter("firm-a", { anew: true });
  const complaintId = await beginComplaint(page);
  await visit(page, `/complaints/${complaintId}/events`);
  await fillPage(page, "events", answers);
  const state = page.getByRole("status");
  await expect(state).toContainText(say("complaints.form.saved", { time: "" }));
  await signOutBeside(page);
  const later = `${answers.events.account}又及：展会是十一月三日（演示）。`;
  await page.locator("[name=account]").fill(later);
  await expect(state).toContainText(say("complaints.form.signedOut"));
  await expectAccessible(page);
  const [door] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: say("complaints.form.signIn") }).click(),
  ]);
  await signInOn(door, "firm-a");
  await door.close();
  await expect(state).toContainText(say("complaints.form.saved", { time: "" }));
  await page.reload();
  await expectPage(page, "events", { ...answers, events: { ...answers.events, account: later } });
});

test("sign-out in the middle of the form loses nothing without a script either: the answer holds what was typed", async ({
  enter,
}) => {
  const answers = answersFor(mark());
  const page = await enter("firm-a", { anew: true, javaScriptEnabled: false });
  const complaintId = await beginComplaint(page);
  await visit(page, `/complaints/${complaintId}/respondent`);
  await fillPage(page, "respondent", answers);
  await signOutBeside(page);
  await follow(page, () => page.getByRole("button", { name: say("complaints.form.save") }).click());
  await expect(page.getByRole("alert")).toContainText(say("complaints.kept.signed-out"));
  await expectAccessible(page);
  await expect(page.getByLabel(say("complaints.fields.respondent"))).toHaveValue(String(answers.respondent.respondent));
  const [door] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: say("complaints.form.signIn") }).click(),
  ]);
  await signInOn(door, "firm-a");
  await door.close();
  await follow(page, () => page.getByRole("button", { name: say("complaints.kept.again") }).click());
  await visit(page, `/complaints/${complaintId}/respondent`);
  await expectPage(page, "respondent", answers);
});

test("a whole complaint without a script: files by a plain form, submitted once though sent twice", async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const answers = answersFor(mark());
  const file = pdf("保密协议.pdf", `DEMO plain ${mark()}`, 200_000);
  const page = await enter("firm-b", { javaScriptEnabled: false });
  const complaintId = await beginComplaint(page);
  await press(page, say("complaints.pages.firm"));
  for (const name of DRAFT_PAGES) {
    if (name === "evidence") {
      const upload = page.locator("main input[type=file]");
      await upload.setInputFiles({
        name: "程序.pdf",
        mimeType: "application/pdf",
        buffer: Buffer.from("MZ not a pdf"),
      });
      await press(page, say("evidence.send"));
      await expect(page.getByText(say("evidence.refusals.not-what-it-says")).first()).toBeVisible();
      const all = [
        file,
        ...Array.from({ length: 21 }, (_, n) => pdf(`登记册${n}页.pdf`, `DEMO page ${n} ${mark()}`, 100)),
      ];
      await upload.setInputFiles(all.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer })));
      await press(page, say("evidence.send"));
      await expectReceived(page, all);
    }
    await fillPage(page, name, answers);
    await press(page, say("complaints.form.save"));
  }
  await expect(page).toHaveURL(new RegExp(`/complaints/${complaintId}/check`));
  const sent = {
    _key: await page.locator("main [name=_key]").inputValue(),
    version: await page.locator("main [name=version]").inputValue(),
  };
  await press(page, say("complaints.check.submit"));
  const number = await page.locator(".slip-receipt__no").innerText();
  await expect(page.locator("li.file", { hasText: file.name })).toContainText(say("complaints.receipt.byServer"));
  const again = await page.request.post(`/complaints/${complaintId}/submit`, { form: sent });
  expect(again.url()).toContain(`/complaints/${complaintId}/receipt`);
  expect(await again.text()).toContain(number);
});

test("a whole complaint by keyboard alone, from signing in to the receipt", async ({ enter }) => {
  test.setTimeout(180_000);
  const answers = answersFor(mark());
  const file = pdf("登记册.pdf", `DEMO keyboard ${mark()}`);
  const page = await enter(undefined);
  // A listener from the start: only then does the browser hand the chooser over, and a key is too fast to ask for it.
  page.on("filechooser", () => undefined);
  await page.goto("/sign-in?next=/complaints/start");
  await keyboard.write(page.locator("[name=username]"), "firm-b");
  await keyboard.write(page.locator("[name=password]"), demoPassword());
  await follow(page, () => page.keyboard.press("Enter"));
  await expect(page).toHaveURL(/\/complaints\/start$/);
  await enterOn(page, say("complaints.start.begin"));
  const complaintId = complaintIdOf(page);
  await enterOn(page, say("complaints.pages.firm"));
  for (const name of DRAFT_PAGES) {
    await expect(page).toHaveURL(new RegExp(`/${complaintId}/${name}`));
    if (name === "evidence") {
      await tabTo(page, page.locator("main input[type=file]"));
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
      await chooser.setFiles(file);
      await expectReceived(page, [file]);
    }
    await fillPage(page, name, answers, keyboard);
    await expectPage(page, name, answers);
    await enterOn(page, say("complaints.form.save"));
  }
  await enterOn(page, say("complaints.check.submit"));
  await expect(page).toHaveURL(new RegExp(`/complaints/${complaintId}/receipt`));
  await expectAccessible(page);
});

test("what isn't taken says why: a file that is there already, one of a kind that is never taken, a text that is too long; a long one is saved though its window is hidden", async ({
  enter,
}) => {
  const page = await enter("firm-b");
  const complaintId = await beginComplaint(page);
  await visit(page, `/complaints/${complaintId}/evidence`);
  const { name: _name, ...same } = pdf("甲.pdf", `DEMO twin ${mark()}`);
  await page.locator("main input[type=file]").setInputFiles([
    { name: "甲.pdf", ...same },
    { name: "乙.pdf", ...same },
  ]);
  const twin = page.locator("li.file", { hasText: "乙.pdf" });
  await expect(twin).toContainText(say("evidence.twin"));
  await twin.getByRole("button", { name: say("evidence.dismiss") }).click();
  await expect(page.locator("li.file")).toHaveText([/甲\.pdf/]);
  await page
    .locator("main input[type=file]")
    .setInputFiles({ name: "丙.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
  const program = page.locator("li.file", { hasText: "丙.exe" });
  await expect(program).toContainText(say("evidence.refusals.wrong-type"));
  await expect(program.getByRole("button", { name: say("evidence.retry") })).toHaveCount(0);
  await program.getByRole("button", { name: say("evidence.dismiss") }).click();
  await expect(page.locator("li.file")).toHaveText([/甲\.pdf/]);

  await visit(page, `/complaints/${complaintId}/secret`);
  const state = page.getByRole("status");
  await page.locator("[name=secret]").fill("密".repeat(200_001));
  await expect(state).toContainText(say("complaints.form.tooLong"));
  const saving = page.waitForResponse((response) => response.url().endsWith("/secret/save"));
  await page.locator("[name=secret]").fill("密".repeat(15_000));
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect((await saving).status()).toBe(200);
  await expect(state).toContainText(say("complaints.form.saved", { time: "" }));
});

test("a file that was changed after it was chosen says so; one whose name holds half a character is received", async ({
  enter,
}, found) => {
  const page = await enter("firm-b");
  const complaintId = await beginComplaint(page);
  await visit(page, `/complaints/${complaintId}/evidence`);
  const [first, second] = [found.outputPath("甲.txt"), found.outputPath("乙.txt")];
  for (const path of [first, second]) {
    await writeFile(path, `DEMO ${mark()}`);
    await utimes(path, new Date("2016-01-01"), new Date("2016-01-01")); // a browser knows a changed file by the second at which it was written
  }
  // The first is still on its way when the second is changed.
  await page.route("**/api/evidence*", async (route) => {
    await writeFile(second, "DEMO changed meanwhile");
    await route.continue();
  });
  await page.locator("main input[type=file]").setInputFiles([first, second]);
  const changed = page.locator("li.file", { hasText: "乙.txt" });
  await expect(changed).toContainText(say("evidence.changed"));
  await expect(changed.getByRole("button", { name: say("evidence.retry") })).toHaveCount(0);
  await changed.getByRole("button", { name: say("evidence.dismiss") }).click();
  await expect(page.locator("li.file")).toHaveText([/甲\.txt/]);

  await page.locator("main input[type=file]").evaluate((chooser: HTMLInputElement, text) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], "半\ud83d.txt", { type: "text/plain" }));
    chooser.files = chosen.files;
    chooser.dispatchEvent(new Event("change", { bubbles: true }));
  }, `DEMO half ${mark()}`);
  await expect(page.locator("li.file", { hasText: "半" })).toContainText(say("evidence.byBrowser"));
});
