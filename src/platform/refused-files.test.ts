import { expect, test } from "vitest";
import { type RefusedFiles, readRefused, refusedQuery } from "./refused-files";

const asked = (query: string) => {
  const address = new URLSearchParams(query);
  return Object.fromEntries([...new Set(address.keys())].map((name) => [name, address.getAll(name)]));
};

test.each<[RefusedFiles[]]>([
  [[]],
  [[{ code: "no-file", places: [] }]],
  [[{ code: "wrong-type", places: [2, 3] }]],
  [
    [
      { code: "too-large", places: [1] },
      { code: "failed", places: [4], reference: "ABCD-EFGH" },
    ],
  ],
])("the page reads what the form led back to: %j", (refused) => {
  expect(readRefused(asked(refusedQuery(refused)))).toEqual(refused);
});

test("what nobody led back to is no place and no reference", () => {
  const refused = [{ code: "wrong-type", places: [], reference: undefined }];
  expect(readRefused({ refused: "wrong-type", places: "2.<b>", reference: "call 12345" })).toEqual(refused);
  expect(readRefused({ refused: "wrong-type" })).toEqual(refused);
  expect(readRefused({ places: "2" })).toEqual([]);
});
