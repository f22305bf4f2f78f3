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
