import { makeCreditCode } from "@/kernel/credit-code";
import { applyList, sendList } from "../support/lists";
import { follow, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a firm that stands twice is joined by its county, found under one record, and parted again", async ({
  enter,
}) => {
  const serial = Date.now() % 90_000;
  const mark = [...String(serial)].map((digit) => "春夏秋冬梅兰竹菊松柏"[Number(digit)]).join("");
  const [stays, goes] = [`${mark}精工有限公司（演示）`, `嘉兴市${mark}精工有限责任公司（演示）`];
  const codes = [
    makeCreditCode("330402", 800_000 + serial),
    makeCreditCode("330402", 890_000 + (serial % 9_999)),
  ] as const;
  const list = [
    ["信用代码", "企业名称", "县（市、区）", "联系电话"],
    [codes[0], stays, "南湖区", "13900001234"],
    [codes[1], goes, "南湖区", "13900001234"],
  ];
  const county = await enter("nanhu");

  await test.step("a list brings it twice", async () => {
    await sendList(county, mark, list);
    await applyList(county);
  });

  await test.step("the pair is listed; compared; nothing is joined without a reason and a tick", async () => {
    await visit(county, "/enterprises");
    await press(county, say("enterprises.acts.duplicates"));
    const row = county.getByRole("row").filter({ hasText: stays }).filter({ hasText: goes });
    await follow(county, () => row.getByRole("link").first().click());
    await county
      .getByRole("radio", { name: new RegExp(`^${stays}`) })
      .last()
      .check();
    // What is chosen is to be seen on paper, too, where grounds aren't printed unless they must.
    for (const chosen of await county.locator("main input:checked").all())
      await expect(chosen).toHaveCSS("print-color-adjust", "exact");
    await press(county, say("merges.form.submit"));
    await expect(county.getByText(say("merges.faults.not-compared")).first()).toBeVisible();
    await county.getByLabel(say("merges.form.reason")).fill("电话核实为同一家（演示）");
    await county.getByLabel(say("merges.form.same")).check();
    await press(county, say("merges.form.submit"));
    await expect(county.getByText(say("merges.undo.title")).first()).toBeVisible();
  });

  await test.step("it counts once, and is found by the other's name and code", async () => {
    for (const q of [mark, codes[1] ?? ""]) {
      await visit(county, `/enterprises?q=${encodeURIComponent(q)}`);
      expect(await totalOn(county)).toBe(1);
      await expect(county.getByRole("link", { name: stays })).toBeVisible();
    }
    await press(county, stays);
    await expect(county.getByText(new RegExp(`“${goes}”`))).toBeVisible();
  });

  await test.step("the merge is undone, and both stand by themselves", async () => {
    await visit(county, "/enterprises/duplicates?view=merged");
    await press(county, goes);
    await county.getByLabel(say("merges.undo.reason")).fill("执照核对有误（演示）");
    await press(county, say("merges.undo.submit"));
    await expect(county.getByText(say("merges.form.submit")).first()).toBeVisible();
    await visit(county, `/enterprises?q=${encodeURIComponent(mark)}`);
    expect(await totalOn(county)).toBe(2);
  });
});
