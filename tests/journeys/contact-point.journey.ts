import { makeCreditCode } from "@/kernel/credit-code";
import { expectAccessible } from "../support/browser";
import { figureOn, follow, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a firm registers, is checked and becomes a contact point; the lead's count goes up by one, by the rows", async ({
  enter,
}) => {
  const serial = Date.now() % 800_000;
  const firm = {
    // Unlike any other firm's: the county office isn't asked whether it is one that it knows.
    name: `${[...String(serial)].map((digit) => "天地玄黄宇宙洪荒日月"[Number(digit)]).join("")}仪表厂`,
    code: makeCreditCode("330402", 100_000 + serial),
    mobile: `139${String(serial).padStart(8, "0")}`,
    mail: `journey-${serial}@example.cn`,
    username: `journey-${serial}`,
    password: `a long quiet afternoon ${serial}`,
  };

  const lead = await enter("lead");
  await visit(lead, "/");
  const before = await figureOn(lead, "contact-points");
  await visit(lead, before.href);
  expect(await totalOn(lead)).toBe(before.value);

  await test.step("it registers, and proves its address by the link in the mail", async () => {
    const stranger = await enter(undefined);
    await visit(stranger, "/register");
    const field = (name: string) => stranger.getByLabel(say(`accounts.fields.${name}`), { exact: true });
    await field("code").fill(firm.code);
    await field("firmName").fill(firm.name);
    await field("divisionCode").selectOption("330402");
    await field("contactName").fill("旅程联系人");
    await field("mobile").fill(firm.mobile);
    await field("email").fill(firm.mail);
    await field("username").fill(firm.username);
    await field("password").fill(firm.password);
    await stranger.getByRole("checkbox").check();
    await press(stranger, say("accounts.register.submit"));
    await press(stranger, say("accounts.registerSent.mailbox"));
    const mail = stranger.getByRole("article").filter({ hasText: firm.mail });
    await follow(stranger, () => mail.getByRole("link").first().click());
    await press(stranger, say("accounts.verify.submit"));
    await expect(stranger.getByText(say("accounts.done.registered"))).toBeVisible();
    await stranger.getByLabel(say("accounts.fields.usernameOrMail")).fill(firm.username);
    await stranger.getByLabel(say("accounts.fields.password"), { exact: true }).fill(firm.password);
    await press(stranger, say("accounts.signIn.submit"));
    await expect(stranger.locator("main")).toContainText(firm.name);
  });

  const county = await enter("nanhu");
  await test.step("its county office checks it", async () => {
    await visit(county, "/enterprises?mine=1");
    await press(county, firm.name);
    await press(county, say("enterprises.steps.check"));
    await expect(county.getByText(say("enterprises.statuses.checked"), { exact: true }).first()).toBeVisible();
  });

  await test.step("it applies", async () => {
    const owner = await enter(firm.username, { password: firm.password });
    await visit(owner, "/contact-points/new");
    const field = (name: string) => owner.getByLabel(say(`contactPoints.fields.${name}`), { exact: true });
    await field("leaderName").fill("旅程负责人");
    await field("leaderPost").fill("副总经理");
    await field("liaisonPost").fill("办公室");
    for (const item of [
      "registered_here",
      "has_secrets",
      "names_people",
      "rules_and_agreements",
      "accepts_service",
      "consents_to_data",
    ])
      await owner.getByLabel(say(`contactPoints.checklist.${item}`)).check();
    await press(owner, say("contactPoints.acts.submit"));
    await expect(owner.getByText(say("contactPoints.statuses.applied"), { exact: true }).first()).toBeVisible();
  });

  await test.step("the county recommends, the city approves", async () => {
    await visit(county, "/contact-points?mine=1");
    await press(county, firm.name);
    await press(county, say("contactPoints.steps.recommend"));
    await expect(county.getByText(say("contactPoints.statuses.recommended"), { exact: true }).first()).toBeVisible();
    await visit(lead, "/contact-points?mine=1");
    await press(lead, firm.name);
    await press(lead, say("contactPoints.steps.approve"));
    await press(lead, say("contactPoints.steps.approve"));
    await expect(lead.getByText(say("contactPoints.statuses.active"), { exact: true }).first()).toBeVisible();
    await expect(lead.getByText(/嘉商密联点\s*\d{4}/).first()).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step("the lead's count is one more, and the firm is among its rows", async () => {
    await visit(lead, "/");
    const after = await figureOn(lead, "contact-points");
    expect(after.value).toBe(before.value + 1);
    await visit(lead, after.href);
    expect(await totalOn(lead)).toBe(after.value);
    await visit(lead, `${after.href}${after.href.includes("?") ? "&" : "?"}q=${encodeURIComponent(firm.name)}`);
    await expect(lead.getByRole("link", { name: firm.name })).toBeVisible();
  });
});
