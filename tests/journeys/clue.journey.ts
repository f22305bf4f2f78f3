import { readFile } from "node:fs/promises";
import { press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("what is found at a visit is handed over in a step that the firm is told of, and ended once by the desk", async ({
  enter,
}) => {
  const mark = String(Date.now() % 1_000_000);
  const account = `旅程线索内容 ${mark}`;
  const reason = `旅程移交理由 ${mark}`;
  const officer = await enter("tongxiang");
  let clue = "";

  await test.step("the officer hands it over from the record of his visit: what, why and to whom", async () => {
    await visit(officer, `/visits?status=held&q=${encodeURIComponent("嘉禾绒纺")}`);
    await press(officer, "嘉禾绒纺科技有限公司（演示）");
    await press(officer, say("clues.handOver.open"));
    await expect(officer.locator("main")).toContainText(say("clues.handOver.effect"));
    await officer.getByLabel(say("clues.fields.account")).fill(account);
    await officer.getByLabel(say("clues.fields.reason")).fill(reason);
    await press(officer, say("clues.handOver.submit"));
    clue = new URL(officer.url()).pathname;
    await expect(officer.getByText(say("clues.statuses.waiting"), { exact: true })).toBeVisible();
  });

  await test.step("the firm is told without content, and reads when, by whom and why; not what", async () => {
    const owner = await enter("firm-a");
    await visit(owner, "/notifications");
    await press(owner, say("notifications.kinds.clue.begin"));
    expect(new URL(owner.url()).pathname).toBe(clue);
    const main = owner.locator("main");
    await expect(main).toContainText(reason);
    await expect(main).toContainText("顾若川");
    await expect(main).not.toContainText(account);
    await visit(owner, "/clues");
    expect(await totalOn(owner)).toBeGreaterThan(0);
  });

  await test.step("another firm and another county's officer don't know of it; the coordinator knows that there is one", async () => {
    for (const stranger of ["firm-b", "jiashan"]) {
      const page = await enter(stranger);
      expect((await page.request.get(clue)).status(), stranger).toBe(404);
    }
    const lead = await enter("lead");
    await visit(lead, clue);
    await expect(lead.locator("main")).toContainText(say("clues.statuses.waiting"));
    await expect(lead.locator("main")).not.toContainText(reason);
  });

  await test.step("the desk reads it for a reason and enters it in the register of sources, once", async () => {
    const desk = await enter("intake");
    await visit(desk, "/clues?mine=1");
    const waiting = await totalOn(desk);
    await visit(desk, clue);
    await press(desk, say("handling.look.open"));
    await expect(desk.locator("main")).toContainText(account);
    await press(desk, say("clues.ends.registered"));
    await desk.getByLabel(say("clues.fields.ground")).fill("旅程登记理由");
    await press(desk, say("clues.ends.registered"));
    await expect(desk.locator("main")).toContainText(/案源〔2016〕\d+号/);
    await visit(desk, "/clues?mine=1");
    expect(await totalOn(desk)).toBe(waiting - 1);
  });

  await test.step("the firm and the officer learn that it ended, and not how", async () => {
    for (const name of ["firm-a", "tongxiang"]) {
      const page = await enter(name);
      await visit(page, clue);
      await expect(page.locator("main")).toContainText(say("clues.statuses.ended"));
      await expect(page.locator("main")).not.toContainText("案源");
    }
  });
});

test("what the police hand over, with a file, is returned once, accepted, answered; nobody else knows of it", async ({
  enter,
}) => {
  const mark = String(Date.now() % 1_000_000);
  const account = `旅程移交内容 ${mark}`;
  const file = { name: `旅程笔录 ${mark}.txt`, mimeType: "text/plain", buffer: Buffer.from(`演示 ${mark}`) };
  // Without a script: forms, files and the ten minutes of a look need none.
  const police = await enter("police", { javaScriptEnabled: false });
  const desk = await enter("intake");
  let transfer = "";

  await test.step("the police write it, add a file, and hand it over", async () => {
    await visit(police, "/transfers");
    await press(police, say("transfers.write.open"));
    await police.getByLabel(say("transfers.grounds.no_crime")).check();
    await police.getByLabel(say("transfers.fields.subject")).fill("演示密封件厂（演示）");
    await press(police, say("transfers.write.submit"));
    await expect(police.locator(".field--error")).toContainText(say("transfers.faults.account-missing"));
    await police.getByLabel(say("transfers.fields.account")).fill(account);
    // Signed out meanwhile: the page that keeps the form names each text by its label, and sends it once he is back.
    const cookies = await police.context().cookies();
    await police.context().clearCookies();
    await press(police, say("transfers.write.submit"), police.locator("body"));
    await expect(police.getByLabel(say("transfers.fields.account"))).toHaveValue(account);
    await police.context().addCookies(cookies);
    await press(police, say("ui.signedOut.again"));
    transfer = new URL(police.url()).pathname;
    expect((await desk.request.get(transfer)).status(), "a draft").toBe(404);
    await police.locator("main input[type=file]").setInputFiles(file);
    await press(police, say("evidence.send"));
    await press(police, say("handling.look.open"));
    for (const text of [account, file.name]) await expect(police.locator("main")).toContainText(text);
    await press(police, say("transfers.steps.change"));
    await expect(police.getByLabel(say("transfers.fields.account"))).toHaveValue(account);
    await police.getByLabel(say("transfers.fields.account")).fill(`${account}，补充`);
    await press(police, say("transfers.change.submit"));
    await expect(police.locator("main")).toContainText(`${account}，补充`);
    await press(police, say("transfers.steps.send"));
    await press(police, say("transfers.steps.send"));
    await expect(police.locator("main")).toContainText(/移〔2016〕\d+号/);
  });

  await test.step("another department, a firm and another county don't know of it; the coordinator that there is one", async () => {
    for (const stranger of ["scitech", "firm-b", "jiashan"])
      expect((await (await enter(stranger)).request.get(transfer)).status(), stranger).toBe(404);
    const lead = await enter("lead");
    await visit(lead, transfer);
    await expect(lead.locator("main")).toContainText(say("transfers.statusOnly"));
    await expect(lead.locator("main")).not.toContainText(account);
  });

  await test.step("the desk returns it with a reason, the police hand it over again", async () => {
    await visit(desk, "/transfers?mine=1");
    await expect(desk.locator(`main a[href="${transfer}"]`).first()).toBeVisible();
    await visit(desk, transfer);
    await press(desk, say("transfers.steps.decline"));
    await desk.getByLabel(say("transfers.fields.reason")).fill(`旅程退回理由 ${mark}`);
    await press(desk, say("transfers.steps.decline"));
    await visit(police, transfer);
    await expect(police.locator("main")).toContainText(`旅程退回理由 ${mark}`);
    await press(police, say("transfers.steps.resend"));
    await police.getByLabel(say("transfers.fields.reason")).fill("旅程补充");
    await press(police, say("transfers.steps.resend"));
  });

  await test.step("the desk accepts, reads it for a reason, takes the file, and answers", async () => {
    await visit(desk, transfer);
    await press(desk, say("transfers.steps.accept"));
    await press(desk, say("handling.look.open"));
    await expect(desk.locator("main")).toContainText(account);
    const [download] = await Promise.all([
      desk.waitForEvent("download"),
      desk.getByRole("button", { name: `${say("transfers.download")} ${file.name}` }).click(),
    ]);
    expect((await readFile(await download.path())).equals(file.buffer)).toBe(true);
    await press(desk, say("transfers.steps.answer"));
    await desk.getByLabel(say("transfers.answers.registered")).check();
    await desk.locator("main [name=text]").fill(`旅程答复 ${mark}`);
    await press(desk, say("transfers.steps.answer"));
    await visit(police, transfer);
    await expect(police.locator("main")).toContainText(/案源〔2016〕\d+号/);
    await expect(police.locator("main")).toContainText(`旅程答复 ${mark}`);
  });
});
