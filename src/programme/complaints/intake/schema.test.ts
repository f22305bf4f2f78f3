import { expect, test } from "vitest";
import { assignManyInput } from "./schema";

test("what was picked stands by its id: anything else, dashes included, is nothing that was picked", () => {
  const of = (...picked: string[]) =>
    assignManyInput.safeParse({ picked, officers: [crypto.randomUUID(), crypto.randomUUID()] }).error?.issues;
  const id = crypto.randomUUID();
  expect(of(`${id}~1`, `${id}~1~JX-1`)).toBeUndefined();
  for (const wrong of [`${"-".repeat(36)}~1`, `${"f".repeat(36)}~1`, `${id}~x`, ""])
    expect([wrong, of(wrong)]).toMatchObject([wrong, [{ message: "nothing-picked" }]]);
});
