import { existsSync } from "node:fs";
import { join } from "node:path";
import { Misconfigured, readEnv } from "@/platform/env";
import { asClient, type Cluster, makeDatabase, openCluster, urlAt } from "./cluster";
import { dataFolder, type Keys, openDataFolder, readKeys } from "./data-folder";
import { takeLock, whatRuns } from "./lock";
import { isSystemError, problem, say } from "./say";

/** The database and the configuration that go with it: what the operator named, or what the portal brings along. */

export type Mode = "demo" | "production";

/** The variables that `src/platform/env.ts` reads, complete. */
export type Settings = Readonly<Record<string, string>> & {
  readonly NODE_ENV: "production";
  readonly PORTAL_MODE: Mode;
  readonly DATABASE_URL: string;
  readonly DATABASE_OWNER_URL: string;
};

/**
 * Reads `.env`, if there is one, and says what this portal is. Demo, unless told otherwise; but a database of one's own could be the
 * real one, so it isn't filled with a demo by mistake.
 */
export function modeOf(): Mode {
  if (existsSync(".env")) process.loadEnvFile();
  const { PORTAL_MODE: mode, DATABASE_URL: own } = process.env;
  if (mode === "production" && !own) {
    throw problem(
      "生产环境需要 DATABASE_URL（见 .env.example）。",
      "Production needs DATABASE_URL (see .env.example).",
    );
  }
  if (mode === "demo" || mode === "production") return mode;
  if (mode || own)
    throw problem(
      "请用 PORTAL_MODE 说明：demo（演示）或 production（生产）。",
      "Say which it is in PORTAL_MODE: demo or production.",
    );
  return "demo";
}

/** Throws a problem that names each line of the configuration that is wrong or missing. */
export function assertConfigured(settings: Readonly<Record<string, string | undefined>>): void {
  try {
    readEnv(settings);
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    throw problem(
      `配置有误（见 .env.example）：\n${error.message}`,
      "The configuration is wrong as above; .env.example explains each line.",
    );
  }
}

/** Throws a problem that says what to do when the database holds no tables yet: commands that read them have nothing to say before. */
export async function assertPrepared({ DATABASE_URL }: Pick<Settings, "DATABASE_URL">): Promise<void> {
  const { rowCount } = await asClient(DATABASE_URL, (client) =>
    client.query("SELECT FROM pg_class WHERE oid = to_regclass('public.settings')"),
  );
  if (!rowCount)
    throw problem(
      "数据库里还没有表：请先运行 npm run db:migrate（演示：npm start）。",
      "The database holds no tables yet: run npm run db:migrate first, or npm start for the demo.",
    );
}

/** The database that the operator named, or undefined for the built-in one. */
export function ownDatabase(): { DATABASE_URL: string; DATABASE_OWNER_URL: string } | undefined {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  return DATABASE_URL ? { DATABASE_URL, DATABASE_OWNER_URL: DATABASE_OWNER_URL ?? "" } : undefined;
}

export type OpenDatabase = { readonly settings: Settings; readonly cluster?: Cluster };

/** Opens the database in a folder whose lock the caller holds. */
export async function openDatabase(folder: string, mode: Mode): Promise<OpenDatabase> {
  const own = ownDatabase();
  if (own) await reach(own, mode);
  if (own && mode === "production")
    return { settings: { ...variables(), NODE_ENV: "production", PORTAL_MODE: mode, ...own } };
  const keys = await readKeys(folder);
  if (own) return { settings: demoSettings(folder, keys, own) };
  say("启动数据库", "Starting the database");
  const cluster = await openCluster({ folder: join(folder, "postgres"), password: keys.SUPERUSER_PASSWORD });
  await makeDatabase(
    cluster.url({ user: "postgres", password: keys.SUPERUSER_PASSWORD, database: "postgres" }),
    "humi",
    {
      ownerPassword: keys.OWNER_PASSWORD,
      appPassword: keys.APP_PASSWORD,
    },
  ).catch(async (error: unknown) => {
    await cluster.stop();
    if (!isSystemError(error, "28P01")) throw cluster.explain(error);
    throw problem(
      `${join(folder, "keys")} 不是这个数据库的：超级用户的密码不对。请恢复与 ${join(folder, "postgres")} 同一次备份的文件。`,
      `${join(folder, "keys")} isn't this database's: the superuser's password is wrong. Restore the one from the same backup as ${join(folder, "postgres")}.`,
    );
  });
  return { settings: demoSettings(folder, keys, builtIn(keys, cluster.port)), cluster };
}

async function reach(own: { DATABASE_URL: string; DATABASE_OWNER_URL: string }, mode: Mode): Promise<void> {
  if (mode === "demo" && !own.DATABASE_OWNER_URL) {
    throw problem(
      "请同时设置 DATABASE_OWNER_URL，用于建表和载入演示数据。",
      "Set DATABASE_OWNER_URL too: it makes the tables and loads the demo data.",
    );
  }
  for (const [name, url] of Object.entries(own)) {
    if (!url) continue;
    await asClient(url, (client) => client.query("SELECT 1")).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw problem(`连接不上 ${name} 指定的数据库：${reason}`, `The database in ${name} can't be reached: ${reason}`);
    });
  }
}

function builtIn(keys: Keys, port: number): { DATABASE_URL: string; DATABASE_OWNER_URL: string } {
  const url = (user: string, password: string) => urlAt({ port, user, password, database: "humi" });
  return {
    DATABASE_URL: url("humi_app", keys.APP_PASSWORD),
    DATABASE_OWNER_URL: url("humi_owner", keys.OWNER_PASSWORD),
  };
}

function demoSettings(
  folder: string,
  keys: Keys,
  database: { DATABASE_URL: string; DATABASE_OWNER_URL: string },
): Settings {
  const {
    PORTAL_VAULT_KEY,
    PORTAL_AUDIT_KEY,
    NEXTAUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    PORTAL_DEMO_PASSWORD,
  } = keys;
  return {
    PORTAL_CLOCK: "story:2016-11-24",
    SITE_ORGANISER: "嘉兴市市场监督管理局（演示）",
    SITE_PHONE: "0573-0000 0000（演示）",
    ...{
      PORTAL_VAULT_KEY,
      PORTAL_AUDIT_KEY,
      NEXTAUTH_SECRET,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
      PORTAL_DEMO_PASSWORD,
    },
    AUTH_TRUST_HOST: "true", // the demo answers as localhost and as 127.0.0.1
    ...variables(),
    PORTAL_DATA_DIR: folder,
    NODE_ENV: "production",
    PORTAL_MODE: "demo",
    ...database,
  };
}

function variables(): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value) given[name] = value;
  return given;
}

/** Runs `body` beside a running portal, or starts the database for it. */
export async function withDatabase(body: (settings: Settings) => Promise<void>): Promise<void> {
  const mode = modeOf();
  const folder = dataFolder();
  await openDataFolder(folder);
  const beside = ownDatabase() ? undefined : await settingsOfRunning(folder);
  if (beside) return body(beside);
  if (ownDatabase()) return body((await openDatabase(folder, mode)).settings);
  await alone(folder, mode, body);
}

/** The settings of the demo that runs on this folder with the built-in database, if one does. */
export async function settingsOfRunning(folder: string): Promise<Settings | undefined> {
  const running = await whatRuns(folder);
  if (running?.databasePort === undefined) return undefined;
  const keys = await readKeys(folder);
  return { ...demoSettings(folder, keys, builtIn(keys, running.databasePort)), PORT: String(running.port) };
}

/** Runs `body` when no portal runs on the folder, and keeps one from starting meanwhile. */
export async function alone(folder: string, mode: Mode, body: (settings: Settings) => Promise<void>): Promise<void> {
  const lock = await takeLock(folder, 0);
  try {
    const { settings, cluster } = await openDatabase(folder, mode);
    await body(settings)
      .catch((error: unknown) => {
        throw cluster ? cluster.explain(error) : error;
      })
      .finally(() => cluster?.stop());
  } finally {
    await lock.release();
  }
}
