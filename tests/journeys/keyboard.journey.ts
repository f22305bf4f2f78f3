import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/browser";
import { answersFor, pdf } from "../support/complaint";
import { prepare, submit } from "../support/forms";
import { enterOn, keyboard, tabTo } from "../support/keyboard";
import { control, follow } from "../support/screens";
import { clientOf, expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

/** Officials who live in lists leave the mouse alone. */

/** Presses K until the keys are there, as anybody would: however often, it leads to the first row. */
async function toFirst(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(page.locator("table.queue tbody tr").first()).toHaveClass(/is-at/, { timeout: 200 });
  }).toPass();
}

/** Narrows the queue to one number, and opens what is left: K, Enter. */
async function findInQueue(page: Page, number: string): Promise<void> {
  await page.goto("/complaints?mine=1");
  const q = page.locator("main form.filters [name=q]");
  await keyboard.write(q, number);
  await follow(page, () => page.keyboard.press("Enter"));
  await expect(page.locator("table.queue tbody tr")).toHaveCount(1);
  await toFirst(page);
  await follow(page, () => page.keyboard.press("Enter"));
}

test("from intake to the filed case by keyboard alone: the queue's keys, the search, two officers, the seal, the opinion, the decision", async ({
  enter,
  baseURL,
}) => {
  const mark = String(Date.now() % 1_000_000);
  const answers = answersFor(mark);
  const firm = await clientOf({ url: baseURL ?? "", password: process.env.JOURNEY_PASSWORD ?? "" }, "firm-b");
  const ready = await prepare(firm, answers, pdf(`材料${mark}.pdf`, `DEMO keyboard ${mark}`));
  await submit(firm, ready);
  const receipt = await (await firm.get(`/complaints/${ready.complaintId}/receipt`)).text();
  const number = /JX-TS-\d{8}-\d{4,}-\w/.exec(receipt)?.[0] ?? "";
  expect(number).not.toBe("");
  await firm.dispose();
  const title = String(answers.secret.title);

  const intake = await enter("intake");
  await test.step("intake moves in the queue, asks which keys there are, and finds the number in the search", async () => {
    await intake.goto("/complaints?mine=1");
    const rows = intake.locator("table.queue tbody tr");
    const [first, second] = [rows.nth(0), rows.nth(1)];
    await toFirst(intake);
    for (const [key, row] of [
      ["j", second],
      ["k", first],
    ] as const) {
      await intake.keyboard.press(key);
      await expect(row).toHaveClass(/is-at/);
      await expect(row.getByRole("link").first()).toBeFocused();
      await expect(row.getByRole("link").first()).toHaveCSS("outline-style", /solid|double|auto/);
    }
    await intake.keyboard.press("x");
    await expect(first.locator(".tick")).toBeChecked();
    await intake.keyboard.press("x");
    await intake.keyboard.press("?");
    const help = intake.getByRole("dialog");
    await expect(help).toContainText(say("ui.keys.search"));
    await expectAccessible(intake);
    await intake.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(first.getByRole("link").first()).toBeFocused();
    await intake.keyboard.press("/");
    await expect(intake.locator("form[role=search] input").first()).toBeFocused();
    await intake.keyboard.type(number);
    await follow(intake, () => intake.keyboard.press("Enter"));
    const hit = intake.locator(`main a[href="/complaints/${ready.complaintId}"]`);
    await tabTo(intake, hit);
    await follow(intake, () => intake.keyboard.press("Enter"));
  });

  await test.step("intake assigns two officers", async () => {
    await enterOn(intake, say("handling.steps.assign"));
    for (const name of ["沈若川", "钟以宁"]) await keyboard.choose(intake.getByRole("checkbox", { name }));
    await enterOn(intake, say("handling.steps.assign"));
    await expect(intake).not.toHaveURL(/\/complaints\/[0-9a-f]/);
  });

  const officer = await enter("officer");
  const main = officer.locator("main");
  await test.step("one of them opens the seal with a purpose, and writes what he thinks", async () => {
    await findInQueue(officer, number);
    await expect(main).toContainText(title);
    await keyboard.pick(main.locator("[name=purpose]").first(), "verification");
    await enterOn(officer, say("handling.look.open"));
    await expect(main).toContainText(String(answers.secret.secret));
    await expectAccessible(officer);
    await enterOn(officer, say("handling.steps.propose"));
    await keyboard.choose(main.getByRole("radio", { name: say("handling.proposals.file"), exact: true }));
    await keyboard.write(main.locator("[name=opinion]"), `有初步证据，建议立案${mark}（演示）`);
    await enterOn(officer, say("handling.steps.propose"));
    await expect(main).toContainText(say("handling.statuses.proposed"));
  });

  await test.step("their leader thinks better of it once, and then files it", async () => {
    const chief = await enter("chief");
    await findInQueue(chief, number);
    const file = control(chief.locator("main"), say("handling.steps.file"));
    const question = chief.getByRole("dialog");
    await tabTo(chief, file);
    await chief.keyboard.press("Enter");
    await expect(question).toBeVisible();
    await chief.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(file).toBeFocused();
    await chief.keyboard.press("Enter");
    await enterOn(chief, say("handling.steps.file"), question);
    await expect(chief).toHaveURL(/\/cases\/[0-9a-f-]{36}$/);
  });
});
