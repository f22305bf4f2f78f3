import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshDatabase } from "@tests/support/database";
import { code, count, HEAD } from "@tests/support/imports";
import { expect, test } from "vitest";
import { asSystem } from "@/platform/database";
import words from "./words/zh-CN.json";

freshDatabase();

/** What an operator's `npm run import -- enterprises FILE --apply` prints, and the code that it ends with. */
function applyFile(file: string): Promise<{ exitCode: number; told: Record<string, unknown> }> {
  const args = ["--import", "tsx", "scripts/import.ts", "enterprises", file, "--apply"];
  return new Promise((done) => {
    execFile(process.execPath, args, (error, stdout) =>
      done({ exitCode: typeof error?.code === "number" ? error.code : 0, told: JSON.parse(stdout) }),
    );
  });
}

function listOf(rows: number): string {
  const file = join(process.env.PORTAL_DATA_DIR ?? "", "list.csv");
  const lines = Array.from({ length: rows }, (_, n) => `${code(n + 1)},命令行${n + 1}厂（演示）,南湖区`);
  writeFileSync(file, [HEAD, ...lines].join("\n"));
  return file;
}

test("of two who apply one list at once, one does; the other ends with a code of its own, or finds that nothing is left to do", async () => {
  const file = listOf(200);
  const before = await count();
  const both = await Promise.all([applyFile(file), applyFile(file)]);
  expect(await count()).toBe(before + 200);
  const [winner, loser] = both.toSorted((one, other) => Number(other.told.applied) - Number(one.told.applied));
  expect(winner).toMatchObject({ exitCode: 0, told: { new: 200, applied: true } });
  expect(winner?.told).not.toHaveProperty("why");
  const nothingLeft = loser?.told.unchanged === 200;
  expect(loser).toMatchObject(
    nothingLeft
      ? { exitCode: 0, told: { applied: false } }
      : { exitCode: 1, told: { applied: false, why: words.refusals["already-applied"] } },
  );
});

test("a list that was applied isn't applied over what a person changed since: it says why, and ends with code 1", async () => {
  const file = listOf(2);
  expect((await applyFile(file)).exitCode).toBe(0);
  expect(await applyFile(file)).toMatchObject({ exitCode: 0, told: { unchanged: 2, applied: false } });
  await asSystem("given", ({ tx }) =>
    tx.enterprise.updateMany({ where: { name: "命令行1厂（演示）" }, data: { name: "改名厂（演示）" } }),
  );
  expect(await applyFile(file)).toMatchObject({
    exitCode: 1,
    told: { update: 1, unchanged: 1, applied: false, why: words.refusals["already-applied"] },
  });
});
