import { expect, test } from "vitest";
import { partsOf } from "./form-parts";

test("parts come in the order of their numbers, those without text are left out, and parts of parts are found within them", () => {
  const fields = {
    "d10.name": "c",
    "d2.name": "b",
    "d1.name": " ",
    "d2.i3.text": "x",
    "d2.i1.text": "",
    "d10.i1.text": "y",
  };
  expect(partsOf(fields, "d")).toEqual(["d2", "d10"]);
  expect(partsOf(fields, "i", "d2.")).toEqual(["d2.i3"]);
  expect(partsOf({ ...fields, "d1.i1.text": "z" }, "d")).toEqual(["d1", "d2", "d10"]);
  expect(partsOf(fields, "v")).toEqual([]);
});
