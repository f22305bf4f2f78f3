import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshDatabase } from "@tests/support/database";
import { command, faults, forgetSeals, meddle, sealFolder, trail } from "@tests/support/trail";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asSystem } from "./database";
import { examine } from "./health";
import { sealNow, sealToday, sweepSeals } from "./seals";

freshDatabase();
beforeEach(forgetSeals);

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

test("a seal that couldn't be written leaves no half; what a killed writer left is swept, what is just written is not", async () => {
  // What the trail doesn't agree with is put aside; a folder in that place can't be replaced by a file.
  await sealNow();
  writeFileSync(join(sealFolder(), "now.json"), "forged");
  const aside = `kept-${createHash("sha256").update("forged").digest("hex").slice(0, 16)}.json`;
  mkdirSync(join(sealFolder(), aside));
  await expect(sealNow()).rejects.toThrow(/EISDIR/);
  expect(readdirSync(sealFolder()).filter((name) => name.endsWith(".part"))).toEqual([]);
  const [old, young] = ["now.json.1.part", "now.json.2.part"].map((name) => join(sealFolder(), name));
  for (const path of [old, young]) writeFileSync(path ?? "", "half");
  utimesSync(old ?? "", 0, 0);
  expect(await sweepSeals(new Date(Date.now() - 60_000))).toBe(1);
  expect(readdirSync(sealFolder()).filter((name) => name.endsWith(".part"))).toEqual(["now.json.2.part"]);
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
