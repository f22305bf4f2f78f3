import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import { afterEach, expect, inject, test, vi } from "vitest";

freshDatabase();

const { port, password } = inject("server");
const here = new URL(process.env.DATABASE_URL ?? "").pathname;
const urlOf = (user: string, database = here) => `postgresql://${user}:${password}@127.0.0.1:${port}${database}`;
const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");

afterEach(() => void vi.unstubAllEnvs());

/** The start of a server process with these variables, up to where it begins to work. */
async function bootWith(variables: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  const [{ boot }, { stopJobs }, { disconnect }] = await Promise.all([
    import("./boot"),
    import("./jobs"),
    import("./database"),
  ]);
  await disconnect(); // from where others of this process were connected to
  await boot([]).finally(stopJobs).finally(disconnect);
}

const sentence = (english: RegExp) =>
  expect.objectContaining({
    constructor: expect.objectContaining({ name: "Misconfigured" }),
    message: expect.stringMatching(english),
  });

test("a role that row-level security doesn't hold is refused, and named with the reason", async () => {
  await asSuperuser((client) =>
    client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'humi_loose') THEN CREATE ROLE humi_loose LOGIN BYPASSRLS PASSWORD '${password}' IN ROLE humi_app; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'humi_heir') THEN CREATE ROLE humi_heir LOGIN PASSWORD '${password}' IN ROLE humi_owner; END IF;
    END $$`),
  );
  for (const [role, why] of [
    ["postgres", /postgres 是超级用户.*is a superuser/],
    ["humi_owner", /humi_owner 是表的所有者.*owns the tables/],
    ["humi_heir", /humi_heir 是表的所有者.*owns the tables/],
    ["humi_loose", /humi_loose 带有 BYPASSRLS.*has BYPASSRLS/],
  ] as const)
    await expect(bootWith({ DATABASE_URL: urlOf(role) }), role).rejects.toEqual(sentence(why));
});

test("a database that can't be reached, or holds no tables, is told in a sentence", async () => {
  await expect(bootWith({ DATABASE_URL: urlOf("humi_app", "/nowhere") })).rejects.toEqual(sentence(/can't be reached/));
  await expect(bootWith({ DATABASE_URL: urlOf("humi_app", "/postgres") })).rejects.toEqual(sentence(/holds no tables/));
});

const sealUnder = (id: string) =>
  asSuperuser((client) =>
    client.query(
      "INSERT INTO record_keys (record_id, wrapped, algorithm, key_id, created_at) VALUES (uuidv7(), '\\x00', 'aes-256-gcm', $1, now())",
      [id],
    ),
  );
const idOf = (byte: number) => createHash("sha256").update(Buffer.alloc(32, byte)).digest("hex").slice(0, 16);

test("a database in which nothing is sealed yet takes another vault key, and a server that still has the former one seals nothing", async () => {
  await bootWith({ PORTAL_VAULT_KEY: key(9) });
  await bootWith({ PORTAL_VAULT_KEY: key(1) });
  await expect(sealUnder(idOf(9))).rejects.toThrow("sealed under another vault key");
});

test("another vault key than the one under which records are sealed stops the start, and seals nothing", async () => {
  await bootWith({});
  await sealUnder(idOf(1));
  await bootWith({});
  await expect(bootWith({ PORTAL_VAULT_KEY: key(9) })).rejects.toEqual(sentence(/PORTAL_VAULT_KEY is not the key/));
  await expect(sealUnder(idOf(9))).rejects.toThrow("sealed under another vault key");
  await bootWith({ PORTAL_VAULT_KEY: key(1) });
});

test("also where records were sealed before a start said under which key", async () => {
  await asSuperuser((client) => client.query("DELETE FROM settings WHERE key = 'vault-key'; DELETE FROM record_keys"));
  await sealUnder("another");
  await expect(bootWith({})).rejects.toEqual(sentence(/PORTAL_VAULT_KEY is not the key/));
});

test("another audit key than the one with which the trail was sealed stops the start, and marks nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "humi-seals-"));
  const here = { PORTAL_DATA_DIR: folder };
  const lying = () =>
    readdirSync(join(folder, "seals")).map((name) => [name, readFileSync(join(folder, "seals", name), "utf8")]);
  try {
    await bootWith(here);
    const before = lying();
    await expect(bootWith({ ...here, PORTAL_AUDIT_KEY: key(7) })).rejects.toEqual(
      sentence(/PORTAL_AUDIT_KEY is not the key/),
    );
    expect(lying()).toEqual(before);
    // One that isn't genuine among others is a finding, and no reason to stand still.
    writeFileSync(
      join(folder, "seals", "kept-0123456789abcdef.json"),
      String(before[0]?.[1]).replace(/"mark": "\w/, '"mark": "x'),
    );
    vi.unstubAllEnvs();
    await bootWith(here);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
