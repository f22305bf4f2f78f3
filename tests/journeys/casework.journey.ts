import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { asThief, dump } from "../support/behind";
import { answersFor, pdf, spaced, writeComplaint } from "../support/complaint";
import { press, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

/** Fills in a field of a step by its name, and chooses what is to be chosen. */
async function fill(page: Page, name: string, text: string): Promise<void> {
  await page.locator(`main [name="${name}"]`).first().fill(text);
}

/** Opens the waiting record with this title, or number, from the list that shows what waits. */
async function takeUp(page: Page, list: string, title: string): Promise<void> {
  await visit(page, `${list}?mine=1`);
  await press(page, title);
}

/** Presses a button that asks first, and then the same in the question. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.locator("main").getByRole("link", { name, exact: true }).click();
  await press(page, name, page.getByRole("dialog"));
}

test("a complaint from its first page to the closed case, with a referral to the police, seen from all sides", async ({
  enter,
}) => {
  test.setTimeout(300_000);
  const mark = String(Date.now() % 1_000_000);
  const answers = answersFor(mark);
  const title = String(answers.secret.title);
  const [account, secret, respondent] = [
    String(answers.events.account),
    String(answers.secret.secret),
    String(answers.respondent.respondent),
  ];
  const shared = pdf(`查阅登记${mark}.pdf`, `DEMO shared ${mark}`, 100_000);
  const kept = pdf(`研发费用${mark}.pdf`, `DEMO kept ${mark}`);

  const firm = await enter("firm-b");
  const complaintId = await writeComplaint(firm, answers, [shared, kept]);
  let number = "";
  await test.step("the firm checks its answers, submits, and has a receipt with every hash", async () => {
    await expect(firm.locator("main")).toContainText(secret);
    await press(firm, say("complaints.check.submit"));
    await expect(firm).toHaveURL(new RegExp(`/complaints/${complaintId}/receipt`));
    for (const { name, sha256 } of [shared, kept])
      await expect(firm.locator("li.file", { hasText: name })).toContainText(spaced(sha256));
    number = await firm.locator(".slip-receipt__no").innerText();
    expect(number).toMatch(/^JX-TS-\d{8}-\d{4,}-\w$/);
    await firm.goBack();
    await visit(firm, `/complaints/${complaintId}`);
    await expect(firm.locator("main")).toContainText(say("complaints.said.submitted"));
  });

  const [intake, officer, chief] = [await enter("intake"), await enter("officer"), await enter("chief")];
  await test.step("each finds it by its number, and reads in words of its own how it stands", async () => {
    for (const [page, words] of [
      [firm, "complaints"],
      [intake, "handling"],
    ] as const) {
      await visit(page, `/search?q=${number}`);
      await expect(page.getByRole("row", { name: number })).toContainText(say(`${words}.statuses.submitted`));
    }
    await visit(firm, `/complaints/${complaintId}`);
  });
  await test.step("intake assigns two officers, and then sees it no more", async () => {
    await takeUp(intake, "/complaints", title);
    await press(intake, say("handling.steps.assign"));
    for (const name of ["沈若川", "钟以宁"]) await intake.getByRole("checkbox", { name }).check();
    await press(intake, say("handling.steps.assign"));
    await expect(intake.locator("main .notice--ok")).toHaveText(say("handling.done.assign"));
    await intake.reload({ waitUntil: "networkidle" });
    await expect(intake.locator("main .notice--ok"), "it is said once").toHaveCount(0);
    expect((await intake.goto(`/complaints/${complaintId}`))?.status()).toBe(404);
  });

  await test.step("an officer opens what is sealed for a purpose, and proposes to file", async () => {
    await takeUp(officer, "/complaints", title);
    await expect(officer.locator("main")).not.toContainText(secret);
    await officer.locator("[name=purpose]").first().selectOption("verification");
    await press(officer, say("handling.look.open"));
    for (const text of [account, secret, respondent]) await expect(officer.locator("main")).toContainText(text);
    // Without a script the browser shuts it by itself, when the pass is over.
    const open = await (await officer.request.get(officer.url())).text();
    expect(Number(/<noscript><meta http-equiv="refresh" content="(\d+)"/.exec(open)?.[1])).toBeLessThanOrEqual(601);
    // Two windows that were open before, without a script: they are told that they came too late, and what was typed comes back.
    const [second, owner] = [
      await enter("officer2", { javaScriptEnabled: false }),
      await enter("firm-b", { javaScriptEnabled: false }),
    ];
    await visit(second, `/complaints/${complaintId}/steps/propose`);
    await visit(owner, `/complaints/${complaintId}/withdraw`);
    await press(officer, say("handling.steps.propose"));
    await officer.getByRole("radio", { name: say("handling.proposals.file"), exact: true }).check();
    await fill(officer, "opinion", `有初步证据，建议立案${mark}（演示）`);
    await press(officer, say("handling.steps.propose"));
    await expect(officer.locator("main")).toContainText(say("handling.statuses.proposed"));
    await second.getByRole("radio", { name: say("handling.proposals.file"), exact: true }).check();
    await fill(second, "opinion", `另一位承办人员的意见${mark}（演示）`);
    await press(second, say("handling.steps.propose"));
    await expect(second.getByRole("alert")).toContainText("沈若川");
    await expect(second.getByRole("alert")).toContainText(`另一位承办人员的意见${mark}（演示）`);
    await press(owner, say("complaints.withdraw.confirm"));
    await expect(owner.getByRole("alert")).toContainText(say("ui.late.title"));
    await second.close();
    await owner.close();
  });

  let caseNumber = "";
  await test.step("their leader files it", async () => {
    await takeUp(chief, "/complaints", title);
    await confirm(chief, say("handling.steps.file"));
    await expect(chief).toHaveURL(/\/cases\/[0-9a-f-]{36}$/);
    await expect(chief.locator("main .notice--ok")).toHaveText(say("cases.done.filed"));
    caseNumber = (await chief.locator("main").innerText()).match(/嘉\S+〔2016〕\d+号/)?.[0] ?? "";
    expect(caseNumber).not.toBe("");
  });
  const casePath = new URL(chief.url()).pathname;

  let referralPath = "";
  await test.step("the officer investigates, and refers to the police what he ticks", async () => {
    await takeUp(officer, "/cases", title);
    const late = await enter("officer2", { javaScriptEnabled: false });
    await visit(late, casePath);
    await press(officer, say("cases.steps.investigate"));
    await press(late, say("cases.steps.investigate"));
    await expect(late.getByRole("alert")).toContainText(say("ui.late.title"));
    await late.close();
    await press(officer, say("cases.steps.refer"));
    const department = officer.locator("[name=toDepartmentId]");
    await department.selectOption({ label: (await department.locator("option").last().innerText()).trim() });
    await fill(officer, "question", `请审查是否立案${mark}（演示）`);
    for (const value of ["enterprise", "case", "account"])
      await officer.locator(`main input[type=checkbox][value="${value}"]`).check();
    await officer.getByRole("checkbox", { name: shared.name }).check();
    await press(officer, say("referrals.form.send"));
    await expect(officer).toHaveURL(/\/referrals\/[0-9a-f-]{36}$/);
    await expect(officer.locator("main .notice--ok")).toHaveText(say("referrals.done.sent"));
    referralPath = new URL(officer.url()).pathname;
  });

  const police = await enter("police");
  const notice = pdf(`不予立案通知书${mark}.pdf`, `DEMO answer ${mark}`);
  await test.step("the police see that and nothing else, accept, and answer", async () => {
    await visit(police, "/referrals?mine=1");
    await expect(police.locator(`main a[href="${referralPath}"]`).first()).toBeVisible();
    await visit(police, referralPath);
    const main = police.locator("main");
    for (const text of [account, shared.name, `请审查是否立案${mark}`]) await expect(main).not.toContainText(text);
    await press(police, say("handling.look.open"));
    for (const text of [account, shared.name, `请审查是否立案${mark}`]) await expect(main).toContainText(text);
    for (const text of [secret, respondent, kept.name]) await expect(main).not.toContainText(text);
    for (const path of [casePath, `/complaints/${complaintId}`])
      expect((await police.request.get(path)).status(), path).toBe(404);
    const [download] = await Promise.all([
      police.waitForEvent("download"),
      main.getByRole("button", { name: say("referrals.page.download", { name: shared.name }) }).click(),
    ]);
    expect((await readFile(await download.path())).equals(shared.buffer)).toBe(true);
    // From a window that was open before: it is told that it came too late, and what was typed comes back.
    const late = await enter("police", { javaScriptEnabled: false });
    await visit(late, referralPath);
    await press(police, say("referrals.steps.accept"));
    await fill(late, "reason", `退回的理由${mark}（演示）`);
    await press(late, say("referrals.steps.decline"));
    await expect(late.getByRole("alert")).toContainText(`退回的理由${mark}（演示）`);
    await expect(late.locator("main")).toContainText(say("referrals.statuses.accepted"));
    await late.close();
    // A file can be added also while what was asked is shut; its name is told once that is open.
    await press(police, say("handling.look.close"));
    await main.locator("input[type=file]").setInputFiles(notice);
    await expect(main).toContainText(say("evidence.shut", { n: 1 }));
    await police.reload();
    await expect(main).toContainText(say("evidence.shut", { n: 1 }));
    await expect(main).not.toContainText(notice.name);
    await press(police, say("referrals.steps.answer"));
    await expect(main).toContainText(say("referrals.sheet.answer"));
    await expect(main).toContainText("已上传 1 份");
    // Two windows that stand at the answer, too, with a script and without: the first answer is the one that holds.
    const behind = [await enter("police"), await enter("police", { javaScriptEnabled: false })];
    for (const window of behind) {
      await visit(window, new URL(police.url()).pathname);
      await window.locator("main [name=answer]").selectOption("not_filed");
      await fill(window, "text", `另一份答复${mark}（演示）`);
    }
    await police.locator("main [name=answer]").selectOption("not_filed");
    await fill(police, "text", `损失未达追诉标准${mark}（演示）`);
    await press(police, say("referrals.steps.answer"));
    await expect(police).toHaveURL(referralPath);
    await expect(main).toContainText(say("referrals.statuses.answered"));
    for (const window of behind) {
      await press(window, say("referrals.steps.answer"));
      await expect(window.getByRole("alert").first()).toBeVisible();
      const typed = window.locator("main [name=text]");
      if ((await typed.count()) > 0) await expect(typed).toHaveValue(`另一份答复${mark}（演示）`);
      else await expect(window.getByRole("alert")).toContainText(`另一份答复${mark}（演示）`);
      await visit(window, referralPath);
      await expect(window.locator("main")).not.toContainText(`另一份答复${mark}（演示）`);
      await window.close();
    }
  });

  await test.step("the case can't be closed while the referral is open; the officer reads the answer and closes that", async () => {
    await visit(officer, `${casePath}?tab=referrals`);
    await press(officer, await referralNumber(officer, referralPath));
    for (const text of [`损失未达追诉标准${mark}`, notice.name])
      await expect(officer.locator("main")).toContainText(text);
    await press(officer, say("referrals.steps.close"));
    await expect(officer.locator("main")).toContainText(say("referrals.statuses.closed"));
  });

  await test.step("another that he sends and withdraws stays his to read, with the reason", async () => {
    await visit(officer, `${casePath}/refer`);
    await officer.locator("[name=toDepartmentId]").selectOption({ index: 1 });
    await fill(officer, "question", `请出具意见${mark}（演示）`);
    await officer.locator('main input[type=checkbox][value="enterprise"]').check();
    await press(officer, say("referrals.form.send"));
    await expect(officer).toHaveURL(/\/referrals\/[0-9a-f-]{36}$/);
    const withdrawnPath = new URL(officer.url()).pathname;
    await press(officer, say("referrals.steps.withdraw"));
    await fill(officer, "reason", `发错了单位${mark}（演示）`);
    await press(officer, say("referrals.steps.withdraw"));
    await expect(officer).toHaveURL(withdrawnPath);
    for (const text of [say("referrals.statuses.withdrawn"), `发错了单位${mark}（演示）`])
      await expect(officer.locator("main")).toContainText(text);
  });

  await test.step("concluded, decided, executed, closed", async () => {
    await takeUp(officer, "/cases", title);
    await press(officer, say("cases.steps.conclude"));
    await fill(officer, "report", `事实清楚，证据充分${mark}（演示）`);
    await press(officer, say("cases.steps.conclude"));
    await takeUp(chief, "/cases", title);
    await press(chief, say("cases.steps.decidePenalty"));
    await fill(chief, "penalty", "120,000.00");
    await press(chief, say("cases.steps.decidePenalty"));
    await visit(officer, casePath);
    await press(officer, say("cases.steps.recordExecution"));
    await press(officer, say("cases.steps.recordExecution"));
    await takeUp(chief, "/cases", title);
    await confirm(chief, say("cases.steps.close"));
    await expect(chief.locator("main")).toContainText(say("cases.facts.closed"));
  });

  await test.step("the firm sees how it ended, who looked and why, and that its officials' notes aren't there", async () => {
    await visit(firm, `/complaints/${complaintId}`);
    const main = firm.locator("main");
    await expect(main).toContainText(say("complaints.caseSaid.closed", { number: caseNumber }));
    const looks = firm.locator("#looks");
    for (const [who, purpose] of [
      ["沈若川", "verification"],
      ["周明诚", "referral"],
    ] as const)
      await expect(
        looks
          .getByRole("listitem")
          .filter({ hasText: who })
          .filter({ hasText: say(`auditTrail.purposes.${purpose}`) })
          .first(),
      ).toBeVisible();
    for (const text of [`建议立案${mark}`, `证据充分${mark}`, `损失未达追诉标准${mark}`])
      await expect(main).not.toContainText(text);
  });

  await test.step("none of it lies open in the database or in the log", async () => {
    const folder = process.env.JOURNEY_FOLDER ?? "";
    const tables = await asThief(folder, dump);
    const places = new Map([...tables, ["the log", await readFile(join(folder, "portal.log"), "utf8")]]);
    const secrets = [
      account,
      secret,
      respondent,
      shared.name,
      `DEMO shared ${mark}`,
      `建议立案${mark}`,
      `损失未达追诉标准${mark}`,
    ];
    const open = [...places].flatMap(([place, text]) =>
      secrets.filter((words) => text.includes(words)).map((words) => `${place}: ${words}`),
    );
    expect(open).toEqual([]);
  });
});

async function referralNumber(page: Page, path: string): Promise<string> {
  return (await page.locator(`main a[href="${path}"]`).first().innerText()).trim();
}
