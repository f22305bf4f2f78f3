import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords";
import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM, passwordFault } from "./passwords";

describe("passwords", () => {
  test.each([
    ["short-pass1", "password-short"],
    ["湖".repeat(11), "password-short"],
    ["x1".repeat(65), "password-long"],
    ["aaaaaaaaaaaa", "password-pattern"],
    ["abcabcabcabc", "password-pattern"],
    ["123456789012", "password-pattern"],
    ["987654321098", "password-pattern"],
    ["abcdefghijklm", "password-pattern"],
    ["Password1234", "password-common"],
    ["2016Password!!", "password-common"],
    ["Qwerty-Uiop-123", "password-common"],
    ["woaini5201314", "password-common"],
    ["1qaz2wsx3edc", "password-common"],
    ["ＰＡＳＳＷＯＲＤ１２３４", "password-common"],
    ["jiaxing330400", "password-common"],
    ["administrator2016", "password-common"],
  ])("%s is refused: %s", (password, fault) => {
    expect(passwordFault(password)).toBe(fault);
  });

  test.each(["seven herons at dusk", "南湖的船在雨里靠岸很慢很慢", "kR7#vTq2!mZp", "wool dye vat 17 north"])(
    "%s is taken",
    (password) => {
      expect(passwordFault(password, ["firm-a", "chen@example.cn"])).toBeUndefined();
    },
  );

  test("a password that holds one's own user name or mail is refused, whatever its case", () => {
    expect(passwordFault("Xu Jiahe walks home", ["xu jiahe"])).toBe("password-name");
    expect(passwordFault("JIAHE.Wool-2016-north", ["jiahe.wool@example.cn"])).toBe("password-name");
    expect(passwordFault("the hr desk is green", ["hr"])).toBeUndefined();
  });

  test("no kind of character is demanded", () => {
    expect(passwordFault("plainlowercasewordsonly")).toBeUndefined();
  });

  test("whatever is taken is long enough, and no common word with digits around it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 140 }), (password) => {
        if (passwordFault(password) !== undefined) return;
        const { length } = [...password.normalize("NFKC")];
        expect(length).toBeGreaterThanOrEqual(PASSWORD_MINIMUM);
        expect(length).toBeLessThanOrEqual(PASSWORD_MAXIMUM);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...COMMON_PASSWORDS), fc.nat(9999), (word, digits) => {
        expect(passwordFault(`${word}${digits}`)).toBeDefined();
      }),
    );
  });
});
