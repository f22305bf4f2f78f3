import { expect, test } from "vitest";
import english from "../words/en.json";
import chinese from "../words/zh-CN.json";
import { SITE_STATUSES } from "../workflow";
import { sentenceOf } from "./own-site";

test("a firm reads where its site stands, also what it has done already of what is asked of it", () => {
  const said = SITE_STATUSES.flatMap((status) =>
    [0, 3].flatMap((openItems) => [false, true].map((rectified) => sentenceOf({ status, openItems, rectified }))),
  );
  for (const { sentences } of [chinese, english])
    expect(said.filter((key) => !Object.hasOwn(sentences, key))).toEqual([]);
  expect(sentenceOf({ status: "draft", openItems: 0, rectified: false })).toBe("ready");
  expect(sentenceOf({ status: "rectifying", openItems: 0, rectified: false })).toBe("rectifying");
  expect(sentenceOf({ status: "rectifying", openItems: 0, rectified: true })).toBe("reported");
});
