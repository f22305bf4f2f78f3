import { admissionChecklists } from "@seed/reference/admission";
import { makeCreditCode } from "@/kernel/credit-code";
import { applyList, sendList } from "../support/lists";
import { follow, press, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a firm at the counter: an application is typed for it, signed on paper, and accepted by a second official; a registration is confirmed by mail", async ({
  enter,
}) => {
  const serial = Date.now() % 90_000;
  const mark = [...String(serial)].map((digit) => "金木水火土日月山川田"[Number(digit)]).join("");
  const firm = { name: `${mark}窗口厂（演示）`, code: makeCreditCode("330402", 500_000 + serial) };
  const fresh = { name: `${mark}新办厂（演示）`, code: makeCreditCode("330402", 590_000 + (serial % 9_999)) };
  const mail = `counter-${serial}@example.cn`;
  const county = await enter("nanhu");
  const field = (key: string) => county.getByLabel(say(key), { exact: true });
  const isPresent = async () => {
    await field("counter.fields.spokeName").fill("周到场");
    await field("counter.fields.spokePost").fill("办公室主任");
  };
  await sendList(county, mark, [
    ["统一社会信用代码", "企业名称", "所属地区", "联系人", "联系电话", "电子邮箱"],
    [firm.code, firm.name, "南湖区", "周到场", "13900005678", `firm-${serial}@example.cn`],
  ]);
  await applyList(county);

  await test.step("its application is typed on the firm's own form; who is present is on record", async () => {
    await visit(county, "/contact-points/filings");
    await press(county, say("counter.acts.apply"));
    await field("counter.fields.code").fill(firm.code);
    await press(county, say("counter.acts.find"));
    await isPresent();
    await field("counter.identified.id-card").check();
    await field("contactPoints.fields.leaderName").fill("陈负责");
    await field("contactPoints.fields.leaderPost").fill("总经理");
    await field("contactPoints.fields.liaisonPost").fill("文员");
    for (const { textZh } of admissionChecklists[0].content) await county.getByLabel(textZh).check();
    await press(county, say("counter.acts.save"));
    await expect(county.getByText(/周到场（办公室主任）到场/)).toBeVisible();
    await visit(county, `/contact-points?status=any&q=${encodeURIComponent(firm.name)}`);
    await expect(county.getByRole("link", { name: firm.name })).toHaveCount(0);
  });

  await test.step("whoever typed it hands in the signed print-out, and can't accept it himself", async () => {
    await visit(county, "/contact-points/filings");
    await press(county, firm.name);
    await county.locator("main input[type=file]").setInputFiles({
      ...{ name: "签字.pdf", mimeType: "application/pdf" },
      buffer: Buffer.from(`%PDF-1.7\n${serial}\n%%EOF\n`),
    });
    await expect(county.getByRole("link", { name: say("counter.scan.download") })).toBeVisible();
    await county.reload();
    await expect(county.getByText(say("counter.scan.another"))).toBeVisible();
    await expect(county.getByRole("button", { name: say("counter.acts.accept") })).toHaveCount(0);
  });

  await test.step("a second official compares and accepts: only now it is an application", async () => {
    const lead = await enter("lead");
    await visit(lead, "/contact-points/filings");
    await press(lead, firm.name);
    await press(lead, say("counter.acts.accept"));
    await expect(lead.getByText(say("counter.states.confirmed"))).toBeVisible();
    await press(lead, say("counter.result"));
    await expect(lead.getByText(say("contactPoints.statuses.applied"), { exact: true }).first()).toBeVisible();
    await expect(lead.getByText(/周到场（办公室主任）到场/)).toBeVisible();
  });

  await test.step("a registration is typed, and the firm's person confirms it by the link in the mail", async () => {
    await visit(county, "/contact-points/filings/new?kind=registration");
    await isPresent();
    await field("counter.fields.identified").selectOption("id-card");
    await field("accounts.fields.code").fill(fresh.code);
    await field("accounts.fields.firmName").fill(fresh.name);
    await field("accounts.fields.divisionCode").selectOption("330402");
    await field("accounts.fields.contactName").fill("周到场");
    await field("accounts.fields.mobile").fill("13900005679");
    await field("accounts.fields.email").fill(mail);
    await press(county, say("counter.acts.save"));
    await visit(county, `/enterprises?q=${encodeURIComponent(fresh.name)}`);
    await expect(county.getByRole("link", { name: fresh.name })).toHaveCount(0);
    const stranger = await enter(undefined);
    await visit(stranger, "/mailbox");
    const letter = stranger.getByRole("article").filter({ hasText: mail });
    await follow(stranger, () => letter.getByRole("link").first().click());
    await expect(stranger.locator("main")).toContainText(fresh.name);
    await stranger.getByLabel(say("accounts.fields.username"), { exact: true }).fill(`counter-${serial}`);
    await stranger
      .getByLabel(say("accounts.fields.password"), { exact: true })
      .fill(`a long quiet afternoon ${serial}`);
    for (const box of await stranger.getByRole("checkbox").all()) await box.check();
    await press(stranger, say("counter.acts.confirm"));
    await expect(stranger.getByText(say("counter.link.answered.confirmed"))).toBeVisible();
    await visit(county, `/enterprises?q=${encodeURIComponent(fresh.name)}`);
    await expect(county.getByRole("link", { name: fresh.name })).toBeVisible();
  });
});
