import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** Prisma's schema engine as WebAssembly: the native one would have to be downloaded from outside the package registry. */

export const migrationsFolder = resolve("prisma/migrations");

/** Runs `body` with the engine on a database, and leaves no connection behind. */
export async function withEngine<T>(url: string, body: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => {}); // a connection that the server cuts while it is being closed is no fault
  const engine = await openEngine(pool);
  try {
    return await body(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function openEngine(pool: pg.Pool): Promise<SchemaEngine> {
  // The package imports its .wasm as a module, which Node can't do without a flag; so the two halves are joined here.
  const glue: Glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const packageFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(dirname(packageFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": withoutWaiting(glue) });
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof begin !== "function") throw new Error("The schema engine has no start function.");
  glue.__wbg_set_wasm(instance.exports);
  begin();
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(pool));
  return glue.SchemaEngine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => {},
    adapter,
  );
}

/** The engine leaves a timer of ten seconds running, which must not keep a finished script alive. */
function withoutWaiting(glue: Glue): WebAssembly.ModuleImports {
  const changed = Object.entries(glue).map(([name, value]) => [
    name,
    name.startsWith("__wbg_setTimeout_")
      ? (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref()
      : value,
  ]);
  return Object.fromEntries(changed);
}

/** Prisma's adapter without the two faults that migrations meet. */
class MigrationAdapter extends PrismaPg {
  override async connect() {
    return mend(await super.connect());
  }
  override async connectToShadowDb() {
    return mend(await super.connectToShadowDb());
  }
}

function mend(adapter: Adapter): Adapter {
  // It can't read the type "char" of PostgreSQL's own catalogue, which the engine asks for when it compares: it is read as text.
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw({
      ...query,
      sql: query.sql.replace(/\bcon\.conf(del|upd)type|\bconstr\.contype(?= AS)/g, "$&::text"),
    });
    const isCharacter = (name: string | undefined) => /^(conf(del|upd)type|constraint_type)$/.test(name ?? "");
    const columnTypes = result.columnTypes.map((type, at) =>
      isCharacter(result.columnNames[at]) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // It cuts a script at each semicolon, also inside function bodies and comments; PostgreSQL takes it whole, as one transaction.
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError)) throw error;
        const line = script.slice(0, Number(error.position ?? 0)).split("\n").length;
        const { code = "", severity = "ERROR", detail, column, hint } = error;
        const message = `${error.message} (line ${line})`;
        throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
      });
  };
  return adapter;
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

type Glue = WebAssembly.ModuleImports & {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** The schema's files as the engine takes them. */
export function schemaFiles(): SchemaContainer[] {
  return readdirSync("prisma/schema")
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({
      path: resolve("prisma/schema", name),
      content: readFileSync(join("prisma/schema", name), "utf8"),
    }));
}

/** The migrations of `prisma/migrations`, in order, as the engine takes them. */
export function migrationList(): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
    shadowDbInitScript: "",
    migrationDirectories: readMigrations().map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}

export type Migration = { readonly name: string; readonly script: string };

/** All migrations, in order. */
export function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, script: readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8") }));
}
