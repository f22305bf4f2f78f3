import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "@playwright/test";
import { freePort } from "../../scripts/cluster";
import { whatRuns } from "../../scripts/lock";
import { gone, runNode } from "../../scripts/processes";
import { asThief } from "../support/behind";
import { demoPassword } from "../support/browser";
import { copyOfStory, startCopy, startPortal, startSecondServer } from "../support/server";
import { mintSession } from "../support/sign-in";

/** The start command as people meet it: what is in its way is said in a sentence, and what broke is made good at the next start. */

type Outcome = { readonly ok: boolean; readonly said: string };

function tryStart(env: Record<string, string>): Promise<Outcome> {
  return runNode(["--import", "tsx", "scripts/start.ts"], {
    ...process.env,
    PORTAL_MODE: "demo",
    DATABASE_URL: "",
    ...env,
  });
}

function expectSentence({ ok, said }: Outcome, sentence: RegExp): void {
  expect(ok).toBe(false);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/^\s+at /m);
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

const here = () => ({ folder: process.env.JOURNEY_FOLDER ?? "", port: process.env.JOURNEY_PORT ?? "" });

// They stand for themselves, and some of them mostly wait: neither of the two who test shall be left alone with them at the end.
test.describe.configure({ mode: "parallel" });

test("a second copy on the same data is told where the first one is", async () => {
  const { folder, port } = here();
  expectSentence(
    await tryStart({ PORTAL_DATA_DIR: folder, PORT: "3999" }),
    new RegExp(`already running at http://localhost:${port}`),
  );
});

test("a busy port is named, with the way to another", async () => {
  const { port } = here();
  const folder = join(tmpdir(), `humi-busy-${process.pid}`);
  expectSentence(
    await tryStart({ PORTAL_DATA_DIR: folder, PORT: port }),
    new RegExp(`Port ${port} is in use.*\\n?.*PORT=3001 npm start`),
  );
  await rm(folder, { recursive: true });
});

test("a folder that can't be written is named", async () => {
  // Below a file no folder can be made, not even by root.
  const folder = join(process.cwd(), "package.json", "data");
  expectSentence(await tryStart({ PORTAL_DATA_DIR: folder, PORT: "3999" }), /package\.json\/data can't be written/);
});

test("what a production lacks, or may not have, is told at once, and before its database is asked for", async () => {
  const folder = join(tmpdir(), `humi-lacking-${process.pid}`);
  const outcome = await tryStart({
    PORTAL_MODE: "production",
    PORTAL_DATA_DIR: folder,
    PORT: "3999",
    DATABASE_URL: "postgresql://humi_app:x@127.0.0.1:1/humi",
    PORTAL_CLOCK: "story:2016-11-24",
    SMTP_URL: "",
  });
  expectSentence(outcome, /SMTP_URL is missing/);
  expect(outcome.said).toMatch(/PORTAL_CLOCK must be real in production/);
  expect(outcome.said).not.toContain("can't be reached");
  expect(existsSync(folder)).toBe(false);
});

/** The processes of the portal on a folder: the start command, the web server and the database. */
async function processesOf(folder: string): Promise<{ start: number; server: number; database: number }> {
  const { pid: start, server } = (await whatRuns(folder)) ?? {};
  const database = Number.parseInt(await readFile(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
  if (start === undefined || server === undefined || Number.isNaN(database))
    throw new Error(`No portal runs on ${folder}.`);
  return { start, server, database };
}

/** Kills one process of a portal: the others end by themselves, and nobody listens there any more. */
async function expectNothingBehind(folder: string, port: number, victim: number): Promise<void> {
  const all = await processesOf(folder);
  process.kill(victim, "SIGKILL");
  for (const pid of Object.values(all)) expect(await gone(pid, 60_000)).toBe(true);
  // Listening oneself would also meet a connection that somebody else's program has from that very port.
  const [refused] = await once(connect(port, "127.0.0.1"), "error");
  expect(refused).toMatchObject({ code: "ECONNREFUSED" });
  await rm(folder, { recursive: true });
}

test("of two that start on the same data at the same moment one serves, and the other is told; killed, it leaves nothing behind", async () => {
  test.setTimeout(600_000);
  const folder = await copyOfStory();
  const begun = await Promise.allSettled([startPortal({ folder }), startPortal({ folder })]);
  const portals = begun.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const told = begun.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(told).toEqual([expect.stringMatching(/The portal is already running at http/)]);
  const [portal, ...more] = portals;
  if (!portal || more.length > 0) throw new Error(`${portals.length} serve on the same data.`);
  await expectNothingBehind(folder, Number(new URL(portal.url).port), (await processesOf(folder)).start);
});

test("when npm is killed, nothing stays behind that holds the port or the data", async () => {
  test.setTimeout(600_000);
  const [folder, port] = [await copyOfStory(), await freePort()];
  const [where, named] = [{ PORTAL_DATA_DIR: folder, PORT: String(port) }, "nine boats leave the lake"];
  const npm = spawn("npm", ["start"], {
    env: { ...process.env, ...where, PORTAL_MODE: "demo", DATABASE_URL: "", PORTAL_DEMO_PASSWORD: named },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for await (const words of npm.stdout) if (String(words).includes("The portal is ready")) break;
  // Another password than the story was told with is the accounts' from now on, also for a start that names none.
  const url = `http://127.0.0.1:${port}`;
  await mintSession(url, "lead", named);
  await expect(mintSession(url, "lead", demoPassword())).rejects.toThrow("could not sign in");
  expect(parseEnv(await readFile(join(folder, "keys"), "utf8")).PORTAL_DEMO_PASSWORD).toBe(named);
  await expectNothingBehind(folder, port, npm.pid ?? 0);
});

test("a database that hangs, and files that are gone, are told within ten seconds; a file that fails is told with its reference", async () => {
  test.setTimeout(600_000);
  const portal = await startCopy();
  const health = async () => {
    const begun = performance.now();
    const answer = await fetch(`${portal.url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    expect(performance.now() - begun).toBeLessThan(10_000);
    return [answer.status, await answer.json()];
  };
  const { database } = await processesOf(portal.folder);
  const all = [database, ...childrenOf(database)];
  for (const pid of all) process.kill(pid, "SIGSTOP");
  expect(await health()).toEqual([503, expect.objectContaining({ status: "down", database: "down", storage: "ok" })]);
  for (const pid of all) process.kill(pid, "SIGCONT");
  await expect(async () => expect((await health())[0]).toBe(200)).toPass();

  const files = await mkdtemp(join(tmpdir(), "humi-files-"));
  const second = await startSecondServer(portal, { PORTAL_DATA_DIR: files });
  await rm(files, { recursive: true });
  const answer = await fetch(`${second.url}/api/health`);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ database: "ok", storage: "down" }),
  ]);
  await second.stop();

  await asThief(portal.folder, (client) => client.query("alter table articles rename to articles_away"));
  const failed = await fetch(`${portal.url}/open-data/information.csv`, { headers: { accept: "text/html" } });
  const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await failed.text())?.[0] ?? "";
  expect([failed.status, failed.headers.get("content-type")]).toEqual([500, "text/html; charset=utf-8"]);
  const lines = (await readFile(join(portal.folder, "portal.log"), "utf8")).split("\n");
  expect(lines.filter((line) => line.includes(`"${reference}"`))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith("⨯"))).toEqual([]);
  await portal.remove();
});
