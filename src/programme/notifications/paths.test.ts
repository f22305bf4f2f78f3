import { expect, test } from "vitest";
import { workflows } from "../catalogue";
import { subjectPath } from "./paths";

test("the record of every workflow has its page", () => {
  for (const { name } of workflows)
    expect(subjectPath({ subjectKind: name, subjectId: "x" })).toMatch(/^(\/[a-z-]+)?\/[a-z-]+s\/x$/);
});

test("what has no page of its own leads to the page that shows it", () => {
  expect(subjectPath({ subjectKind: "join-request", subjectId: "x" })).toBe("/join");
  expect(subjectPath({ subjectKind: "person", subjectId: "x" })).toBe("/account");
});
