import { expect, test } from "vitest";
import { middleOf } from "./veil";

test("the month that runs isn't among those of which the run chart draws the median; while there is no other it is", () => {
  const months = [
    { day: "2016-08-31", net: 8 },
    { day: "2016-09-30", net: 6 },
    { day: "2016-10-31", net: 7 },
  ];
  const running = { day: "2016-11-24", net: 1 };
  expect(middleOf([...months, running])).toBe(7);
  expect(middleOf([...months, { day: "2016-11-30", net: 1 }])).toBe(6.5);
  expect(middleOf([running])).toBe(1);
});
