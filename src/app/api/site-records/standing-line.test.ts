import { expect, test } from "vitest";
import { standingLine } from "./standing-line";

const seats = [
  { personId: "a", recused: false },
  { personId: "b", recused: true },
];

test("a sheet whose reviewer left, or that all signed anew, says that it isn't part of the mean; the others say nothing", () => {
  expect(standingLine({ reviewerId: "a", round: 1 }, { round: 1, seats })).toBeUndefined();
  expect(standingLine({ reviewerId: "a", round: 1 }, { round: 2, seats })).toContain("合议前");
  expect(standingLine({ reviewerId: "a", round: 2 }, { round: 2, seats })).toBeUndefined();
  expect(standingLine({ reviewerId: "b", round: 1 }, { round: 2, seats })).toContain("回避");
});
