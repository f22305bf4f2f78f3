import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asClient } from "../../scripts/cluster";
import { asActor, asSystem } from "./database";
import { examine } from "./health";
import { sealNow, sealToday } from "./seals";
import { checkSealedTrail, checkTrail } from "./trail-check";

freshDatabase();
// Nothing was sealed yet, neither by the files nor by what the database knows.
beforeEach(async () => {
  rmSync(sealFolder(), { recursive: true, force: true });
  await meddle("delete from settings where key in ('sealed-day', 'sealed-newest')");
});

function sealFolder(): string {
  return join(process.env.PORTAL_DATA_DIR ?? "", "seals");
}

/** Ten acts of an official in 南湖, two of the system. */
async function trail() {
  const official = await given.official(["investigator"], { division: "330402" });
  for (let n = 1; n <= 5; n++) {
    await asActor(official, async (ctx) => {
      ctx.record({ act: "read.example", subjectKind: "example", detail: { n, 名: ["甲", "“乙”"], of: null } });
      ctx.record({ act: "refuse.example", outcome: "refused", subjectKind: "example", purpose: "核对“线索”" });
    });
  }
  await asSystem("example", async (ctx) => {
    ctx.record({ act: "one.example", subjectKind: "example" });
    ctx.record({ act: "two.example", subjectKind: "example" });
  });
}

/** What a superuser can do, who may switch the triggers off. */
function meddle(sql: string): Promise<unknown> {
  return asSuperuser((client) => client.query(`set session_replication_role = replica; ${sql}`));
}

async function faults() {
  return (await checkSealedTrail()).faults;
}

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

/** Takes the end of 南湖's chain away and sets its head back, as a superuser can: nothing in the database shows it. */
function cutAfter(seq: number): Promise<unknown> {
  return meddle(`delete from audit_entries where chain = '330402' and seq > ${seq};
    update audit_heads set seq = ${seq}, hash = (select hash from audit_entries where chain = '330402' and seq = ${seq}) where chain = '330402'`);
}

describe("what was added after the day was sealed", () => {
  beforeEach(async () => {
    await sealToday();
    await trail();
  });

  test("is found when it is cut off after the next minute, also when sealing goes on afterwards", async () => {
    expect(await sealNow()).toBe(true);
    expect(await sealNow()).toBe(false);
    await cutAfter(6);
    const cut = [{ kind: "cut", chain: "330402", seq: 6, upTo: 10, day: expect.any(String) }];
    expect(await faults()).toMatchObject(cut);
    expect(await sealNow()).toBe(true);
    expect(await sealNow()).toBe(false);
    expect(await faults()).toMatchObject(cut);
    // The next entries take the numbers of those that were cut off.
    await trail();
    await trail();
    await sealNow();
    expect(await faults()).toContainEqual(expect.objectContaining({ kind: "rewritten", chain: "330402", seq: 10 }));
  });

  test("is not found when nothing had sealed it: the window that remains", async () => {
    await cutAfter(6);
    expect(await faults()).toEqual([]);
  });

  test("is missed when the newest seal is taken away, before the next minute and after it", async () => {
    await Promise.all(Array.from({ length: 4 }, sealNow)); // the first, by several at once
    await trail();
    await sealNow();
    expect(await faults()).toEqual([]);
    rmSync(join(sealFolder(), "now.json"));
    await cutAfter(10);
    expect(await faults()).toEqual([{ kind: "newest-gone", at: null }]);
    expect(command()).toMatchObject({ code: 1, lines: [expect.stringContaining("now.json, isn't there")] });
    await sealNow();
    await sealNow();
    expect(await faults()).toEqual([{ kind: "newest-gone", at: expect.stringMatching(/^2\d{3}-.*Z$/) }]);
    expect(command()).toMatchObject({ code: 1, lines: [expect.stringContaining("was found gone at")] });
  });

  test("is found by what the command seals", async () => {
    execFileSync(process.execPath, ["--import", "tsx", "scripts/audit-seal.ts"]);
    await cutAfter(6);
    expect(await faults()).toMatchObject([{ kind: "cut", chain: "330402", upTo: 10 }]);
  });

  test("is sealed by several instances at once without one breaking what another writes", async () => {
    for (let round = 0; round < 3; round++) {
      await trail();
      await Promise.all(Array.from({ length: 6 }, sealNow));
      expect(await faults()).toEqual([]);
    }
    expect(readdirSync(sealFolder()).filter((name) => !/^\d{4}-\d{2}-\d{2}\.json$/.test(name))).toEqual(["now.json"]);
    await cutAfter(6);
    await Promise.all(Array.from({ length: 6 }, sealNow));
    expect(await faults()).toMatchObject([{ kind: "cut", chain: "330402", seq: 6 }]);
  });

  test("is sealed whole or not at all: what a killed writer left is no seal, and a forged one is put aside", async () => {
    await sealNow();
    copyFileSync(join(sealFolder(), "now.json"), join(sealFolder(), "now.json.018f.part"));
    writeFileSync(join(sealFolder(), "now.json"), readFileSync(join(sealFolder(), "now.json"), "utf8").slice(0, 40));
    expect(await faults()).toEqual([{ kind: "seal-forged", day: "now" }]);
    expect(await sealNow()).toBe(true);
    expect(await faults()).toMatchObject([{ kind: "seal-forged", day: expect.stringMatching(/^kept-/) }]);
  });
});

describe("a sealed day", () => {
  afterEach(() => void vi.useRealTimers());

  test("names the one before it, so that a missing one shows", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    for (const day of ["2016-11-22", "2016-11-23", "2016-11-24"]) {
      vi.setSystemTime(`${day}T00:05:00+08:00`);
      expect(await sealToday()).toBe(true);
      await trail();
    }
    expect(await faults()).toEqual([]);
    rmSync(join(sealFolder(), "2016-11-23.json"));
    expect(await faults()).toEqual([
      { kind: "seal-missing", day: "2016-11-24" },
      { kind: "seal-gone", day: "2016-11-23" },
    ]);
  });

  test("that was sealed is missed when its only seal is taken away, or the whole folder, or the trail with it", async () => {
    expect((await examine([])).seal).toBeNull();
    expect(await sealToday()).toBe(true); // of a portal without any entry yet
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await examine([])).seal).toEqual({ day, state: "ok" });
    expect(await faults()).toEqual([]);
    rmSync(join(sealFolder(), `${day}.json`));
    expect(await faults()).toEqual([{ kind: "seal-gone", day }]);
    expect((await examine([])).seal).toEqual({ day, state: "missing" });
    // Not made again, as if nothing had been.
    expect(await sealToday()).toBe(false);
    rmSync(sealFolder(), { recursive: true });
    expect(await faults()).toEqual([{ kind: "seal-gone", day }]);
    await meddle("delete from audit_entries; delete from audit_heads");
    expect(await faults()).toEqual([{ kind: "seal-gone", day }]);
    expect(command()).toMatchObject({ code: 1, lines: [expect.stringContaining(`${day} was sealed`)] });
  });

  test("is noted once by several at once, and by the next where a process was killed before it noted it", async () => {
    const noted = () => asSystem("test", ({ tx }) => tx.auditEntry.count({ where: { act: "seal.day" } }));
    await Promise.all(Array.from({ length: 4 }, sealToday));
    expect(await noted()).toBe(1);
    await meddle("delete from settings where key = 'sealed-day'");
    expect(await sealToday()).toBe(true);
    expect(await faults()).toEqual([]);
  });

  const older = (day: string, change: (text: string) => string) =>
    writeFileSync(join(sealFolder(), `${day}.json`), change(onlySeal()));
  const onlySeal = () =>
    readFileSync(join(sealFolder(), `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}.json`), "utf8");

  test("can't be forged, copied to another day, or lose the days before it", async () => {
    await trail();
    await sealToday();
    older("2016-01-01", (text) => text);
    expect(await faults()).toEqual([{ kind: "seal-forged", day: "2016-01-01" }]);
    older("2016-01-01", () => "no seal");
    expect(await faults()).toEqual([{ kind: "seal-forged", day: "2016-01-01" }]);
    rmSync(join(sealFolder(), "2016-01-01.json"));
    const file = join(sealFolder(), `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}.json`);
    writeFileSync(file, onlySeal().replace(/"seq": \d+/, '"seq": 1'));
    expect(await faults()).toMatchObject([{ kind: "seal-forged" }]);
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

function command(): { code: number; lines: string[] } {
  const args = ["--import", "tsx", "scripts/audit-verify.ts"];
  try {
    return { code: 0, lines: linesOf(execFileSync(process.execPath, args, { encoding: "utf8" })) };
  } catch (error) {
    if (!(error instanceof Error && "status" in error && "stdout" in error)) throw error;
    return { code: Number(error.status), lines: linesOf(String(error.stdout)) };
  }
}

function linesOf(text: string): string[] {
  return text.trim().split("\n");
}
