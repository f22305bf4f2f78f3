import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataFolder, replaceFile } from "./data-folder";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "humi-folder-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a file that couldn't be written leaves no draft of itself, which may hold keys", async () => {
  await mkdir(join(folder, "keys"));
  await expect(replaceFile(join(folder, "keys"), "secret")).rejects.toThrow(/EISDIR/);
  expect(await readdir(folder)).toEqual(["keys"]);
});

test("what a killed process left half-written is swept; what is just written, and the rest, is not", async () => {
  const kept = ["keys", "running.json", "portal.log.1", "keys.2"];
  const swept = ["keys.1", "running.json.77", ".probe-9", ".health-01234567-89ab-7def-8123-456789abcdef"];
  for (const name of [...kept, ...swept]) {
    await writeFile(join(folder, name), "half");
    if (name !== "keys.2") await utimes(join(folder, name), 0, 0);
  }
  await openDataFolder(folder);
  expect((await readdir(folder)).toSorted()).toEqual(kept.toSorted());
});
