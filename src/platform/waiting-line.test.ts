import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { waitingLine } from "./waiting-line";

test("so many at once, the others in the order in which they came, also after one that failed", async () => {
  const inTurn = waitingLine({ atOnce: 2, seconds: 5 });
  const began: number[] = [];
  let [inside, most] = [0, 0];
  const work = (n: number) => async () => {
    began.push(n);
    most = Math.max(most, ++inside);
    await wait(2);
    inside--;
    if (n === 1) throw new Error("one fails");
    return n;
  };
  const done = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => inTurn(work(n))));
  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(done.map(({ status }) => status === "fulfilled")).toEqual(began.map((n) => n !== 1));
});

test("who waits too long goes away undone, and those behind him move up", async () => {
  const inTurn = waitingLine({ atOnce: 1, seconds: 0.05 });
  let leave = () => {};
  const first = inTurn(() => new Promise<void>((resolve) => (leave = resolve)));
  let done = false;
  await expect(
    inTurn(async () => {
      done = true;
    }),
  ).rejects.toEqual(new Refusal("busy"));
  const last = inTurn(async () => "in");
  leave();
  expect(await Promise.all([first, last])).toEqual([undefined, "in"]);
  expect(done).toBe(false);
  expect(await inTurn(async () => "again")).toBe("again");
});
