import { demoAccounts } from "../../scripts/demo-accounts";
import { expectAccessible } from "../support/browser";
import { visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

/** The figures of a period: each bureau confirms, the lead accepts, and what is entered afterwards is restated; the published figure stays. */

const BUREAUS = ["nanhu", "xiuzhou", "jiashan", "haiyan", "haining", "pinghu", "tongxiang", "jingkai", "gangqu"];

test("a statement is confirmed, accepted, and restated when an admission comes in afterwards", async ({ enter }) => {
  test.setTimeout(240_000);
  expect(demoAccounts).toEqual(expect.arrayContaining(["lead", "nanhu"]));
  const lead = await enter("lead");
  await visit(lead, "/targets/statements");
  // On paper nothing asks.
  await lead.emulateMedia({ media: "print" });
  await expect(lead.locator("main input:visible")).toHaveCount(0);
  await lead.emulateMedia({ media: "screen" });
  // A day in the middle of a month, which nobody else states, before the admission that is put right below.
  const asOf = "2016-03-15";
  await lead.locator("[name=asOf]").fill(asOf);
  await lead.getByRole("button", { name: say("targets.statements.openSubmit") }).click();
  await expect(lead).toHaveURL(/\/targets\/statements\/[0-9a-f-]{36}$/);
  const path = new URL(lead.url()).pathname;
  await expect(lead.getByText(say("targets.statements.openYet"))).toBeVisible();
  expect((await lead.request.get(path.replace("/targets/statements", "/api/statements"))).status()).toBe(404);

  for (const username of BUREAUS) {
    const bureau = await enter(username);
    await visit(bureau, path);
    await bureau.locator("main form button[type=submit]").first().click();
    await expect(bureau.locator("main form button[type=submit]").first()).toContainText("重新");
    await bureau.close();
  }

  const late = await enter("nanhu", { javaScriptEnabled: false });
  await visit(late, path);
  await visit(lead, path);
  await lead.getByRole("link", { name: say("targets.statements.accept") }).click();
  await expect(lead.getByText(say("targets.statements.acceptEffect"))).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole("button", { name: say("targets.statements.accept") }).click();
  await expect(lead.getByRole("link", { name: say("targets.statements.paper") })).toBeVisible();
  await expectAccessible(lead);
  // From a window that was open before nothing is confirmed any more, and that is told.
  await late.locator("main form button[type=submit]").first().click();
  await expect(late.getByRole("alert")).toContainText(say("targets.refusals.statement-closed"));
  await late.close();
  const paperPath = path.replace("/targets/statements", "/api/statements");
  const paper = await (await lead.request.get(paperPath)).body();
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  for (const format of ["xlsx", "csv", "pdf"])
    expect((await lead.request.get(`/api/export/statement?asOf=${asOf}&format=${format}`)).status()).toBe(200);

  // The youngest point of a county turns out to have been admitted in the year before.
  await visit(lead, "/contact-points?asOf=2016-11-24&division=330424");
  await lead.locator('main table a[href^="/contact-points/"]').last().click();
  await lead.getByRole("link", { name: say("targets.late.title") }).click();
  // No paper, no other day: it is handed in first, and then chosen.
  await expect(lead.getByText(say("targets.late.noPaper")).first()).toBeVisible();
  await lead.getByRole("link", { name: say("targets.late.handIn") }).click();
  await lead
    .locator("input[type=file]")
    .setInputFiles({ name: "批复（演示）.txt", mimeType: "text/plain", buffer: Buffer.from("批复（演示）") });
  await expect(lead.getByRole("link", { name: say("targets.late.download") })).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole("link", { name: say("targets.late.title") }).click();
  await lead.locator("[name=paper]").selectOption({ label: "批复（演示）.txt" });
  await lead.locator("[name=happenedOn]").fill("2015-12-30");
  await lead.locator("[name=lateReason]").fill("核准文件早于录入（演示）");
  await lead.locator("[name=proof]").fill("批复（演示）");
  const enterIt = lead.getByRole("button", { name: say("targets.late.submit"), exact: true });
  await enterIt.click();
  // Over a day whose statement was accepted it says why, and the statement says it at once.
  await expect(lead.getByText(say("ui.faults.closed-period")).first()).toBeVisible();
  await lead.locator("[name=restatement]").fill("一家漏录，后补录（演示）");
  await enterIt.click();
  await expect(lead.locator("[name=proof]")).toHaveCount(0);
  await expect(lead.getByRole("link", { name: "批复（演示）.txt" })).toBeVisible();

  await visit(lead, path);
  await expect(lead.getByText("一家漏录，后补录（演示）").first()).toBeVisible();
  expect((await (await lead.request.get(paperPath)).body()).equals(paper)).toBe(false);

  // Everybody reads the published figure, and beside it what it is since.
  const stranger = await enter(undefined);
  await visit(stranger, "/targets/statements");
  await expect(stranger.getByText("一家漏录，后补录（演示）").first()).toBeVisible();
  expect((await stranger.request.get(path)).status()).toBe(404);
});
