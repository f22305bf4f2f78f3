import { performance } from "node:perf_hooks";
import pg from "pg";
import { asClient, makeDatabase } from "./cluster";
import { dataFolder, readKeys } from "./data-folder";
import type { Settings } from "./database";
import { fingerprint } from "./fingerprint";
import { migrate } from "./migrate";
import { runNode } from "./processes";
import { problem, say } from "./say";
import type { Size } from "./scale-load";

/** The two databases, by how much they hold. */
const SIZES = {
  humi_scale_small: { enterprises: 200, complaints: 1_000 },
  humi_scale: { enterprises: 20_000, complaints: 100_000 },
} as const satisfies Readonly<Record<string, Size>>;

/** The settings of a portal on each of the two. */
export type ScaleSettings = { readonly small: Settings; readonly large: Settings };

/** Makes the two databases on the server of these settings, unless they are there and made from the same sources. */
export async function ensureScale(
  settings: Settings,
  { anew = false }: { anew?: boolean } = {},
): Promise<ScaleSettings> {
  const [small, large] = [settingsFor(settings, "humi_scale_small"), settingsFor(settings, "humi_scale")];
  const sources = ["prisma/migrations", "prisma/seed/reference", "prisma/seed/demo/people.ts", ...PARTS];
  const wanted = fingerprint(sources, [settings.PORTAL_VAULT_KEY ?? ""]);
  const known = anew ? [] : [await madeFrom(small), await madeFrom(large)];
  if (known[0] === wanted && known[1] === wanted) return { small, large };
  await createEmpty(settings, small);
  for (const [database, inside] of [
    ["humi_scale_small", small],
    ["humi_scale", large],
  ] as const)
    await fill(inside, SIZES[database], wanted);
  return { small, large };
}

const PARTS = [
  "answers",
  "calendar",
  "cases",
  "complaints",
  "copy",
  "dice",
  "firms",
  "load",
  "people",
  "trail",
  "vault",
  "visits",
  "words",
].map((part) => `scripts/scale-${part}.ts`);

/** The same settings, for another database of the same server. */
export function settingsFor(settings: Settings, database: string): Settings {
  return {
    ...settings,
    DATABASE_URL: within(settings.DATABASE_URL, database),
    DATABASE_OWNER_URL: within(settings.DATABASE_OWNER_URL, database),
  };
}

function within(url: string, database: string): string {
  const inside = new URL(url);
  inside.pathname = `/${database}`;
  return inside.href;
}

async function madeFrom({ DATABASE_OWNER_URL }: Settings): Promise<string | undefined> {
  const asked = asClient(DATABASE_OWNER_URL, (client) =>
    client.query<{ value: string }>("SELECT value FROM settings WHERE key = 'scale'"),
  );
  return asked.then(({ rows }) => rows[0]?.value).catch(() => undefined);
}

/** Both databases with tables and reference rows, the second as a copy of the first. */
async function createEmpty(settings: Settings, small: Settings): Promise<void> {
  const names = Object.keys(SIZES);
  await asMaker(settings, async (client, superuserUrl) => {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    if (!superuserUrl) return void (await client.query("CREATE DATABASE humi_scale_small"));
    const passwords = {
      ownerPassword: new URL(settings.DATABASE_OWNER_URL).password,
      appPassword: new URL(settings.DATABASE_URL).password,
    };
    await makeDatabase(superuserUrl, "humi_scale_small", passwords);
  });
  await migrate(small.DATABASE_OWNER_URL);
  const seeded = await runNode(["--import", "tsx", "prisma/seed/seed.ts", "reference"], small);
  if (!seeded.ok) throw problem(`数据载入失败：\n${seeded.said}`, "The reference rows could not be loaded, see above.");
  await asMaker(settings, (client) =>
    client.query("CREATE DATABASE humi_scale TEMPLATE humi_scale_small OWNER humi_owner"),
  );
}

async function fill(inside: Settings, size: Size, wanted: string): Promise<void> {
  say(`载入 ${size.complaints} 件投诉`, `Loading ${size.complaints} complaints`);
  const begun = performance.now();
  // Imported here, because it needs the database client that the caller has just made.
  const { loadScale } = await import("./scale-load");
  await asClient(inside.DATABASE_OWNER_URL, async (client) => {
    await loadScale(client, size, {
      vaultKey: inside.PORTAL_VAULT_KEY ?? "",
      password: inside.PORTAL_DEMO_PASSWORD ?? "",
    });
    await client.query("INSERT INTO settings (key, value, updated_at) VALUES ('scale', to_jsonb($1::text), now())", [
      wanted,
    ]);
  });
  say(`用时 ${Math.round((performance.now() - begun) / 1000)} 秒`, "done");
}

/** A connection that may make databases: the built-in server's superuser, or the owner on a server of one's own, if he may. */
export async function asMaker<T>(
  settings: Settings,
  body: (client: pg.Client, superuserUrl: string | undefined) => Promise<T>,
): Promise<T> {
  const url = new URL(within(settings.DATABASE_OWNER_URL, "postgres"));
  const builtIn = !process.env.DATABASE_URL;
  if (builtIn) {
    url.username = "postgres";
    url.password = (await readKeys(dataFolder())).SUPERUSER_PASSWORD;
  }
  try {
    return await asClient(url.href, (client) => body(client, builtIn ? url.href : undefined));
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
    throw problem(
      "数据库所有者无权建库，请授予 CREATEDB。",
      "The database's owner may not make databases: grant him CREATEDB for this.",
    );
  }
}
