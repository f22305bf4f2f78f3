import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fingerprint } from "./fingerprint";
import { runNode } from "./processes";
import { problem, say } from "./say";
import { inTurn } from "./turn";

/** The Prisma client in `generated/`, which is made from `prisma/schema` and not kept in git. */

const folder = "generated/prisma";
const stamp = "generated/prisma.stamp";

/** Makes the client when the schema or Prisma changed since it was last made. Of two at once one makes it. */
export function ensureClient(): Promise<void> {
  return inTurn(`client ${resolve(".")}`, makeIfStale);
}

async function makeIfStale(): Promise<void> {
  const wanted = fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (readStamp() === wanted) return;
  say("生成数据库访问代码", "Generating the database client");
  // The stamp first: a client that was half made must not pass for a whole one. Says plainly, too, when the folder may not be written.
  if (!existsSync("generated")) mkdirSync("generated");
  writeFileSync(stamp, "");
  rmSync(folder, { recursive: true, force: true });
  // Prisma would download an engine that generating doesn't need; any existing file in its place keeps it from that.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const { ok, said } = await runNode(["node_modules/prisma/build/index.js", "generate"], env);
  if (!ok) throw problem(`prisma generate 失败：\n${said}`, "prisma generate failed, see above.");
  writeFileSync(stamp, wanted);
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}
