import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { type Programs, programsFor } from "./postgres-programs";
import { commandOf, end, gone } from "./processes";
import { fullDisk, isFull, isSystemError, type Problem, problem } from "./say";

/** A real PostgreSQL server whose programs come with the npm packages: made, started, recovered and stopped here. */

export type Cluster = {
  readonly port: number;
  /** Calls back when the server ends without having been stopped, with what the person can do about it. */
  onEnd(tell: (problem: Problem) => void): void;
  /** What a client's error comes to: where it shows that data is missing or damaged, that and the way out; else the error itself. */
  explain(error: unknown): unknown;
  /** An address of this server for a role. */
  url(options: { user: string; password: string; database: string }): string;
  /** Ends the server cleanly: open transactions are rolled back, data is flushed. */
  stop(): Promise<void>;
};

type ClusterOptions = {
  /** The data folder; made when absent. */
  readonly folder: string;
  /** Password of the superuser `postgres`, set when the cluster is made. */
  readonly password: string;
  /** Settings given to the server, such as `fsync: "off"` for throw-away test clusters. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Whether the folder holds a cluster that was once completed: initdb may have been interrupted. A server that ever ran has left its
 * options there, so a cluster whose marker was lost, in a backup say, is not taken for a torso.
 */
export function isComplete(folder: string): boolean {
  return existsSync(markerOf(folder)) || existsSync(join(folder, "postmaster.opts"));
}

// Beside the data folder, as initdb wants that one empty.
function markerOf(folder: string): string {
  return `${resolve(folder)}.complete`;
}

/** Makes the cluster if there is none, ends a server that an earlier start left behind, and starts one on a free port of 127.0.0.1. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = resolve(options.folder);
  if (!isComplete(folder)) await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch(ignoreExisting);
  const programs = await programsFor(folder);
  if (!isComplete(folder)) await makeCluster({ ...options, folder }, programs);
  // Data was here once: what is left of it is for a person to restore or to throw away.
  if (!existsSync(join(folder, "PG_VERSION"))) throw damaged(folder, "no PG_VERSION");
  await endLeftover(folder);
  return startServer({ ...options, folder }, programs);
}

function ignoreExisting(error: unknown): void {
  if (!isSystemError(error, "EEXIST")) throw error;
}

async function makeCluster(options: ClusterOptions, programs: Programs): Promise<void> {
  // By this one name, so that what a killed start leaves of it goes with the next one.
  const passwordFile = `${options.folder}.password`;
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  programs.handOver(passwordFile);
  try {
    await chmod(options.folder, 0o700);
    const made = programs.start("initdb", [
      `--pgdata=${options.folder}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      ...(options.settings?.fsync === "off" ? ["--no-sync"] : []),
    ]);
    const said = collect(made);
    const code = await new Promise<number | null>((done) => made.on("close", done));
    if (code !== 0 && isFull(said())) throw fullDisk();
    if (code !== 0)
      throw problem(`数据库无法建立：${lastLine(said())}`, `The database could not be made: ${lastLine(said())}`);
    await writeFile(markerOf(options.folder), "");
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Ends a server that still runs on this folder, or forgets one that died without tidying up. */
async function endLeftover(folder: string): Promise<void> {
  const file = join(folder, "postmaster.pid");
  const pid = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  if (Number.isNaN(pid)) return;
  if (commandOf(pid)?.includes(folder)) await end(pid, ["SIGINT", "SIGQUIT", "SIGKILL"]);
  await rm(file, { force: true });
}

async function startServer(options: ClusterOptions, programs: Programs): Promise<Cluster> {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...options.settings,
  };
  let said = "";
  // After kill -9 the old server's children need a moment to notice and let go of the shared memory.
  for (let tries = 0; tries < 20; tries++) {
    const port = await freePort();
    const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = programs.start("postgres", ["-D", options.folder, ...flags], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const output = collect(server);
    if (await isReady(server, output)) return clusterOf(server, { folder: options.folder, port, output });
    said = output();
    if (!/shared memory block is still in use|Address already in use/.test(said)) break;
    await wait(500);
  }
  throw isFull(said) ? fullDisk() : damaged(options.folder, lastLine(said));
}

function damaged(folder: string, reason: string): Error {
  return problem(
    `数据库无法启动，数据可能不完整：${reason}\n请从备份恢复 ${dirname(folder)}；如不需要旧数据，请删除该目录后重新启动。`,
    `The database could not start; its data may be incomplete: ${reason}\nRestore ${dirname(folder)} from a backup, or remove it to begin anew.`,
  );
}

async function isReady(server: ChildProcess, output: () => string): Promise<boolean> {
  const ended = new Promise<boolean>((done) => server.on("close", () => done(false)));
  const ready = new Promise<boolean>((done) => {
    server.stderr?.on("data", () => {
      if (output().includes("ready to accept connections")) done(true);
    });
  });
  return Promise.race([ended, ready]);
}

type At = { readonly port: number; readonly user: string; readonly password: string; readonly database: string };

/** The address of a database of the built-in server. That it speaks no TLS is said: a client would ask its shell's PGSSLMODE otherwise. */
export function urlAt({ port, user, password, database }: At): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/**
 * A server says that it is ready before it has read most of its files: a backend that finds one cut ends, and tells its client why, or no longer can;
 * the server then begins anew, and tells whoever comes meanwhile that it isn't there yet (57P03).
 */
function reasonOfDamage(error: unknown, said: string): string | undefined {
  if (error instanceof pg.DatabaseError && error.code !== "57P03") {
    // Who is let in (28), a full disk (53) and a server that is going down (57) say nothing of the data.
    const damaged = /^FATAL (?!28|53|57)|^\w+ (?:XX|58P)/.test(`${error.severity} ${error.code}`);
    return damaged ? error.message : undefined;
  }
  return /FATAL: +(could not (?:open|read) file.*)/.exec(said)?.[1];
}

type Started = { readonly folder: string; readonly port: number; readonly output: () => string };

function clusterOf(server: ChildProcess, { folder, port, output }: Started): Cluster {
  return {
    port,
    explain(error) {
      const reason = reasonOfDamage(error, output());
      return reason === undefined ? error : damaged(folder, reason);
    },
    onEnd: (tell) =>
      void server.once("close", () =>
        tell(
          isFull(output())
            ? fullDisk()
            : problem(
                "数据库意外停止，请重新启动：npm start",
                "The database ended unexpectedly. Start again: npm start",
              ),
        ),
      ),
    url: (options) => urlAt({ port, ...options }),
    async stop() {
      if (server.exitCode !== null || server.pid === undefined) return;
      server.kill("SIGINT");
      if (!(await gone(server.pid, 30_000))) server.kill("SIGQUIT");
    },
  };
}

// Keeps the last words only: a server that runs for months must not fill the memory with its log.
function collect(child: ChildProcess): () => string {
  let text = "";
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-8_000);
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return () => text;
}

function lastLine(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const line =
    lines.find((each) => /PANIC|FATAL/.test(each)) ?? lines.findLast((each) => /error|could not/i.test(each));
  return (line ?? lines.at(-1) ?? "?").replace(/^.*?(?:PANIC|FATAL|LOG): +/, "");
}

/** A port of this machine that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

type Roles = { readonly ownerPassword: string; readonly appPassword: string };

/**
 * Makes the two roles, with these passwords, and an empty database that the first owns:
 * `humi_owner` changes the schema, `humi_app` owns nothing and passes under row-level security.
 */
export async function makeDatabase(superuserUrl: string, database: string, roles: Roles): Promise<void> {
  await asClient(superuserUrl, async (client) => {
    for (const [role, password] of [
      ["humi_owner", roles.ownerPassword],
      ["humi_app", roles.appPassword],
    ] as const) {
      const known = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      const verb = known.rowCount ? "ALTER" : "CREATE";
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    const known = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (!known.rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER humi_owner`);
  });
  // The schema `public` belongs to the owner, so that he may also make extensions and grants in it.
  const inside = new URL(superuserUrl);
  inside.pathname = `/${database}`;
  await asClient(inside.href, async (client) => {
    await client.query("ALTER SCHEMA public OWNER TO humi_owner");
    await client.query("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    await client.query("GRANT USAGE ON SCHEMA public TO humi_app");
  });
}

/** One connection for the length of `body`. */
export async function asClient<T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // a server that goes away is told by the next query's own failure
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}
