import { expect, test } from "vitest";
import { tidyFirmName } from "./firm-name";

test.each([
  [" 嘉禾绒纺科技有限公司(演示) ", "嘉禾绒纺科技有限公司（演示）"],
  ["嘉兴（ＡＢＣ） 有限公司", "嘉兴（ABC）有限公司"],
  ["嘉禾\u00A0丝织\u200B 有限公司", "嘉禾丝织有限公司"],
  ["Jiahe  Textiles (Demo) Ltd", "Jiahe Textiles (Demo) Ltd"],
])("%s", (typed, tidy) => expect(tidyFirmName(typed)).toBe(tidy));
