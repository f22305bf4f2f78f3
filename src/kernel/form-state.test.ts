import { expect, test } from "vitest";
import { valuesOf } from "./form-state";

test("what was typed comes back, files and secrets don't", () => {
  const input = new FormData();
  input.append("$ACTION_ID_1", "");
  input.append("reason", "材料不全");
  input.append("item", "a");
  input.append("item", "b");
  input.append("password", "hunter2");
  input.append("file", new Blob(["x"]), "x.txt");
  expect(valuesOf(input, ["password"])).toEqual({ reason: "材料不全", item: ["a", "b"] });
});
