import { admissionChecklists } from "@seed/reference/admission";
import { makeCreditCode } from "@/kernel/credit-code";
import { expectAccessible } from "../support/browser";
import { figureOn, follow, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");
const items = admissionChecklists[0].content;

test("a firm registers, is checked and becomes a contact point; the lead's count goes up by one, by the rows", async ({
  enter,
}) => {
  // Clear of the serials of the demo's firms, which begin at 100,000, and of other journeys'.
  const serial = 200_000 + (Date.now() % 200_000);
  const firm = {
    // Unlike any other firm's: the county office isn't asked whether it is one that it knows.
    name: `${[...String(serial)].map((digit) => "天地玄黄宇宙洪荒日月"[Number(digit)]).join("")}仪表厂`,
    code: makeCreditCode("330402", serial),
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
    const link = stranger.url();
    await press(stranger, say("accounts.verify.submit"));
    await expect(stranger.getByText(say("accounts.done.registered"))).toBeVisible();
    // Whoever follows the link once more is led to sign in, not to register anew.
    await visit(stranger, link);
    await press(stranger, say("accounts.signIn.submit"));
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

  const owner = await enter(firm.username, { password: firm.password });
  await test.step("it applies", async () => {
    await visit(owner, "/contact-points/new");
    const field = (name: string) => owner.getByLabel(say(`contactPoints.fields.${name}`), { exact: true });
    await field("leaderPost").fill("副总经理");
    await field("liaisonPost").fill("办公室");
    const [first, ...others] = items.map(({ textZh }) => owner.getByLabel(textZh));
    for (const item of others) await item.check();
    // A checklist that is half ticked is told together with an empty field.
    await press(owner, say("contactPoints.acts.submit"));
    await expect(field("leaderName")).toHaveAttribute("aria-invalid", "true");
    await expect(owner.locator("main")).toContainText(say("contactPoints.faults.all-items"));
    await field("leaderName").fill("旅程负责人");
    await first?.check();
    await press(owner, say("contactPoints.acts.submit"));
    await expect(owner.getByText(say("contactPoints.statuses.applied"), { exact: true }).first()).toBeVisible();
  });

  await test.step("it shows each item that its word alone doesn't: by a note, and by a file", async () => {
    for (const { textZh } of items.filter(({ declared }) => !declared)) {
      await press(owner, `${say("admission.acts.bring")} ${textZh}`);
      await owner.locator(`[name="note"]`).fill("情况说明（旅程）");
      await press(owner, say("admission.acts.save"));
    }
    await press(owner, `${say("admission.acts.change")} ${items[3]?.textZh}`);
    await owner.setInputFiles("input[type=file]", {
      ...{ name: "保密制度（旅程）.txt", mimeType: "text/plain" },
      buffer: Buffer.from(`制度目录 ${serial}`),
    });
    // The page lists it; that it was received stands beside its progress until then, for a moment.
    await expect(owner.getByRole("link", { name: say("admission.acts.take"), exact: true })).toBeVisible();
  });

  await test.step("the county judges item by item and recommends, the city sees what was found and approves", async () => {
    await visit(county, "/contact-points?mine=1");
    await press(county, firm.name);
    await press(county, say("admission.acts.judge"));
    for (const { code } of items) await county.locator(`[name="${code}.verdict"][value="met"]`).check();
    await county.locator(`[name="has_secrets.opinion"]`).fill("所述属实（旅程）");
    await press(county, say("admission.acts.saveVerdicts"));
    await press(county, say("contactPoints.steps.recommend"));
    await expect(county.locator("main")).toContainText("所述属实（旅程）");
    await press(county, say("contactPoints.steps.recommend"));
    await expect(county.getByText(say("contactPoints.statuses.recommended"), { exact: true }).first()).toBeVisible();
    await visit(lead, "/contact-points?mine=1");
    await press(lead, firm.name);
    const [taken] = await Promise.all([
      lead.waitForEvent("download"),
      lead.getByRole("link", { name: say("admission.file", { n: 1 }) }).click(),
    ]);
    expect(taken.suggestedFilename()).toBe("保密制度（旅程）.txt");
    await press(lead, say("contactPoints.steps.approve"));
    await expect(lead.locator("main")).toContainText("所述属实（旅程）");
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

  const stranger = await enter(undefined);
  await visit(owner, "/contact-points");
  const number = /嘉商密联点\s*\d{4}/;
  await follow(owner, () => owner.locator("main").getByRole("link", { name: number }).first().click());
  const pointPage = owner.url();

  await test.step("anybody checks its certificate, and takes it as a PDF", async () => {
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await owner.locator("main").innerText())?.[0] ?? "";
    await visit(stranger, "/certificates");
    await stranger.getByLabel(say("certificates.code")).fill(code.toLowerCase());
    await press(stranger, say("certificates.check"));
    await expect(stranger.locator("main")).toContainText(firm.name);
    await expect(stranger.locator("main")).toContainText(say("certificates.kinds.contact-point"));
    for (const query of ["", "?plaque=1"]) {
      const file = await stranger.request.get(`/api/certificates/${code}${query}`);
      expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/pdf"]);
      // Text below the margin would begin a second page.
      expect((await file.body()).toString("latin1")).toContain("/Count 1");
    }
    await expectAccessible(stranger);
  });

  await test.step("it reports a leak, which its bureau opens for a reason; the firm sees who looked", async () => {
    const account = `夜里有人拷走了图纸 ${serial}`;
    await visit(owner, "/contact-points/leaks/new");
    await owner.getByLabel(say("leaks.fields.noticedOn")).fill("2016-11-23");
    await owner.getByLabel(say("leaks.fields.kind")).selectOption("leaver");
    await owner.getByLabel(say("leaks.fields.account")).fill(account);
    await owner.getByLabel(say("leaks.complains.undecided")).check();
    await press(owner, say("leaks.acts.save"));
    await expect(owner.locator("main")).toContainText(account);
    await press(owner, say("leaks.steps.report"));
    await press(owner, say("leaks.steps.report"));
    await expect(owner.getByText(say("leaks.statuses.reported"), { exact: true })).toBeVisible();
    const report = owner.url();
    await visit(lead, "/contact-points/leaks");
    await press(lead, firm.name);
    await expect(lead.locator("main")).not.toContainText(account);
    await expect(lead.locator("main")).not.toContainText(say("handling.look.open"));
    await visit(county, "/contact-points/leaks?mine=1");
    await press(county, firm.name);
    await expect(county.locator("main")).not.toContainText(account);
    await press(county, say("handling.look.open"));
    await expect(county.locator("main")).toContainText(account);
    await expectAccessible(county);
    await press(county, say("leaks.steps.receive"));
    await expect(county.getByText(say("leaks.statuses.received"), { exact: true })).toBeVisible();
    await visit(owner, "/access-log");
    await expect(owner.locator("main")).toContainText(say("auditTrail.purposes.leak-receive"));
    await visit(owner, new URL(report).pathname);
    await expect(owner.getByText(say("leaks.statuses.received"), { exact: true })).toBeVisible();
    await expectAccessible(owner);
  });

  await test.step("its new liaison confirms by the link in his mail, and only then is he one", async () => {
    const mail = `liaison-${serial}@example.cn`;
    await visit(owner, new URL(pointPage).pathname);
    await press(owner, say("liaisons.change.liaison"));
    for (const [name, value] of [
      ["name", "旅程新联络员"],
      ["post", "法务部"],
      ["mobile", "13800000123"],
      ["email", mail],
    ] as const)
      await owner.getByLabel(say(`liaisons.fields.${name}`), { exact: true }).fill(value);
    await press(owner, say("liaisons.save"));
    await expect(owner.locator("main")).not.toContainText("13800000123");
    await visit(county, "/contact-points?changing=1");
    await expect(county.getByRole("link", { name: firm.name })).toBeVisible();
    await visit(stranger, "/mailbox");
    const letter = stranger.getByRole("article").filter({ hasText: mail });
    await follow(stranger, () => letter.getByRole("link").first().click());
    await expect(stranger.locator("main")).toContainText(firm.name);
    await expectAccessible(stranger);
    await press(stranger, say("liaisons.steps.confirm"));
    await expect(stranger.locator("main")).toContainText(say("liaisons.answered.confirmed"));
    await visit(owner, new URL(pointPage).pathname);
    await expect(owner.locator("main")).toContainText("13800000123");
  });

  await test.step("the lead writes the next version of the checklist; all that is wrong with it is told at once, at its fields", async () => {
    const [first] = items;
    await visit(lead, "/contact-points/checklist");
    await press(lead, say("admission.checklist.edit"));
    const [source, english] = [lead.locator('[name="source"]'), lead.locator('[name="i1.textEn"]')];
    await source.fill("");
    await english.fill("");
    await press(lead, say("admission.checklist.submit"));
    await expect(source).toHaveAccessibleDescription(new RegExp(say("admission.faults.source-missing")));
    await expect(english).toHaveAccessibleDescription(new RegExp(say("ui.faults.missing")));
    await source.fill("旅程：市局文件");
    await english.fill(`${first?.textEn} (journey)`);
    await press(lead, say("admission.checklist.submit"));
    await expect(lead.locator("main")).toContainText("旅程：市局文件");
    await expect(lead.locator("main")).toContainText(say("admission.checklist.title", { n: 2 }));
  });

  await test.step("who answers in place shows at once what is so now: a weight that was changed, a firm that was invited", async () => {
    await visit(lead, "/contact-points/candidates");
    const reason = lead
      .getByRole("region", { name: say("contactPoints.candidates.weights") })
      .getByRole("listitem")
      .first();
    await reason.getByText(say("contactPoints.candidates.change")).click();
    const weight = reason.locator('[name="weight"]');
    const other = (await weight.inputValue()) === "41" ? "42" : "41";
    await weight.fill(other);
    await press(lead, say("contactPoints.services.changeSubmit"), reason);
    await expect(reason).toContainText(say("contactPoints.done.weight"));
    await expect(reason).toContainText(` ${other} `);

    await visit(county, "/contact-points/candidates");
    const invite = county.getByRole("button", { name: say("contactPoints.candidates.invite"), exact: true });
    const row = county.getByRole("row").filter({ has: invite }).first();
    const name = await row.getByRole("rowheader").innerText();
    await press(county, say("contactPoints.candidates.invite"), row);
    const invited = county.getByRole("row").filter({ hasText: name.split("\n")[0] ?? name });
    await expect(invited).toContainText(say("contactPoints.candidates.invitedOn", { day: "" }));
    await expect(invited.getByRole("button")).toHaveCount(0);
  });
});
