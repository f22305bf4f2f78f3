import { expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { type Question, readsAssessments, resultOf, unanswered } from "./policy";

const question = (code: string, key = false): Question => ({
  ...{ code, key, nameZh: code, nameEn: code, zh: code, en: code, adviceZh: code, adviceEn: code },
});
const items = [question("a"), question("b", true), question("c"), question("d", true)];
const codes = (list: readonly Question[]) => list.map(({ code }) => code);

test("what is missing and what is begun stand apart, the key measures first", () => {
  const result = resultOf(items, { a: "no", b: "no", c: "partly", d: "yes" }, 3);
  expect([codes(result.missing), codes(result.partly), codes(result.inPlace)]).toEqual([["b", "a"], ["c"], ["d"]]);
  expect(result.outcome).toBe("gaps");
});

test("the need is pressing from the number on that the questionnaire names; without a gap all is in place", () => {
  expect(resultOf(items, { a: "no", b: "no", c: "no", d: "yes" }, 3).outcome).toBe("pressing");
  expect(resultOf(items, { a: "partly", b: "partly", c: "partly", d: "partly" }, 1).outcome).toBe("begun");
  expect(resultOf(items, { a: "yes", b: "yes", c: "yes", d: "yes" }, 1).outcome).toBe("complete");
  expect(unanswered(items, { a: "yes", c: "no" })).toEqual(["b", "d"]);
});

test("it is read by the firm, its division's programme office and the city's coordinator alone", () => {
  const official = (level: "city" | "county", divisionCode: string, duty: OfficialActor["duties"][number]) =>
    readsAssessments(
      {
        ...{ kind: "official", personId: "p", name: "甲", sessionId: null, departmentId: "d", level, divisionCode },
        ...{ departmentKind: "market_regulation", duties: [duty] },
      },
      { id: "e", divisionCode: "330402" },
    );
  expect(official("county", "330402", "programme_officer")).toBe(true);
  expect(official("city", "330400", "coordinator")).toBe(true);
  expect(official("county", "330481", "programme_officer")).toBe(false);
  expect(official("city", "330400", "programme_officer")).toBe(false);
  expect(official("county", "330402", "bureau_leader")).toBe(false);
  const firm = (enterpriseId: string) =>
    readsAssessments(
      { kind: "firm", personId: "p", name: "乙", sessionId: null, enterpriseId, role: "member" },
      { id: "e", divisionCode: "330402" },
    );
  expect([firm("e"), firm("f")]).toEqual([true, false]);
});
