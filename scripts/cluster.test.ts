import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { asClient, openCluster } from "./cluster";
import { openDataFolder } from "./data-folder";
import { Problem } from "./say";

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "humi-cluster-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("what is left of a damaged database is never thrown away to begin anew", async () => {
  const folder = join(await folderOf(), "postgres");
  await mkdir(join(folder, "base"), { recursive: true });
  await writeFile(`${folder}.complete`, "");

  const opening = openCluster({ folder, password: "unused" });

  await expect(opening).rejects.toThrow(Problem);
  await expect(opening).rejects.toThrow("no PG_VERSION");
  expect(existsSync(join(folder, "base"))).toBe(true);
});

test("a database that was only half made is made anew, and nothing of the first attempt stays beside it", async () => {
  const parent = await folderOf();
  const folder = join(parent, "postgres");
  await mkdir(join(folder, "base"), { recursive: true });
  await writeFile(join(folder, "PG_VERSION"), "18");
  await writeFile(`${folder}.password`, "of a start that was killed");

  const cluster = await openCluster({ folder, password: "of this one", settings: { fsync: "off" } });
  await cluster.stop();

  expect((await readdir(parent)).sort()).toEqual(["postgres", "postgres.complete"]);
});

test.each([
  ["its map", "pg_filenode.map"],
  ["a catalog", "1262"],
])(
  "a server that starts on cut data and lets nobody in tells what is missing, and the way out: %s",
  async (_what, file) => {
    const folder = join(await folderOf(), "postgres");
    const options = { folder, password: "of-this-one", settings: { fsync: "off" } } as const;
    await (await openCluster(options)).stop();
    await truncate(join(folder, "global", file));

    const cluster = await openCluster(options);
    const url = cluster.url({ user: "postgres", password: options.password, database: "postgres" });
    const refused: unknown = await asClient(url, (client) => client.query("SELECT 1")).catch(cluster.explain);
    await cluster.stop();

    expect(refused).toBeInstanceOf(Problem);
    expect(String(refused)).toMatch(/data may be incomplete: .*\nRestore .* from a backup, or remove it to begin anew/);
  },
);

test("an error that says nothing of the data stays what it is", async () => {
  const folder = join(await folderOf(), "postgres");
  const cluster = await openCluster({ folder, password: "of-this-one", settings: { fsync: "off" } });
  const url = (password: string) => cluster.url({ user: "postgres", password, database: "postgres" });
  const codeOf = (error: unknown) => (error instanceof Error ? Reflect.get(error, "code") : undefined);
  const refused = (password: string, sql: string) =>
    asClient(url(password), (client) => client.query(sql))
      .catch(cluster.explain)
      .then(codeOf);
  expect(await refused("another", "SELECT 1")).toBe("28P01");
  expect(await refused("of-this-one", "SELECT absent")).toBe("42703");
  await cluster.stop();
});

test("what the shell says of another server changes nothing here", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const [name, value] of [
    ["PGPORT", ""],
    ["PGDATA", "/nowhere"],
    ["PGSSLMODE", "require"],
  ] as const)
    vi.stubEnv(name, value);
  const folder = join(await folderOf(), "postgres");
  const cluster = await openCluster({ folder, password: "of-this-one", settings: { fsync: "off" } });
  const url = cluster.url({ user: "postgres", password: "of-this-one", database: "postgres" });
  expect(await asClient(url, (client) => client.query("SELECT 1 AS one"))).toMatchObject({ rows: [{ one: 1 }] });
  await cluster.stop();
});

test("a data folder that can't be made is told in a sentence", async () => {
  const parent = await folderOf();
  await writeFile(join(parent, "file"), "");
  await expect(openDataFolder("/proc/absent/data")).rejects.toThrow(Problem);
  await expect(openDataFolder(join(parent, "file", "data"))).rejects.toThrow(Problem);
  await openDataFolder(join(parent, "a", "b"));
  expect(existsSync(join(parent, "a", "b"))).toBe(true);
});
