import { createHash } from "node:crypto";
import { drawFrom, parseList, seedOf } from "@/kernel/draw";
import { figureOn, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a draw that is over can be checked by a stranger with the list alone; a county freezes one, and nobody learns a name", async ({
  enter,
}) => {
  const lead = await enter("lead");
  const county = await enter("nanhu");
  const stranger = await enter(undefined);

  await test.step("the finished draw: its visits are as many as were drawn, and its list has the hash that everybody reads", async () => {
    await visit(lead, "/visits/draws?status=drawn");
    await press(lead, "2016年第四季度联系点随机抽查（演示）");
    const id = new URL(lead.url()).pathname.split("/").at(-1) ?? "";
    const figure = await figureOn(lead, `draw-${id}`);
    const list = await (await lead.request.get(`/api/visit-draws/${id}`)).text();
    await visit(lead, figure.href);
    expect(await totalOn(lead)).toBe(figure.value);

    await visit(stranger, `/draws/${id}`);
    const shown = (await stranger.locator("main").innerText()).replace(/\s+/g, " ");
    const hash = createHash("sha256").update(list).digest("hex");
    const spaced = (text: string) => text.replace(/(.{8})(?=.)/g, "$1 ");
    expect(shown).toContain(spaced(hash));
    const command = await stranger.locator("code").innerText();
    const [, secret = "", number = ""] = /--secret (\w+) --number "([\d ]+)"/.exec(command) ?? [];
    const seed = seedOf({ listHash: hash, secret, number });
    expect(shown).toContain(spaced(seed));
    const read = parseList(list);
    if (!read) throw new Error("the list can't be read");
    for (const { firm } of drawFrom(read, seed)) expect(shown).toContain(say("draws.publicFirm", { no: firm }));
    expect((await stranger.request.get(`/api/visit-draws/${id}`)).url()).toContain("/sign-in");
  });

  await test.step("a county's plan is frozen: the hash is public, its firms aren't", async () => {
    await visit(county, "/visits/draws?status=draft");
    await press(county, "南湖区联系点随机抽查（演示）");
    await press(county, say("draws.steps.freeze"));
    await press(county, say("draws.steps.freeze"));
    await expect(county.getByText(say("draws.statuses.frozen"), { exact: true })).toBeVisible();
    await expect(county.getByText(say("draws.refusals.number-not-yet"))).toBeVisible();
    const id = new URL(county.url()).pathname.split("/").at(-1) ?? "";
    const list = parseList(await (await county.request.get(`/api/visit-draws/${id}`)).text());
    await visit(stranger, `/draws/${id}`);
    const shown = await stranger.locator("main").innerText();
    for (const { name } of list?.firms ?? []) expect(shown).not.toContain(name);
    await visit(lead, `/visits/draws/${id}`);
    await expect(lead.getByRole("link", { name: say("draws.steps.draw") })).toHaveCount(0);
  });
});

test("the coordinator runs the plan and is told what it wrote, writes the checklist of tomorrow, and a month shows the visits on their days", async ({
  enter,
}) => {
  const lead = await enter("lead");

  await test.step("a run of the plan says what it wrote; the next one that there was nothing to write", async () => {
    await visit(lead, "/visits/rules");
    await press(lead, say("visits.rules.make"));
    await press(lead, say("visits.rules.make"));
    await expect(lead.getByText("没有要新列入的走访")).toBeVisible();
  });

  await test.step("a rule that was changed is shown as it holds from then on", async () => {
    const rule = lead.getByRole("region", { name: say("visits.grounds.by_hand"), exact: true });
    await rule.locator("summary").click();
    await rule.locator('[name="yellow"]').fill("11");
    await press(lead, say("visits.rules.submit"), rule);
    await expect(rule.getByText(say("visits.rules.lights", { yellow: "11", red: "3" }))).toBeVisible();
    await expect(rule).toContainText("2016-11-24");
  });

  await test.step("the next version of a checklist is used from tomorrow; today's stays in use", async () => {
    const item = "抽看保密制度的修订记录（旅程）";
    await visit(lead, "/visits/checklists");
    const list = lead.getByRole("region", { name: say("visits.purposes.mid_term"), exact: true });
    const before = await list.locator("details[open] li").count();
    await press(lead, say("visits.checklists.change"), list);
    const field = (name: string) => lead.locator(`main [name="${name}"]`);
    // The last item goes, and a new one stands in the first empty row.
    const unfold = (n: number) =>
      lead
        .locator("main details")
        .filter({ has: lead.locator(`[name="i${n}.zh"]`) })
        .locator("summary")
        .click();
    await unfold(before);
    for (const text of ["zh", "en", "helpZh", "helpEn", "source"]) await field(`i${before}.${text}`).fill("");
    await unfold(before + 1);
    await field(`i${before + 1}.zh`).fill(item);
    await field(`i${before + 1}.en`).fill("Look at the changes of the rules (journey)");
    await press(lead, say("visits.checklists.submit"));
    await expect(lead).toHaveURL(/\/visits\/checklists(#mid_term)?$/);
    await expect(list.getByText(say("visits.checklists.coming", { day: "2016年11月25日" }))).toBeVisible();
    await expect(list.locator("details[open] li")).toHaveCount(before);
    await expect(list.locator("details[open]").getByText(item)).toHaveCount(0);
    await list.locator("details:not([open]) summary").first().click();
    await expect(list.getByText(item)).toBeVisible();
    // One version waits already: another can't be written beside it.
    await expect(list.getByRole("link", { name: say("visits.checklists.change") })).toHaveCount(0);
  });

  await test.step("the month is a table of weeks; a visit opens from its day, and narrowed to its officer it stays", async () => {
    await visit(lead, "/visits/calendar?month=2017-01");
    const month = lead.getByRole("table");
    await expect(month.getByRole("columnheader")).toHaveText(["周一", "周二", "周三", "周四", "周五", "周六", "周日"]);
    const holiday = month.getByRole("cell").filter({ has: lead.locator('time[datetime="2017-01-27"]') });
    await expect(holiday).toContainText(say("visits.calendar.holiday"));
    await press(lead, "← 2016年12月");
    await expect(lead).toHaveURL(/month=2016-12/);
    const first = month.locator("li").first();
    const name = await first.getByRole("link").innerText();
    const officer = (await first.locator(".nowrap").innerText()).trim();
    await lead.locator('main [name="officer"]').selectOption({ label: officer });
    await press(lead, say("ui.filters.apply"));
    await expect(lead).toHaveURL(/month=2016-12/);
    await press(lead, name);
    await expect(lead.getByRole("heading", { level: 1 })).toContainText(name);
    const phone = await enter("lead", { width: 390 });
    await visit(phone, "/visits/calendar?month=2016-12");
    await expect(phone.getByText("12月9日 周五")).toBeVisible();
  });
});
