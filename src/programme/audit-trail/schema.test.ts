import { expect, test } from "vitest";
import { auditCursorText, parseAuditCursor, readAuditFilter } from "./schema";

test("a place in the trail is read as it was written; what no database holds is none", () => {
  const place = { at: new Date("2016-11-24T01:30:00.000Z"), chain: "city", seq: 12n };
  expect(parseAuditCursor(auditCursorText(place))).toEqual(place);
  for (const text of [
    undefined,
    "",
    "~~",
    "2016-11-24~city~x",
    "-271821-04-20T00:00:00.000Z~city~1",
    "0000-01-01T00:00:00Z~city~1",
  ])
    expect(parseAuditCursor(text)).toBeUndefined();
});

test("a filter leaves out what can't be meant", () => {
  expect(readAuditFilter({ person: "", to: "9999-12-31", until: "0000-01-01T00:00:00Z" })).toEqual({
    to: "9999-12-31",
  });
});
