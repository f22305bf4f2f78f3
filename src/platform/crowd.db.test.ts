import { asSuperuser, freshDatabase } from "@tests/support/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { realNow } from "./clock";
import { countKnock, secondsTo, windowEnd } from "./crowd";

freshDatabase();

async function set(door: "sign-ins" | "forms", most: number | null) {
  await asSuperuser((client) =>
    client.query(
      "insert into settings (key, value, updated_at) values ($1, $2, now()) on conflict (key) do update set value = excluded.value",
      [`${door}-per-address`, JSON.stringify(most)],
    ),
  );
}
beforeAll(() => set("sign-ins", 20));
afterAll(() => set("sign-ins", 600));

/** Works within one window: begun anew in the rare case that it ended meanwhile. */
async function inOneWindow<T>(work: (tag: number) => Promise<T>): Promise<T> {
  for (let tag = 0; ; tag++) {
    const before = windowEnd(realNow());
    const result = await work(tag);
    if (windowEnd(realNow()).getTime() === before.getTime()) return result;
  }
}

test("of many at once from one address exactly so many pass; the others learn when the window ends", async () => {
  const answers = await inOneWindow((tag) =>
    Promise.all(Array.from({ length: 30 }, () => countKnock("sign-in", `192.0.2.${tag}`))),
  );
  const turned = answers.filter((until) => until !== undefined);
  expect(turned).toHaveLength(10);
  const [until] = turned;
  expect(until && secondsTo(until)).toBeGreaterThan(0);
  expect(until && secondsTo(until)).toBeLessThanOrEqual(600);
});

test("another address, another door and a request without address are not concerned", async () => {
  await inOneWindow(async (tag) => {
    const crowded = `198.51.100.${tag}`;
    for (let n = 0; n < 21; n++) await countKnock("sign-in", crowded);
    expect(await countKnock("sign-in", crowded)).toBeInstanceOf(Date);
    expect(await countKnock("sign-in", `203.0.113.${tag}`)).toBeUndefined();
    expect(await countKnock("forms", crowded)).toBeUndefined();
    for (let n = 0; n < 25; n++) expect(await countKnock("sign-in", "")).toBeUndefined();
  });
});

test("a network of the new kind is one visitor", async () => {
  const last = await inOneWindow(async (tag) => {
    let answer: Date | undefined;
    for (let n = 0; n < 21; n++) answer = await countKnock("sign-in", `2001:db8:${tag}:1::${n}`);
    return answer;
  });
  expect(last).toBeInstanceOf(Date);
});

test("a window ends at the next full ten minutes", () => {
  expect(windowEnd(new Date("2026-11-24T10:00:00Z"))).toEqual(new Date("2026-11-24T10:10:00Z"));
  expect(windowEnd(new Date("2026-11-24T10:09:59.999Z"))).toEqual(new Date("2026-11-24T10:10:00Z"));
});

test("nothing of an address is kept in the clear", async () => {
  await countKnock("forms", "192.0.2.200");
  const { rows } = await asSuperuser((client) => client.query<{ key: string }>("select key from sign_in_throttles"));
  expect(rows.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
});
