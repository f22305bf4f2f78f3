import { afterEach, expect, test } from "vitest";
import { inPortalTime, realNow, runAtOffset, runInRealTime } from "./clock";

const DAY = 86_400_000; // ms
afterEach(runInRealTime);

test("a moment of real time is told as far from the portal's present as it is from the real one", () => {
  const anHourAgo = new Date(realNow().getTime() - 3_600_000);
  runAtOffset(-3661 * DAY);
  expect(inPortalTime(anHourAgo).getTime() / 1000).toBeCloseTo((anHourAgo.getTime() - 3661 * DAY) / 1000, 0);
  runInRealTime();
  expect(inPortalTime(anHourAgo).getTime() / 1000).toBeCloseTo(anHourAgo.getTime() / 1000, 0);
});
