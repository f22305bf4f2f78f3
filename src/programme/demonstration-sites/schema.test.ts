import { describe, expect, test } from "vitest";
import { faultsIn } from "@/platform/read-form";
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

describe("a form of marks", () => {
  const item = (key: string, mark: { points?: string; finding?: string; note?: string; base?: string }) =>
    Object.fromEntries(
      Object.entries({ id: siteId, base: "0", points: "", finding: "", note: "", ...mark }).map(([name, text]) => [
        `${key}.${name}`,
        text,
      ]),
    );
  const read = (...items: Record<string, string>[]) => Object.assign({ siteId, round: "1" }, ...items);
  const told = (mark: Parameters<typeof item>[1]) => {
    const typed = read(item("B.1", mark));
    const { error } = markFormInput.safeParse(typed);
    return error && faultsIn(error, typed).map(({ field, code }) => `${field} ${code}`);
  };

  test("sends what is filled in, and leaves out an item in which nothing stands", () => {
    const first = item("1.1", { points: "2.5", finding: "refuted" });
    expect(markFormInput.safeParse(read(first, item("1.2", { note: " " }))).data).toEqual({
      siteId,
      round: 1,
      marks: [{ id: siteId, itemKey: "1.1", points: 2.5, finding: "refuted", note: "", base: 0 }],
    });
  });

  test("names the field that is wrong or lacking: nothing that was written is passed over", () => {
    const finding = "verified";
    expect(told({ points: "２．５", finding })).toBeUndefined();
    expect(told({ points: "2.6", finding })).toEqual(["B.1.points mark"]);
    expect(told({ points: "2.5" })).toEqual(["B.1.finding finding-missing"]);
    expect(told({ finding })).toEqual(["B.1.points points-missing"]);
    expect(told({ note: "看过" })).toEqual(["B.1.points points-missing", "B.1.finding finding-missing"]);
    expect(told({ points: "2.5", finding, note: "长".repeat(1001) })).toEqual(["B.1.note too-long"]);
    // A mark that stands isn't taken back by emptying its fields.
    expect(told({ base: "1" })).toEqual(["B.1.points points-missing", "B.1.finding finding-missing"]);
  });
});

test("an objection's code is found however it is typed", () => {
  expect(objectionCode.parse("abcd-efgh jkmn ２３４５")).toBe("ABCDEFGHJKMN2345");
  expect(objectionCode.safeParse("ABCD").success).toBe(false);
});
