import { readdirSync } from "node:fs";
import { freshDatabase } from "@tests/support/database";
import { command, faults, forgetSeals, meddle, sealFolder, trail } from "@tests/support/trail";
import { beforeEach, describe, expect, test } from "vitest";
import { asClient } from "../../scripts/cluster";
import { asSystem } from "./database";
import { sealNow, sealToday } from "./seals";
import { checkTrail } from "./trail-check";

freshDatabase();
beforeEach(forgetSeals);

describe("an honest trail", () => {
  test("is whole when it was sealed before its first entry", async () => {
    expect(await sealNow()).toBe(true);
    await trail();
    expect(await sealNow()).toBe(true);
    expect(readdirSync(sealFolder())).toEqual(["now.json"]);
    expect(await faults()).toEqual([]);
  });

  test("is whole, before and after its days are sealed", async () => {
    await trail();
    expect(await checkTrail([])).toEqual({ entries: 12, chains: 2, faults: [] });
    expect(await sealToday()).toBe(true);
    expect(await sealToday()).toBe(false);
    await trail();
    expect(await faults()).toEqual([]);
  });
});

describe("what a superuser did is found:", () => {
  beforeEach(trail);

  test.each(["detail", "at", "purpose", "actor_name", "complaint_id", "outcome"])("a changed %s", async (column) => {
    const value =
      { detail: "'{\"n\": 7}'", at: "at + interval '1 microsecond'", complaint_id: "uuidv7()" }[column] ?? "'x'";
    await meddle(`update audit_entries set ${column} = ${value} where chain = '330402' and seq = 3`);
    expect(await faults()).toEqual([{ kind: "changed", chain: "330402", seq: 3 }]);
  });

  test("removed entries", async () => {
    await meddle("delete from audit_entries where chain = '330402' and seq in (4, 5)");
    expect(await faults()).toEqual([{ kind: "removed", chain: "330402", seq: 4, upTo: 5 }]);
  });

  test("a first entry that is gone", async () => {
    await meddle("delete from audit_entries where chain = '330400' and seq = 1");
    expect(await faults()).toEqual([{ kind: "removed", chain: "330400", seq: 1, upTo: 1 }]);
  });

  test("entries that changed places", async () => {
    await meddle(`update audit_entries set seq = case seq when 4 then -5 else -4 end where chain = '330402' and seq in (4, 5);
      update audit_entries set seq = -seq where chain = '330402' and seq < 0`);
    const found = await faults();
    expect(found.map(({ kind }) => kind)).toContain("reordered");
    expect(found).toContainEqual({ kind: "reordered", chain: "330402", seq: 4 });
  });

  test("an entry that was replaced with a fitting hash of its own", async () => {
    await meddle("update audit_entries set hash = repeat('a', 64) where chain = '330402' and seq = 6");
    expect(await faults()).toContainEqual({ kind: "reordered", chain: "330402", seq: 7 });
  });

  test("a cut tail, by the head in the database", async () => {
    await meddle("delete from audit_entries where chain = '330402' and seq > 8");
    expect(await faults()).toEqual([{ kind: "cut", chain: "330402", seq: 8, upTo: 10, day: null }]);
  });

  test("a cut tail whose head was set back too, by the sealed day outside", async () => {
    await sealToday();
    await meddle(`delete from audit_entries where chain = '330402' and seq > 8;
      update audit_heads set seq = 8, hash = (select hash from audit_entries where chain = '330402' and seq = 8) where chain = '330402'`);
    expect(await faults()).toMatchObject([{ kind: "cut", chain: "330402", seq: 8, upTo: 10, day: expect.any(String) }]);
  });

  test("a chain that is gone as a whole", async () => {
    await sealToday();
    await meddle("delete from audit_entries where chain = '330402'; delete from audit_heads where chain = '330402'");
    expect(await faults()).toMatchObject([{ kind: "cut", chain: "330402", seq: 0, upTo: 10 }]);
  });

  test("a trail written anew with the database's own function", async () => {
    await sealToday();
    await meddle("delete from audit_entries where chain = '330400'; delete from audit_heads where chain = '330400'");
    await asSystem("example", async (ctx) => {
      ctx.record({ act: "one.example", subjectKind: "example", detail: { innocent: true } });
      ctx.record({ act: "two.example", subjectKind: "example" });
    });
    expect(await faults()).toMatchObject([{ kind: "rewritten", chain: "330400", seq: 2 }]);
  });

  test("a head that was moved", async () => {
    await meddle("update audit_heads set hash = repeat('0', 64) where chain = '330400'");
    expect(await faults()).toEqual([{ kind: "head", chain: "330400", seq: 2 }]);
  });
});

describe("the database refuses", () => {
  test.each(["update audit_entries set act = 'x'", "delete from audit_entries", "truncate audit_entries"])(
    "%s, to the application and to the owner",
    async (sql) => {
      await trail();
      for (const url of [process.env.DATABASE_URL, process.env.DATABASE_OWNER_URL]) {
        await expect(
          asClient(url ?? "", (client) => client.query(`select set_config('app.kind', 'system', false); ${sql}`)),
        ).rejects.toThrow();
      }
      expect(await checkTrail([])).toMatchObject({ entries: 12, faults: [] });
    },
  );

  test("a head that the application writes, and an entry that it inserts by itself", async () => {
    await trail();
    for (const sql of [
      "update audit_heads set seq = 1",
      "insert into audit_entries select * from audit_entries",
      "delete from audit_heads",
    ]) {
      await expect(
        asClient(process.env.DATABASE_URL ?? "", (client) =>
          client.query(`select set_config('app.kind', 'system', false); ${sql}`),
        ),
      ).rejects.toThrow(/permission denied/);
    }
  });
});

test("the command says so in one line each, and by its exit code", async () => {
  await trail();
  expect(command()).toMatchObject({ code: 0, lines: [expect.stringContaining("12 entries")] });
  await meddle(
    "update audit_entries set act = 'x' where chain = '330402' and seq = 2; delete from audit_entries where chain = '330400' and seq = 2",
  );
  expect(command()).toMatchObject({
    code: 1,
    lines: [
      expect.stringContaining("The end of chain 330400 is gone: entry 2"),
      expect.stringContaining("Entry 2 of chain 330402 was changed"),
    ],
  });
});
