import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type ClockItem, ClockLine, ClockList, EarliestClock } from "./clock-line";
import zh from "./words/zh-CN.json";

function render(node: ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ ui: zh }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
}

test("a clock line never leaves its bed", () => {
  expect(render(<ClockLine used={1.7} />)).toContain('class="drip__used" y="3" width="100%"');
});

function clock(name: string, light: ClockItem["light"]["light"], lateBy: number | null = null): ClockItem {
  return {
    ...{ id: name, name, due: "", line: { used: 1 } },
    light: { light, amount: 1, unit: "working_day", lateBy },
  };
}

test("the line under the head counts the clocks that run; when none does, it says whether the first was kept", () => {
  const line = (clocks: readonly ClockItem[]) => render(<EarliestClock clocks={clocks} />).replace(/<[^>]+>/g, "");
  const all = [clock("甲", "met", 2), clock("乙", "green"), clock("丙", "met"), clock("丁", "paused")];
  expect(line(all)).toMatch(/^乙.*余 1 个工作日.*另有 1 个期限$/);
  expect(line([clock("甲", "met", 2), clock("丙", "met")])).toMatch(/^甲.*办结/);
  expect(line([clock("甲", "met", 2), clock("丙", "met")])).not.toContain("另有");
});

test("clocks that were kept stand below those that run or were missed, and alone they stand open", () => {
  const all = [clock("甲", "met"), clock("乙", "green"), clock("丙", "met", 2), clock("丁", "met")];
  const [before = "", folded = ""] = render(<ClockList clocks={all} />).split("<details");
  expect(before).toMatch(/1 个在走.*乙.*丙/s);
  expect(before).not.toMatch(/甲|丁/);
  expect(folded.replace(/<[^>]+>/g, "")).toMatch(/已按期办结 2 个.*甲.*丁/s);
  const alone = render(<ClockList clocks={[clock("甲", "met")]} />);
  expect(alone).toContain("甲");
  expect(alone).not.toContain("<details");
});
