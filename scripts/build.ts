import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ensureClient } from "./client";
import { fingerprint } from "./fingerprint";
import { runNode } from "./processes";
import { fullDisk, isFull, isMain, problem, run, say } from "./say";
import { inTurn } from "./turn";

/** The built portal in `.next/`, made anew when what it is made from has changed. */

const stamp = ".next/made-from";
const sources = [
  "src",
  "public",
  "prisma/schema",
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Builds if need be, and returns the build's name: the same for the same sources, on every machine. Of two at once one builds. */
export function ensureBuild(): Promise<string> {
  return inTurn(`build ${resolve(".")}`, buildIfStale, () =>
    say("另一进程正在编译，等它完成", "Another process is building; waiting for it to finish"),
  );
}

async function buildIfStale(): Promise<string> {
  const name = fingerprint(sources).slice(0, 12);
  if ((await readFile(stamp, "utf8").catch(() => "")) === name) return name;
  say("编译门户（约一分钟）", "Building the portal (about a minute)");
  // Emptied first: an interrupted build must not pass for a finished one. Says plainly, too, when the folder may not be written.
  if (!existsSync(".next")) await mkdir(".next");
  await writeFile(stamp, "");
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_DEPLOYMENT_ID: name,
    NEXT_TELEMETRY_DISABLED: "1",
  } as const;
  const { ok, said } = await runNode(["node_modules/next/dist/bin/next", "build"], env);
  if (!ok && isFull(said)) throw fullDisk();
  if (!ok) throw problem(`编译失败：\n${said}`, "The build failed, see above.");
  await writeFile(stamp, name);
  return name;
}

if (isMain(import.meta.url)) {
  await run(async () => {
    await ensureClient();
    await ensureBuild();
  });
}
