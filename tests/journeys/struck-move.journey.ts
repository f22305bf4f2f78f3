import { press, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a move that was entered for the wrong firm is struck: the registers follow it there and back, and what was said stays readable", async ({
  enter,
}) => {
  const lead = await enter("lead");
  const asOf = "2016-11-15";
  const register = async (division: string, known = "") => {
    await visit(lead, `/contact-points?asOf=${asOf}&division=${division}${known}&q=${encodeURIComponent(name)}`);
    return lead.locator("main").getByRole("link", { name, exact: true }).count();
  };
  await visit(lead, `/contact-points?asOf=${asOf}&division=330482`);
  const name = await lead.locator("main table tbody a").first().innerText();
  await lead.locator("main table tbody a").first().click();
  const home = await lead.locator("main a[href^='/enterprises/']").first().getAttribute("href");
  if (!home) throw new Error("the point names no firm");

  await test.step("the city enters that it moved in November: the register of the day has it there", async () => {
    expect(await register("330482")).toBe(1);
    await visit(lead, `${home}/events?kind=moved`);
    await lead.getByLabel(say("enterprises.events.division"), { exact: true }).selectOption("330411");
    await lead.getByLabel(say("enterprises.events.holdsFrom"), { exact: true }).fill("2016-11-01");
    await lead.getByLabel(say("enterprises.events.source"), { exact: true }).fill("登记机关通知书（旅程）");
    await press(lead, say("enterprises.acts.saveEvent"));
    await expect(lead.getByText("由平湖市迁到秀洲区").first()).toBeVisible();
    expect([await register("330482"), await register("330411")]).toEqual([0, 1]);
  });

  await test.step("it was another firm: struck with a reason, and the registers follow back", async () => {
    await visit(lead, home);
    await press(lead, say("enterprises.events.strike"));
    await press(lead, say("enterprises.events.strikeSubmit"));
    await expect(lead.getByRole("alert").first()).toBeVisible();
    await lead.getByLabel(say("enterprises.events.strikeReason"), { exact: true }).fill("登到了另一家企业（旅程）");
    await press(lead, say("enterprises.events.strikeSubmit"));
    await expect(lead.getByText(/登到了另一家企业（旅程）/).first()).toBeVisible();
    expect([await register("330482"), await register("330411")]).toEqual([1, 0]);
  });

  await test.step("the firm's page keeps both, and its profile of any day knows of no move", async () => {
    await visit(lead, home);
    await expect(lead.locator("s").filter({ hasText: "由平湖市迁到秀洲区" })).toBeVisible();
    await lead.getByLabel(say("enterprises.past.day")).fill(asOf);
    await press(lead, say("enterprises.past.show"));
    await expect(lead.locator("main")).toContainText("平湖市");
  });
});
