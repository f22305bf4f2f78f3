import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareName, nameLikeness, namesAlike } from "./firm-likeness";

describe("what a name is compared by", () => {
  test.each([
    ["嘉兴市恒泰纺织有限公司", "恒泰纺织"],
    ["浙江恒泰纺织股份有限公司（演示）", "恒泰纺织"],
    ["浙江嘉兴恒泰 纺织有限责任公司", "恒泰纺织"],
    ["恒泰(嘉兴)纺织有限公司", "恒泰嘉兴纺织"],
    ["HENGTAI Textile Co., Ltd.", "hengtaitextilecoltd"],
    ["恒泰纺织厂", "恒泰纺织厂"],
  ])("of %s is %s", (name, bare) => expect(bareName(name)).toBe(bare));
});

describe("names that may be one firm's", () => {
  test.each([
    ["嘉兴恒泰纺织有限公司", "恒泰纺织有限责任公司"],
    ["恒泰纺织科技有限公司", "恒泰纺织有限公司"],
    ["海宁恒泰经编有限公司", "海宁恒秦经编有限公司"],
  ])("%s and %s", (one, other) => expect(namesAlike(one, other)).toBe(true));
  test.each([
    ["恒泰纺织有限公司", "永盛纺织有限公司"],
    ["海宁恒泰经编有限公司", "海宁永昌皮革有限公司"],
    ["", "恒泰纺织有限公司"],
  ])("not %s and %s", (one, other) => expect(namesAlike(one, other)).toBe(false));
});

const name = fc.string({ unit: fc.constantFrom(..."恒泰纺织经编皮革有限公司嘉兴浙江（） "), maxLength: 16 });

test("likeness goes both ways, lies between nought and one, and is one of a name with itself", () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const likeness = nameLikeness(one, other);
      expect(likeness).toBe(nameLikeness(other, one));
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(nameLikeness(one, `${one}`)).toBe(1);
    }),
  );
});
