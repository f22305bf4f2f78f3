import { deliveredCalendar } from "@seed/reference/holidays";
import { timeLimits } from "@seed/reference/time-limits";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { lightOf, ruleOn } from "@/kernel/clocks";
import { messagesFor } from "@/programme/words";
import { ClockPanel } from "./clock-panel";

const TODAY = "2016-11-24";

function panel(locale: "zh-CN" | "en", pausedSince: string | null): string {
  const rule = ruleOn(timeLimits, "complaint-verify", TODAY);
  if (!rule) throw new Error("no such rule");
  const dueOn = "2016-12-02";
  const state = { ...rule, dueOn, pausedSince, metOn: null };
  const clock = {
    ...{ id: "c", kind: rule.kind, startedOn: "2016-11-23", dueOn, pausedSince, rule, beyondCalendar: false },
    ...{ lateReason: null, lateTurns: 0, light: lightOf(state, TODAY, deliveredCalendar) },
    pauses: [
      { from: "2016-11-23", to: "2016-11-23", reason: "right-holder-identification" },
      ...(pausedSince ? [{ from: pausedSince, to: null, reason: "appraisal" }] : []),
    ],
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <ClockPanel clocks={[clock]} today={TODAY} />
    </NextIntlClientProvider>,
  );
}

test("of a clock that stands still the panel says why", () => {
  expect(panel("zh-CN", TODAY)).toContain("中止事由：检测、检验、检疫、鉴定，恢复后顺延");
  expect(panel("en", TODAY)).toContain("stopped: Testing, inspection, quarantine or appraisal");
  expect(panel("zh-CN", null)).not.toContain("中止事由");
});

test("an article that is said in Chinese alone is marked as Chinese on an English page", () => {
  expect(panel("en", null)).toMatch(/<span lang="zh-CN">《工商行政管理机关行政处罚程序规定》/);
  expect(panel("zh-CN", null)).not.toContain("lang=");
});
