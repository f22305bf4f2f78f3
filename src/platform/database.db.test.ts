import { freshDatabase } from "@tests/support/database";
import { expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { asActor, type Ctx } from "./database";

freshDatabase();

const SYSTEM = { kind: "system", reason: "look" } as const;

/** How long one statement may take, its waiting for a turn included. */
async function patience({ tx }: Ctx): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ told: string }[]>`select current_setting('statement_timeout') as told`;
  return rows[0]?.told;
}

test("what may take longer as a whole may wait as long for its turn, and what comes after on the same connection may not", async () => {
  expect(await asActor(SYSTEM, patience)).toBe("20s");
  expect(await asActor(SYSTEM, patience, { seconds: 300 })).toBe("5min");
  expect(await asActor(SYSTEM, patience)).toBe("20s");
});

test("whoever finds no connection free in time is told that it is busy, and nothing of his has begun", async () => {
  let leave = () => {};
  const until = new Promise<void>((resolve) => {
    leave = resolve;
  });
  let inside = 0;
  const held = Array.from({ length: 10 }, () =>
    asActor(SYSTEM, async () => {
      inside++;
      await until;
    }),
  );
  await expect.poll(() => inside).toBe(10);
  let begun = false;
  await expect(
    asActor(SYSTEM, async () => {
      begun = true;
    }),
  ).rejects.toEqual(Object.assign(new Refusal("busy"), { digest: "busy" }));
  leave();
  await Promise.all(held);
  expect(begun).toBe(false);
  expect(await asActor(SYSTEM, patience)).toBe("20s");
});

test("of a database that says nothing any more it is told, and who asks next does so on connections of his own", async () => {
  expect(await asActor(SYSTEM, patience)).toBe("20s");
  const left = globalThis.humiPrisma;
  const silent = asActor(SYSTEM, ({ tx }) => tx.$executeRaw`select pg_sleep(2)`, { seconds: 0.3, silence: 0.2 });
  const beside = asActor(SYSTEM, ({ tx }) => tx.$queryRaw`select 'whole' as was from pg_sleep(1)`);
  await expect(silent).rejects.toThrow("The database doesn't answer.");
  expect(globalThis.humiPrisma).toBeUndefined();
  expect(await asActor(SYSTEM, patience)).toBe("20s");
  expect(await beside).toMatchObject([{ was: "whole" }]);
  await left?.$disconnect();
});

test.each(["No space left on device", "Disk quota exceeded", "Read-only file system"])(
  "a database that can't write (%s) is told as storage that is full",
  (said) =>
    expect(
      asActor(SYSTEM, ({ tx }) =>
        tx.$executeRawUnsafe(`do $$ begin raise exception 'could not extend file: ${said}'; end $$`),
      ),
    ).rejects.toEqual(new Refusal("storage-full")),
);
