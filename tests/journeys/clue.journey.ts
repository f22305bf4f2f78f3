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
