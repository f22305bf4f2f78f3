import { makeCreditCode } from "@/kernel/credit-code";
import { applyList, sendList } from "../support/lists";
import { figureOn, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("two wrong lists are taken back in turn: the later first, then the earlier, and the register is as it was", async ({
  enter,
}) => {
  const serial = Date.now() % 90_000;
  const mark = [...String(serial)].map((digit) => "东南西北中发白梅兰菊"[Number(digit)]).join("");
  const head = ["统一社会信用代码", "企业名称", "所属地区", "职工人数"];
  const rows = (staff: string) =>
    [1, 2].map((n) => [makeCreditCode("330402", 600_000 + serial + n), `${mark}${n}厂（演示）`, "南湖区", staff]);
  const county = await enter("nanhu");
  const undo = async (list: string) => {
    await visit(county, list);
    await county.getByLabel(say("imports.undo.reason")).fill("清单版本用错（旅程）");
    await press(county, say("imports.acts.undo"));
    await expect(async () => {
      await county.reload();
      await expect(county.getByText(/整批撤销：新登记的/)).toBeVisible({ timeout: 1_000 });
    }).toPass();
  };

  await sendList(county, `${mark}甲`, [head, ...rows("12"), ["合计", "2家", "", "24"]]);
  await test.step("a sum under the table is no firm, and told", async () => {
    expect((await figureOn(county, "import-new")).value).toBe(2);
    await county.locator("main details summary").click();
    await expect(county.locator("main details")).toContainText("合计");
  });
  const first = await applyList(county);
  await sendList(county, `${mark}乙`, [head, ...rows("三百二十")]);
  expect((await figureOn(county, "import-update")).value).toBe(2);
  const second = await applyList(county);

  await test.step("the earlier can't be undone while the later stands: row by row, why", async () => {
    await visit(county, first);
    await expect(county.getByText(say("imports.objections.changed"))).toHaveCount(2);
    await expect(county.getByRole("button", { name: say("imports.acts.undo") })).toHaveCount(0);
  });

  await test.step("the later is undone, then the earlier", async () => {
    await undo(second);
    await visit(county, `/enterprises?q=${encodeURIComponent(mark)}`);
    expect(await totalOn(county)).toBe(2);
    await undo(first);
    await visit(county, `/enterprises?q=${encodeURIComponent(mark)}`);
    expect(await totalOn(county)).toBe(0);
  });

  await test.step("nothing is gone: the firms stand as withdrawn, with the reason", async () => {
    await visit(county, `/enterprises?status=withdrawn&q=${encodeURIComponent(mark)}`);
    expect(await totalOn(county)).toBe(2);
    await press(county, `${mark}1厂（演示）`);
    await expect(county.getByText("清单版本用错（旅程）").first()).toBeVisible();
  });
});
