import { expect, test } from "vitest";
import { cursorText, parseCursor } from "./keyset";

const id = "01a232ba-ee0d-7351-a70f-ae94a40e5643";

test.each([null, "2016-11-24", "2016-11-24T02:03:04.567Z"])(
  "a place by %s stands in an address, and is read again",
  (at) => {
    expect(parseCursor(cursorText({ at, id }))).toEqual({ at, id });
  },
);

test("a moment is read as it is written anywhere, and of an order in which each row has one a place without it is none", () => {
  expect(parseCursor(`2016-11-24T10:03:04+08:00~${id}`)).toEqual({ at: "2016-11-24T02:03:04.000Z", id });
  expect(parseCursor(`~${id}`, "newest")).toBeUndefined();
});

test.each([undefined, "", id, "~", `2016-02-30~${id}`, `soon~${id}`, "2016-11-24~1"])("%s is no place", (text) => {
  expect(parseCursor(text)).toBeUndefined();
});
