import { expect, test } from "vitest";
import type { Day } from "@/kernel/days";
import { type Locale, translatorOf } from "@/programme/words";
import { keyOf, spelledPeriod } from "./value-period";

const said = (from: Day, to: Day, locale: Locale = "zh-CN") =>
  spelledPeriod({ key: keyOf({ from, to }) }, translatorOf(locale, "outcomes"));

test("a whole year, half or quarter is called so, whatever periods its indicator is told by; other spans by their days", () => {
  expect(said("2016-01-01", "2016-12-31")).toBe("2016年");
  expect(said("2015-07-01", "2015-12-31")).toBe("2015年下半年");
  expect(said("2016-01-01", "2016-06-30")).toBe("2016年上半年");
  expect(said("2016-07-01", "2016-09-30")).toBe("2016年第3季度");
  expect(said("2016-01-01", "2016-05-31")).toBe("2016-01-01—2016-05-31");
});
