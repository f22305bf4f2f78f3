import { describe, expect, test } from "vitest";
import { makeCreditCode, makeOrgCode } from "@/kernel/credit-code";
import { accountFilter } from "./officials/schema";
import { registerInput } from "./registration/schema";
import { email, mobile, signInQuery, username } from "./schema";

describe("what people type is understood", () => {
  test.each([
    ["Firm-A", "firm-a"],
    ["  hr ", "hr"],
    ["ｌｅａｄ", "lead"],
  ])("user name %s", (typed, kept) => {
    expect(username.parse(typed)).toBe(kept);
  });

  test.each(["", "a b", "-a", "a-", "a@b.cn", "用户", "a".repeat(33)])("no user name: %j", (typed) => {
    expect(username.safeParse(typed).error?.issues).toHaveLength(1);
  });

  test("a user name that is too short or too long is told so, and not that its letters are wrong", () => {
    const fault = (typed: string) =>
      registerInput.shape.username.safeParse(typed).error?.issues.map(({ code }) => code);
    expect(["a", "abc", "a".repeat(33), "用户名甲"].map(fault)).toEqual([
      ["too_small"],
      ["too_small"],
      ["too_big"],
      ["invalid_format"],
    ]);
  });

  test.each(["138 0000 0000", "138-0000-0000", "+86 13800000000", "１３８００００００００"])(
    "mobile number %s",
    (typed) => {
      expect(mobile.parse(typed)).toBe("13800000000");
    },
  );

  test.each(["", "12800000000", "1380000000", "0573-82000000"])("no mobile number: %j", (typed) => {
    expect(mobile.safeParse(typed).error?.issues).toHaveLength(1);
  });

  test("mail addresses", () => {
    expect(email.parse(" Chen@Example.CN ")).toBe("chen@example.cn");
    expect(email.safeParse("chen@").success).toBe(false);
  });
});

describe("a registration", () => {
  const form = {
    ...{
      code: makeCreditCode("330402", 1),
      firmName: "演示企业",
      divisionCode: "330402",
      name: "演示",
      mobile: "13800000000",
    },
    ...{ email: "a@example.cn", username: "person", password: "x", consent: "yes", locale: "zh-CN" },
  };
  const faults = (changes: Record<string, string>) =>
    registerInput.safeParse({ ...form, ...changes }).error?.issues.map(({ path, message }) => [path[0], message]);

  test("takes any of the three codes", () => {
    expect(registerInput.parse(form).code).toHaveLength(18);
    expect(registerInput.parse({ ...form, code: makeOrgCode(1).toLowerCase() }).code).toBe(makeOrgCode(1));
  });

  test("keeps the brackets of a Chinese name as its licence has them", () => {
    expect(registerInput.parse({ ...form, firmName: " 演示企业 (嘉兴) 有限公司" }).firmName).toBe(
      "演示企业（嘉兴）有限公司",
    );
    expect(registerInput.parse({ ...form, name: "阿卜杜拉·演示（代）" }).name).toBe("阿卜杜拉·演示（代）");
  });

  test("says what is wrong with the code", () => {
    expect(faults({ code: "" })).toEqual([["code", "missing"]]);
    expect(faults({ code: "123" })).toEqual([["code", "length"]]);
    expect(faults({ code: `${form.code.slice(0, 17)}${form.code.endsWith("1") ? "2" : "1"}` })).toEqual([
      ["code", "check"],
    ]);
  });

  test("needs consent, and knows no further fields", () => {
    expect(faults({ consent: "" })).toEqual([["consent", "consent-missing"]]);
    expect(faults({ status: "checked" })).toHaveLength(1);
  });
});

test("nonsense in an address is no filter and no fault", () => {
  expect(accountFilter.parse({ side: "x", duty: ["a", "b"], department: "1", status: "" })).toEqual({ q: "" });
  expect(signInQuery.parse({ as: "root", next: ["/a", "/b"] })).toEqual({});
});
