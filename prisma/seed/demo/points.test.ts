import { expect, test } from "vitest";
import { straightLine } from "@/kernel/pace";
import { quotas } from "../reference/targets";
import { POINTS } from "./points";

test("the story has 104 contact points at the end of 2015 and 187 on its last day, and one division behind its quota that day and the next", () => {
  const all = Object.values(POINTS);
  expect(all.reduce((sum, [end2015]) => sum + end2015, 0)).toBe(104);
  expect(all.reduce((sum, [, now]) => sum + now, 0)).toBe(187);
  const behind = (day: string) =>
    Object.entries(POINTS).flatMap(([divisionCode, [, now]]) => {
      const milestones = quotas
        .filter((quota) => quota.indicator === "contact-points" && quota.divisionCode === divisionCode)
        .map(({ deadline, value }) => ({ day: deadline, value }));
      return straightLine(milestones, day) > now ? [divisionCode] : [];
    });
  expect([behind("2016-11-24"), behind("2016-11-25")]).toEqual([["330424"], ["330424"]]);
});
