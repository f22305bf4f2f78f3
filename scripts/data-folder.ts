import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { isComplete } from "./cluster";
import { isSystemError, problem } from "./say";
import { inTurn } from "./turn";

/** The folder with everything that one portal keeps on this machine: database, files, and, apart from both, the keys. */

/** The folder, absolute. */
export function dataFolder(): string {
  return resolve(process.env.PORTAL_DATA_DIR || ".data");
}

/** Makes the folder and proves that it can be written. */
export async function openDataFolder(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await makeFolder(folder);
    await writeFile(probe, "");
    await rm(probe);
    await sweep(folder);
  } catch (error) {
    if (!isSystemError(error, "EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT")) throw error;
    throw problem(
      `无法写入 ${folder}。请检查目录权限，或用 PORTAL_DATA_DIR 指定其他目录。`,
      `${folder} can't be written. Check its permissions, or name another folder in PORTAL_DATA_DIR.`,
    );
  }
}

// Step by step: below a folder that refuses with ENOENT, as /proc does, Node's own `recursive` tries for ever.
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    if (!isSystemError(error, "EEXIST")) throw error;
  });
}

const makers = {
  /** Wraps the keys of the records: 256 bits. */
  PORTAL_VAULT_KEY: () => randomBytes(32).toString("base64"),
  /** Seals the heads of the trail: 256 bits. */
  PORTAL_AUDIT_KEY: () => randomBytes(32).toString("base64"),
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64"),
  /** Next's own name; AES key of 256 bits. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  /** A given one is kept too: it is the accounts', whatever the next start is given. */
  PORTAL_DEMO_PASSWORD: () => process.env.PORTAL_DEMO_PASSWORD || demoPassword(),
  SUPERUSER_PASSWORD: () => randomBytes(24).toString("hex"),
  OWNER_PASSWORD: () => randomBytes(24).toString("hex"),
  APP_PASSWORD: () => randomBytes(24).toString("hex"),
} satisfies Record<string, () => string>;

export type Keys = Record<keyof typeof makers, string>;

/**
 * The secrets of a portal that nobody configured, made once and kept in `keys`, readable by their owner only.
 * Without them the database is unreadable, so they are never made anew beside an existing one, nor twice by two at once.
 */
export function readKeys(folder: string): Promise<Keys> {
  return inTurn(`keys ${folder}`, () => readOrMakeKeys(folder));
}

async function readOrMakeKeys(folder: string): Promise<Keys> {
  const file = join(folder, "keys");
  const known = parseEnv(await readFile(file, "utf8").catch(() => ""));
  const missing = Object.keys(makers).filter((name) => !known[name]);
  if (missing.length > 0 && isComplete(join(folder, "postgres"))) {
    throw problem(
      `${file} 缺失或不完整（${missing.join("、")}），没有它就打不开已有数据。请从备份恢复该文件；如不需要旧数据，请删除 ${folder} 后重新启动。`,
      `${file} is missing or incomplete (${missing.join(", ")}), and the data can't be opened without it. Restore it from a backup, or remove ${folder} to begin anew.`,
    );
  }
  const keys = mapValues(makers, (make, name) => known[name] ?? make());
  if (missing.length > 0) await writeKeys(file, keys);
  return keys;
}

/** Keeps another password of the demo's accounts in place of the one before. */
export function keepDemoPassword(folder: string, password: string): Promise<void> {
  return inTurn(`keys ${folder}`, async () =>
    writeKeys(join(folder, "keys"), { ...(await readOrMakeKeys(folder)), PORTAL_DEMO_PASSWORD: password }),
  );
}

function writeKeys(file: string, keys: Keys): Promise<void> {
  const lines = Object.entries(keys).map(([name, value]) => `${name}="${value}"\n`);
  return replaceFile(file, lines.join(""));
}

function mapValues<K extends string, A, B>(from: Record<K, A>, change: (value: A, key: string) => B): Record<K, B> {
  const entries = Object.entries<A>(from).map(([key, value]) => [key, change(value, key)]);
  return Object.fromEntries(entries);
}

/** Writes beside and renames, so that the file is whole whenever it is there; for its owner's eyes only. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** What `replaceFile`, the probe below and that of /api/health leave when they are killed in the middle. */
const HALF_WRITTEN = /^(?:(?:keys|running\.json)\.\d+|\.probe-\d+|\.health-[0-9a-f-]{36})$/;
const HOUR = 3_600_000; // ms

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const left = join(folder, name);
    if (!HALF_WRITTEN.test(name)) continue;
    const found = await stat(left).catch(() => undefined); // another server of the same folder has just removed it
    if (found && found.mtimeMs < Date.now() - HOUR) await rm(left, { force: true });
  }
}

// Without the characters that look alike, in groups that can be read out: 60 bits.
function demoPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789".slice(0, 32);
  const word = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join("");
  return [word.slice(0, 4), word.slice(4, 8), word.slice(8)].join("-");
}
