import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { replaceFile } from "./data-folder";
import { commandOf, end, runsIn } from "./processes";
import { type Problem, problem } from "./say";
import { inTurn } from "./turn";

/** The note that a running portal leaves in its data folder: so that no second one starts there, and other commands find its database. */

export type Running = {
  /** The start command's process. */
  readonly pid: number;
  readonly port: number;
  /** The web server's process, once it runs. */
  readonly server?: number;
  /** Where the built-in database listens, once it does. */
  readonly databasePort?: number;
};

export type Lock = {
  note(news: Partial<Running>): Promise<void>;
  release(): Promise<void>;
};

function fileIn(folder: string): string {
  return join(folder, "running.json");
}

/** What runs on this data folder now, if anything does. A note whose process is gone, or is another program by now, counts for nothing. */
export async function whatRuns(folder: string): Promise<Running | undefined> {
  const noted = await readNote(folder);
  return noted && isStartCommand(noted.pid) ? noted : undefined;
}

async function readNote(folder: string): Promise<Running | undefined> {
  const text = await readFile(fileIn(folder), "utf8").catch(() => "");
  try {
    const noted: Running = JSON.parse(text);
    return noted;
  } catch {
    return undefined; // absent, or cut off by a crash
  }
}

function isStartCommand(pid: number): boolean {
  return pid !== process.pid && /scripts\/[a-z-]+\.ts/.test(commandOf(pid) ?? "") && runsIn(pid, resolve("."));
}

/** Takes the folder for this process (`port` 0: a command that serves nobody), after ending a web server that an earlier start left behind. */
export function takeLock(folder: string, port: number): Promise<Lock> {
  // Looking whether somebody is there and saying that one is oneself, without another between them.
  return inTurn(`folder ${folder}`, async () => {
    const other = await whatRuns(folder);
    if (other) throw takenBy(other, { folder, port });
    await endLeftover(folder);
    let noted: Running = { pid: process.pid, port };
    const write = () => replaceFile(fileIn(folder), JSON.stringify(noted));
    await write();
    return {
      async note(news) {
        noted = { ...noted, ...news };
        await write();
      },
      release: () => rm(fileIn(folder), { force: true }),
    };
  });
}

function takenBy(other: Running, { folder, port }: { folder: string; port: number }): Problem {
  if (other.port === 0) {
    return problem(
      `另一条命令（进程 ${other.pid}）正在使用 ${folder}，请等它结束。`,
      `Another command (process ${other.pid}) is at work in ${folder}; wait for it to end.`,
    );
  }
  if (port === 0) {
    return problem(
      `请先停止正在运行的门户（进程 ${other.pid}，Ctrl-C）。`,
      `Stop the running portal first (process ${other.pid}, Ctrl-C).`,
    );
  }
  return problem(
    `门户已在运行：http://localhost:${other.port}（进程 ${other.pid}）。如需再开一个，请用 PORTAL_DATA_DIR 与 PORT 指定另外的目录和端口。`,
    `The portal is already running at http://localhost:${other.port} (process ${other.pid}). For another one, name another folder and port in PORTAL_DATA_DIR and PORT.`,
  );
}

async function endLeftover(folder: string): Promise<void> {
  const server = (await readNote(folder))?.server;
  if (server !== undefined && /next/.test(commandOf(server) ?? "") && runsIn(server, resolve(".")))
    await end(server, ["SIGTERM", "SIGKILL"]);
}
