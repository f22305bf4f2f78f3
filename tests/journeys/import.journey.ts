import type { Locator } from "@playwright/test";
import { makeCreditCode } from "@/kernel/credit-code";
import { figureOn, follow, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a county takes a list of firms: faults are named, then all of it is in the register, once", async ({ enter }) => {
  const serial = Date.now() % 90_000;
  const mark = [...String(serial)].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)]).join("");
  const row = (n: number, place: string) => [
    makeCreditCode("330402", 700_000 + serial + n),
    `${mark}${n}厂（演示）`,
    place,
  ];
  const list = (...rows: string[][]) =>
    [
      ["嘉兴市企业名单"],
      ["序号", "信用代码", "企业 名称", "县（市、区）", "职工人数"],
      ...rows.map((cells, n) => [String(n + 1), ...cells, "1２"]),
    ]
      .map((cells) => cells.join(","))
      .join("\r\n");
  const county = await enter("nanhu");
  const upload = async (text: string) => {
    await visit(county, "/enterprises/imports");
    await county
      .getByLabel(say("imports.fields.file"))
      .setInputFiles({ name: `${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
    await press(county, say("imports.acts.upload"));
  };

  await test.step("the way there, and a file that is no list", async () => {
    await visit(county, "/enterprises");
    await press(county, say("enterprises.acts.import"));
    await upload("=HYPERLINK(1)\r\n");
    await expect(county.getByRole("main").getByRole("alert")).toContainText(say("imports.refusals.table-no-heads"));
    const noForm = await county.request.post("/api/enterprises/import", { data: "no form", maxRedirects: 0 });
    expect([noForm.status(), noForm.headers().location]).toEqual([303, expect.stringContaining("?refused=")]);
  });

  await test.step("what is wrong is told by row and column, and nothing can be applied", async () => {
    await upload(list(row(1, "南湖区"), row(2, "海宁市")));
    expect((await figureOn(county, "import-error")).value).toBe(1);
    await expect(county.getByText(say("imports.cells.other-division"))).toBeVisible();
    // On paper, which has no dark ground, the verdict is as dark as what stands beside it.
    await county.emulateMedia({ media: "print" });
    const table = county.getByRole("table");
    const color = (place: Locator) => place.evaluate((element) => getComputedStyle(element).color);
    expect(await color(table.locator(".tag--now"))).toBe(await color(table.locator("td b").first()));
    await county.emulateMedia({ media: "screen" });
    await expect(county.getByRole("button", { name: say("imports.acts.queue") })).toHaveCount(0);
    const { value, href } = await figureOn(county, "import-new");
    await visit(county, href);
    expect(await totalOn(county)).toBe(value);
  });

  await test.step("a list without faults is applied by a job, whose result is seen on the same page", async () => {
    await upload(list(row(1, "南湖区"), row(2, "南湖"), row(2, "南湖")));
    expect((await figureOn(county, "import-new")).value).toBe(2);
    const file = await county.getByRole("link", { name: say("imports.files.csv") }).getAttribute("href");
    expect(await (await county.request.get(file ?? "")).text()).toContain(`${mark}2厂（演示）`);
    await county.getByLabel(say("imports.fields.reason")).fill("旅程名单");
    await follow(county, () => county.getByRole("button", { name: say("imports.acts.queue") }).click());
    // Nobody clicks: the page follows the job by itself, in a region that is read aloud.
    await expect(county.locator("[aria-live=polite]").getByText(/登记完毕/)).toBeVisible({ timeout: 60_000 });
    await visit(county, `/enterprises?q=${encodeURIComponent(mark)}`);
    expect(await totalOn(county)).toBe(2);
  });

  await test.step("the same list again has nothing to say", async () => {
    await upload(list(row(1, "南湖区"), row(2, "南湖"), row(2, "南湖")));
    await expect(county.getByText(say("imports.state.already"))).toBeVisible();
    await expect(county.getByRole("button", { name: say("imports.acts.queue") })).toHaveCount(0);
  });

  await test.step("the firm's page tells what it was before it was there", async () => {
    await visit(county, `/enterprises?q=${encodeURIComponent(mark)}`);
    await press(county, `${mark}1厂（演示）`);
    await county.getByLabel(say("enterprises.past.day")).fill("2016/1/31");
    await press(county, say("enterprises.past.show"));
    await expect(county.getByText(say("enterprises.past.today"))).toBeVisible();
    // Of the days before the programme it names the day that it shows.
    await county.goto(`${new URL(county.url()).pathname}?asOf=2014-01-01`);
    await expect(county.getByText("（2014年12月2日）")).toBeVisible();
  });

  await test.step("for a department beside the programme there is no such page", async () => {
    const police = await enter("police");
    expect((await police.goto("/enterprises/imports"))?.status()).toBe(404);
  });
});
