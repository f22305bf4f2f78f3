import { rm } from "node:fs/promises";
import { join } from "node:path";
import { hashPassword } from "@/platform/password";
import { asClient } from "./cluster";
import { keepDemoPassword, readKeys } from "./data-folder";
import { type Settings, withDatabase } from "./database";
import { fingerprint } from "./fingerprint";
import { migrate } from "./migrate";
import { runNode } from "./processes";
import { fullDisk, isFull, isMain, isSystemError, problem, run, say } from "./say";
import { inTurnOf } from "./turn";

/** Brings a database to this release: tables, reference rows, and in the demo the story. What is there already is left alone; others wait. */
export async function prepareDatabase(settings: Settings): Promise<void> {
  const waiting = () =>
    say("另一进程正在准备这个数据库，等它完成", "Another process is preparing this database; waiting for it to finish");
  try {
    await inTurnOf(settings.DATABASE_OWNER_URL, () => prepareAlone(settings), waiting);
  } catch (error) {
    if (!isSystemError(error, "42501")) throw error;
    throw problem(
      "DATABASE_OWNER_URL 的角色无权改动表：它应是数据库的所有者（humi_owner，见 docker/roles.sh）。",
      "The role in DATABASE_OWNER_URL may not change the tables: it must own the database (humi_owner, see docker/roles.sh).",
    );
  }
}

async function prepareAlone(settings: Settings): Promise<void> {
  await migrate(settings.DATABASE_OWNER_URL);
  await seedReference(settings);
  if (settings.PORTAL_MODE === "demo") await seedDemo(settings);
}

async function seedReference(settings: Settings): Promise<void> {
  const wanted = fingerprint(["prisma/seed/seed.ts", "prisma/seed/reference"]);
  if ((await readSetting(settings, "reference-seed")) === wanted) return;
  say("载入区划、部门、期限与节假日", "Loading divisions, departments, time limits and holidays");
  await seed(settings, "reference");
  await writeSetting(settings, "reference-seed", wanted);
}

type Demo = { readonly complete: boolean; readonly offsetMilliseconds: number };

/** The story is told once, by many transactions. One that was interrupted is told anew from the beginning. */
async function seedDemo(settings: Settings): Promise<void> {
  const found = await readSetting<Demo>(settings, "demo");
  if (found?.complete) return changePassword(settings);
  if (found) {
    say("演示数据上次未载入完，重新开始", "The demo data was interrupted last time; beginning anew");
    await eraseAll(settings);
    return prepareAlone(settings);
  }
  await refuseProduction(settings);
  say("载入演示数据（约一分钟）", "Loading the demo data (about a minute)");
  const { PORTAL_DATA_DIR: folder = "", PORTAL_DEMO_PASSWORD: password = "" } = settings;
  if (password !== (await readKeys(folder)).PORTAL_DEMO_PASSWORD) await keepDemoPassword(folder, password);
  const offsetMilliseconds = storyOffset(settings.PORTAL_CLOCK ?? "real");
  await writeSetting<Demo>(settings, "demo", { complete: false, offsetMilliseconds });
  // Not waiting for the disk at each of thousands of steps: the row below, which is waited for, is written after all of them.
  await seed({ ...settings, PGOPTIONS: "-c synchronous_commit=off" }, "demo");
  await writeSetting<Demo>(settings, "demo", { complete: true, offsetMilliseconds });
}

/** Where the demo is given another password than its accounts have, those who have the one that all were given get it. */
async function changePassword(settings: Settings): Promise<void> {
  const { PORTAL_DATA_DIR: folder = "", PORTAL_DEMO_PASSWORD: password = "" } = settings;
  if (password === (await readKeys(folder)).PORTAL_DEMO_PASSWORD) return;
  say("演示账号改用给定的密码", "Giving the demo's accounts the password that was named");
  const phc = await hashPassword(password);
  await asClient(settings.DATABASE_OWNER_URL, (client) =>
    client.query(
      `UPDATE credentials SET password_hash = $1, changed_at = now() WHERE password_hash = (
        SELECT password_hash FROM credentials GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)`,
      [phc],
    ),
  );
  await keepDemoPassword(folder, password);
}

/**
 * Throws a problem when somebody is registered here and no demo was told: what a production holds is neither filled with a story nor erased, whatever
 * PORTAL_MODE says.
 */
export async function refuseProduction({ DATABASE_OWNER_URL }: Settings): Promise<void> {
  const isProduction = await asClient(DATABASE_OWNER_URL, async (client) => {
    const tables = await client.query("SELECT FROM pg_class WHERE oid = to_regclass('public.persons')");
    if (!tables.rowCount) return false;
    const found = await client.query(
      "SELECT FROM persons WHERE NOT EXISTS (SELECT FROM settings WHERE key = 'demo') LIMIT 1",
    );
    return found.rowCount === 1;
  });
  if (isProduction)
    throw problem(
      "这个数据库里已有非演示的账号，不会载入演示数据，也不会清空。演示请另用空数据库；正式运行请设 PORTAL_MODE=production。",
      "This database holds accounts that are no demo's; it is neither filled with a demo nor erased. Give the demo an empty database of its own, or set PORTAL_MODE=production.",
    );
}

/** How far the story lies from real time: it begins on its day (Asia/Shanghai) at the present time of day. */
function storyOffset(clock: string): number {
  const day = /^story:(.+)$/.exec(clock)?.[1];
  if (!day) return 0;
  const real = Date.now();
  const [, time] = new Date(real).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).split(" ");
  return Date.parse(`${day}T${time}+08:00`) - Math.floor(real / 1000) * 1000;
}

/**
 * Removes everything that this portal holds but its keys. Said first, and the tables last: killed in between, it is begun anew by the next start,
 * and no file outlives the record that it belongs to.
 */
export async function eraseAll(settings: Settings): Promise<void> {
  const folder = settings.PORTAL_DATA_DIR ?? ".data";
  await asClient(settings.DATABASE_OWNER_URL, async (client) => {
    const tables = await client.query("SELECT FROM pg_class WHERE oid = to_regclass('public.settings')");
    if (tables.rowCount)
      await client.query(
        `UPDATE settings SET value = value || '{"complete": false}' WHERE key = 'demo' AND jsonb_typeof(value) = 'object'`,
      );
    for (const name of ["evidence", "seals"]) await rm(join(folder, name), { recursive: true, force: true });
    await client.query(
      "DROP SCHEMA IF EXISTS jobs CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO humi_app",
    );
  });
}

async function seed(settings: Settings, what: "reference" | "demo"): Promise<void> {
  const { ok, said } = await runNode(["--import", "tsx", "prisma/seed/seed.ts", what], settings, { show: true });
  if (!ok && isFull(said)) throw fullDisk();
  if (!ok) throw problem(`数据载入失败：\n${said}`, "The data could not be loaded, see above.");
}

async function readSetting<T = string>(settings: Settings, key: string): Promise<T | undefined> {
  const { rows } = await asClient(settings.DATABASE_OWNER_URL, (client) =>
    client.query<{ value: T }>("SELECT value FROM settings WHERE key = $1", [key]),
  );
  return rows[0]?.value;
}

async function writeSetting<T = string>(settings: Settings, key: string, value: T): Promise<void> {
  await asClient(settings.DATABASE_OWNER_URL, (client) =>
    client.query(
      "INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, now()) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()",
      [key, JSON.stringify(value)],
    ),
  );
}

if (isMain(import.meta.url)) {
  await run(() =>
    withDatabase((settings) => {
      if (settings.DATABASE_OWNER_URL) return prepareDatabase(settings);
      throw problem(
        "更新数据库结构需要 DATABASE_OWNER_URL（表的所有者，见 .env.example）。",
        "Migrating needs DATABASE_OWNER_URL, the owner of the tables (see .env.example).",
      );
    }),
  );
}
