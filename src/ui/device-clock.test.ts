import { expect, test } from "vitest";
import { dayByNow } from "./device-clock";

test("the day of a page that was taken along goes on with the days that begin in Jiaxing, and never back", () => {
  const at = (text: string) => new Date(text).getTime();
  const made = at("2026-03-02T17:40:00+08:00");
  const by = (text: string) => dayByNow("2016-11-24", made, at(text));
  expect(by("2026-03-02T23:59:59+08:00")).toBe("2016-11-24");
  expect(by("2026-03-03T00:00:00+08:00")).toBe("2016-11-25");
  expect(by("2026-03-04T09:00:00+08:00")).toBe("2016-11-26");
  expect(by("2026-03-01T09:00:00+08:00")).toBe("2016-11-24");
});
