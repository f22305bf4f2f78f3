import { describe, expect, test } from "vitest";
import { takeCaseStepInput } from "./schema";

const record = { caseId: "01a20e0e-fb41-79d9-bc9a-68d6a299e6a9", version: "1" };
const issues = (input: object) =>
  takeCaseStepInput.safeParse({ ...record, ...input }).error?.issues.map(({ message }) => message) ?? [];

describe("an amount as people type it", () => {
  test.each([
    ["120000", "120000"],
    ["120,000.50 元", "120000.50"],
    ["１２００００", "120000"],
    ["￥120，000", "120000"],
    ["¥ 120000", "120000"],
  ])("%s", (typed, penalty) => {
    expect(takeCaseStepInput.parse({ ...record, step: "decidePenalty", penalty: typed })).toMatchObject({ penalty });
  });

  test.each(["十万", "-5", "1.234", "1e5", "9".repeat(13)])("%s is none, and says so once", (penalty) => {
    expect(issues({ step: "decidePenalty", penalty })).toEqual(["not-an-amount"]);
  });

  test.each(["0", "0.00 元"])("%s is an amount, but no penalty", (penalty) => {
    expect(issues({ step: "decidePenalty", penalty })).toEqual(["no-penalty"]);
  });
});

test("a day as people write it", () => {
  expect(takeCaseStepInput.parse({ ...record, step: "recordExecution", executedOn: "2016年12月1日" })).toMatchObject({
    executedOn: "2016-12-01",
  });
  expect(issues({ step: "recordExecution", executedOn: "2016-02-30" })).toEqual(["no-day"]);
});

test("what a step doesn't know is refused", () => {
  expect(takeCaseStepInput.safeParse({ ...record, step: "close", outcome: "penalty" }).success).toBe(false);
  expect(takeCaseStepInput.safeParse({ ...record, step: "decideOtherwise", outcome: "penalty" }).success).toBe(false);
});
