import { expect, test } from "vitest";
import { reviewPointsInput } from "./schema";

test("what was picked stands by its id: anything else, dashes included, is nothing that was picked", () => {
  const of = (...picked: string[]) =>
    reviewPointsInput.safeParse({ picked, year: "2016", outcome: "kept", reason: "核对过" }).error?.issues;
  const id = crypto.randomUUID();
  expect(of(`${id}~嘉商密联点 0001 演示企业`)).toBeUndefined();
  for (const wrong of [`${"-".repeat(36)}~0001`, `${"f".repeat(36)}~0001`, `${id}0001`, ""])
    expect([wrong, of(wrong)]).toMatchObject([wrong, [{ message: "nothing-picked" }]]);
});
