import { expect, test } from "vitest";
import { preparedName } from "./prepared";

test("a statement gets its name when it comes the third time, and keeps it", () => {
  const sql = "select 1 /* often */";
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() => preparedName({ sql }));
  expect([first, second]).toEqual(["", ""]);
  expect(third).toMatch(/^[0-9a-f]{24}$/);
  expect(fourth).toBe(third);
});

test("however many different statements come, no more than 250 are kept", () => {
  const named = Array.from({ length: 400 }, (_, n) => {
    for (let times = 0; times < 2; times++) preparedName({ sql: `select ${n} /* many */` });
    return preparedName({ sql: `select ${n} /* many */` });
  }).filter(Boolean);
  expect(named.length).toBeGreaterThan(200);
  expect(named.length).toBeLessThanOrEqual(250);
});
