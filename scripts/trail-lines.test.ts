import { expect, test } from "vitest";
import { lineOf, wholeLine } from "./trail-lines";

test("entries that were removed are told as one or as several", () => {
  expect(lineOf({ kind: "removed", chain: "3", seq: 7, upTo: 7 })).toContain("Entry 7 of chain 3 was removed.");
  expect(lineOf({ kind: "removed", chain: "3", seq: 7, upTo: 8 })).toContain("Entries 7–8 of chain 3 were removed.");
});

test("a young trail is told in the singular", () => {
  const none = { days: [], seals: [] };
  expect(wholeLine({ chains: 1, entries: 1, ...none })).toContain("1 chain, 1 entry, 0 sealed days.");
  expect(wholeLine({ chains: 2, entries: 5, ...none })).toContain("2 chains, 5 entries, 0 sealed days.");
});
