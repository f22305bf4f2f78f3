import { expect, test } from "vitest";
import { answerItemInput } from "./assessment/schema";
import { objectionCode } from "./objections/schema";
import { markFormInput } from "./reviews/schema";
import { takeSiteStepInput } from "./schema";
import { siteWorkflow } from "./workflow";

const siteId = "0193a6f0-0000-7000-8000-000000000001";
const submission = { step: "submit", siteId, version: 1 } as const;

test.each([
  ["0", true],
  ["3", true],
  ["２．７５", true],
  ["0.75", true],
  ["0.8", false],
  ["-1", false],
  ["", false],
])("%s points of an item", (points, good) =>
  expect(answerItemInput.safeParse({ siteId, itemKey: "2.2", points, note: "" }).success).toBe(good),
);

test("a practice has at most 2,000 characters, and its truth is undertaken when it is handed in", () => {
  const submit = (practice: string) => takeSiteStepInput.safeParse({ ...submission, practice, undertaking: "yes" });
  expect(submit("甲".repeat(2000)).success).toBe(true);
  expect(submit("甲".repeat(2001)).success).toBe(false);
  expect(takeSiteStepInput.safeParse({ ...submission, practice: "甲" }).error?.issues).toMatchObject([
    { path: ["undertaking"], message: "undertaking" },
  ]);
});

test("the steps of the form are those of the table that people take", () => {
  const steps = takeSiteStepInput.options.flatMap(({ shape: { step } }) =>
    "options" in step ? step.options : [step.value],
  );
  const { expire: _system, recuse: _declared, ...people } = siteWorkflow.steps;
  expect(steps.sort()).toEqual(Object.keys(people).sort());
});

test("a form of marks sends what is filled in, and names the item that is wrong", () => {
  const item = (key: string, points: string) => ({
    [`${key}.id`]: siteId,
    [`${key}.base`]: "0",
    [`${key}.points`]: points,
    [`${key}.finding`]: "refuted",
    [`${key}.note`]: "",
  });
  const read = markFormInput.safeParse({ siteId, round: "1", ...item("1.1", "2.5"), ...item("1.2", "") });
  expect(read.data).toEqual({
    siteId,
    round: 1,
    marks: [{ id: siteId, itemKey: "1.1", points: 2.5, finding: "refuted", note: "", base: 0 }],
  });
  const wrong = markFormInput.safeParse({ siteId, round: "1", ...item("B.1", "2.6") });
  expect(wrong.error?.issues).toMatchObject([{ path: ["B.1.points"], message: "mark" }]);
  const unseen = markFormInput.safeParse({ siteId, round: "1", ...item("1.1", "2.5"), "1.1.finding": "" });
  expect(unseen.error?.issues).toMatchObject([{ path: ["1.1.finding"], message: "finding" }]);
});

test("an objection's code is found however it is typed", () => {
  expect(objectionCode.parse("abcd-efgh jkmn ２３４５")).toBe("ABCDEFGHJKMN2345");
  expect(objectionCode.safeParse("ABCD").success).toBe(false);
});
