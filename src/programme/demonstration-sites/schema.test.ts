import { expect, test } from "vitest";
import { applySiteInput, scoreSiteInput, takeSiteStepInput } from "./schema";
import { siteWorkflow } from "./workflow";

const siteId = "0193a6f0-0000-7000-8000-000000000001";

test.each([
  ["0", true],
  ["110", true],
  ["８５", true],
  [92, true],
  ["111", false],
  ["-1", false],
  ["85.5", false],
  ["", false],
])("%s points", (points, good) =>
  expect(scoreSiteInput.safeParse({ siteId, points, opinion: "演示" }).success).toBe(good),
);

test("a practice has at most 2,000 characters, and its truth is undertaken", () => {
  expect(applySiteInput.safeParse({ practice: "甲".repeat(2000), undertaking: "yes" }).success).toBe(true);
  expect(applySiteInput.safeParse({ practice: "甲".repeat(2001), undertaking: "yes" }).success).toBe(false);
  expect(applySiteInput.safeParse({ practice: "甲" }).error?.issues).toMatchObject([
    { path: ["undertaking"], message: "undertaking" },
  ]);
});

test("the steps of the form are those of the table that people take", () => {
  const steps = takeSiteStepInput.options.flatMap(({ shape: { step } }) =>
    "options" in step ? step.options : [step.value],
  );
  const { expire: _system, ...people } = siteWorkflow.steps;
  expect(steps.sort()).toEqual(Object.keys(people).sort());
});
