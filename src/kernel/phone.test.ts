import { expect, test } from "vitest";
import { foldPhone, isPhone } from "./phone";

test.each([
  ["13812345678", "13812345678", true],
  ["+86 138-1234-5678", "13812345678", true],
  ["１３８１２３４５６７８", "13812345678", true],
  ["0573-82345678", "0573-82345678", true],
  ["0573－82345678－101", "0573-82345678-101", true],
  ["057382345678", "057382345678", true],
  ["12345", "12345", false],
  ["82345678", "82345678", false],
  ["1381234567a", "1381234567a", false],
])("%s", (typed, folded, good) => {
  expect(foldPhone(typed)).toBe(folded);
  expect(isPhone(folded)).toBe(good);
});
