import { questionnaires } from "@seed/reference/self-assessment";
import { expect, test } from "vitest";
import { standingOf } from "../policy";
import { QUESTION_TEXTS, saveQuestionsInput } from "./schema";

const row = (name: string, over: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    [...QUESTION_TEXTS, ...Object.keys(over)].map((field) => [`${name}.${field}`, over[field] ?? `${name} ${field}`]),
  );
const form = { version: "2", revision: "0", source: "演示", pressingFrom: "1" };
const issues = (fields: Readonly<Record<string, string>>) =>
  saveQuestionsInput
    .safeParse({ ...form, ...fields })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

test("questions are asked in the order of their numbers; known ones keep their code, new ones get one, emptied ones are taken away", () => {
  const fields = {
    ...row("q1", { code: "list", place: "3", key: "yes" }),
    ...row("q2", { code: "grade", place: "1" }),
    ...row("q3", {
      ...Object.fromEntries(QUESTION_TEXTS.map((field) => [field, " "])),
      code: "nda",
      place: "2",
      key: "yes",
    }),
    ...row("q4", { place: "２" }),
    ...row("q5", { place: "" }),
  };
  const { items, verified } = saveQuestionsInput.parse({ ...form, ...fields });
  expect(items.map(({ code, key, zh }) => [code, key, zh])).toEqual([
    ["grade", false, "q2 zh"],
    ["v2_q4", false, "q4 zh"],
    ["list", true, "q1 zh"],
    ["v2_q5", false, "q5 zh"],
  ]);
  expect(verified).toBe(false);
});

test("every text is asked for in both languages and told at its own field", () => {
  expect(issues(row("q1", { en: "", adviceZh: " ", nameZh: "长".repeat(31), place: "x" }))).toEqual([
    ["q1.en", "text-missing"],
    ["q1.nameZh", "text-too-long"],
    ["q1.adviceZh", "text-missing"],
    ["q1.place", "number"],
  ]);
});

test("what is wrong beside the questions is told with what is wrong in them", () => {
  expect(issues({ ...row("q1", { en: "", place: "x" }), source: " ", pressingFrom: "9" })).toEqual([
    ["source", expect.anything()],
    ["q1.en", "text-missing"],
    ["q1.place", "number"],
    ["pressingFrom", "out-of-questions"],
  ]);
});

test.each([
  [
    {},
    [
      ["questions", "no-questions"],
      ["pressingFrom", "out-of-questions"],
    ],
  ],
  [{ ...row("q1"), pressingFrom: "2" }, [["pressingFrom", "out-of-questions"]]],
  [{ ...row("q1"), pressingFrom: "viele" }, [["pressingFrom", "number"]]],
  [{ ...row("q1", { code: "list" }), ...row("q2", { code: "list" }) }, [["questions", "same-code"]]],
  [Object.assign({}, ...Array.from({ length: 41 }, (_, n) => row(`q${n + 1}`))), [["questions", "too-many-questions"]]],
] as const)("a questionnaire that can't be asked is told: case %#", (fields, told) => {
  expect(issues(fields)).toEqual(told);
});

test("what is delivered passes the form", () => {
  for (const { version, items, pressingFrom, source } of questionnaires) {
    const fields = items.map(({ key, ...item }, index) =>
      row(`q${index + 1}`, { ...item, ...(key ? { key: "yes" } : {}) }),
    );
    const read = saveQuestionsInput.parse(
      Object.assign({ version: String(version), revision: "0", source, pressingFrom: String(pressingFrom) }, ...fields),
    );
    expect(read.items).toEqual(items);
  }
});

test("a version is a draft, to come, in force or replaced", () => {
  const on = (version: number, validFrom: string | null) => standingOf({ version, validFrom }, 2, "2016-11-24");
  expect([on(4, null), on(3, "2016-11-25"), on(2, "2016-11-24"), on(1, "2016-01-01")]).toEqual([
    ...["draft", "coming", "in_force", "replaced"],
  ]);
});
