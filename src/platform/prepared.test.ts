import { expect, test } from "vitest";
import { preparedNames } from "./prepared";

test("a statement gets its name when it comes the third time, and keeps it", () => {
  const nameOf = preparedNames();
  const sql = "select 1 /* often */";
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() => nameOf({ sql }));
  expect([first, second]).toEqual(["", ""]);
  expect(third).toMatch(/^[0-9a-f]{24}$/);
  expect(fourth).toBe(third);
});

test("however many different statements come, no more than 250 are kept", () => {
  const nameOf = preparedNames();
  const named = Array.from({ length: 400 }, (_, n) => {
    for (let times = 0; times < 2; times++) nameOf({ sql: `select ${n} /* many */` });
    return nameOf({ sql: `select ${n} /* many */` });
  }).filter(Boolean);
  expect(named.length).toBeGreaterThan(200);
  expect(named.length).toBeLessThanOrEqual(250);
});

test("what comes all day gets a place from what came in the morning, and what still comes keeps its own", () => {
  const nameOf = preparedNames();
  const say = (sql: string, times: number) => Array.from({ length: times }, () => nameOf({ sql })).at(-1);
  const morning = Array.from({ length: 300 }, (_, n) => `select ${n} /* morning */`);
  for (const sql of morning) say(sql, 4);
  const steady = "select 1 /* steady */";
  const later = "select 1 /* later */";
  const names = new Map(morning.map((sql) => [sql, say(sql, 1)]));
  const [kept = ""] = morning.filter((sql) => names.get(sql));
  for (let turn = 0; turn < 60_000; turn++) say(turn % 3 === 0 ? kept : turn % 3 === 1 ? steady : later, 1);
  expect(say(later, 1)).toMatch(/^[0-9a-f]{24}$/);
  expect(say(steady, 1)).toMatch(/^[0-9a-f]{24}$/);
  expect(say(kept, 1)).toBe(names.get(kept));
  expect(morning.filter((sql) => say(sql, 1)).length).toBeLessThan(250);
});
