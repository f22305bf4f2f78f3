import { expect, test } from "vitest";
import { isUuid, pickedId } from "./uuid";

const ID = "0192f1a0-0000-7000-8000-000000000000";

test("an id is told from what only looks like one", () => {
  expect(isUuid(ID)).toBe(true);
  for (const text of ["", "-".repeat(36), `01234567${"-".repeat(28)}`, `${ID}0`, ID.replaceAll("-", "")])
    expect(isUuid(text), text).toBe(false);
});

test("what was picked is the id before the first ~", () => {
  expect(pickedId(`${ID}~2~演示~x`)).toBe(ID);
  for (const text of [ID, "~2", `01234567${"-".repeat(28)}~2`]) expect(pickedId(text), text).toBeUndefined();
});
