import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { asActor, asSystem } from "./database";
import { keyOf, once } from "./once";

freshDatabase();
beforeEach(() => void given.atMoment());

function formOf(key: string, text: string): FormData {
  const form = new FormData();
  form.set("_key", key);
  form.set("text", text);
  return form;
}

test("a form that is sent twice, also at once, is carried out once; with other words on it, once more", async () => {
  const officer = await given.official(["investigator"]);
  const key = randomUUID();
  let done = 0;
  const send = (text: string) =>
    asActor(officer, (ctx) =>
      once(ctx, "write-to-firm", keyOf(formOf(key, text)), async () => ({ text, time: ++done })),
    );
  const [one, again] = await Promise.all([send("第一句（演示）"), send("第一句（演示）")]);
  expect(again).toEqual(one);
  expect(await send("第一句（演示）")).toEqual(one);
  expect(done).toBe(1);
  // The browser went back to the page that it kept, and something else was written there.
  expect(await send("第二句（演示）")).toEqual({ text: "第二句（演示）", time: 2 });
  const keys = await asSystem("look", ({ tx }) => tx.idempotencyKey.findMany({ select: { key: true } }));
  expect(keys).toHaveLength(2);
  expect(JSON.stringify(keys)).not.toContain(key);
});

test("a step that is sent twice is carried out once: it names its record and the state that was seen; the next state is another", async () => {
  const officer = await given.official(["investigator"]);
  let done = 0;
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return asActor(officer, (ctx) => once(ctx, "take-step", keyOf(form), async () => ++done));
  };
  const recordId = randomUUID();
  expect(await Promise.all([send({ recordId, version: "1" }), send({ recordId, version: "1" })])).toEqual([1, 1]);
  expect(await send({ recordId, version: "2" })).toBe(2);
  expect(await send({ recordId, seen: "" })).toBe(3);
  expect(await send({ recordId, seen: "" })).toBe(3);
  // A state without its record may come again, and a record without its state has many.
  expect([await send({ version: "1" }), await send({ version: "1" })]).toEqual([4, 5]);
  expect([await send({ recordId }), await send({ recordId })]).toEqual([6, 7]);
});
