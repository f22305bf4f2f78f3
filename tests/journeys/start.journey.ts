import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { asClient } from "../../scripts/cluster";
import { whatRuns } from "../../scripts/lock";
import { runNode } from "../../scripts/processes";
import { type Portal, startCopy, startPortal, startSecondServer } from "../support/server";

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

function countPeople({ settings }: Portal): Promise<number> {
  return asClient(settings.DATABASE_OWNER_URL, async (client) => {
    const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM persons");
    return rows[0]?.n ?? 0;
  });
}

const here = () => ({ folder: process.env.JOURNEY_FOLDER ?? "", port: process.env.JOURNEY_PORT ?? "" });

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

test("after every process was killed, the next start has everything, and a second server serves it too", async () => {
  test.setTimeout(600_000);
  const first = await startCopy();
  const before = await countPeople(first);
  const { pid, server } = (await whatRuns(first.folder)) ?? {};
  const database = Number.parseInt(await readFile(join(first.folder, "postgres", "postmaster.pid"), "utf8"), 10);
  for (const one of [pid, server, database]) if (one !== undefined) process.kill(one, "SIGKILL");

  const begun = performance.now();
  const again = await startPortal({ folder: first.folder });
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(await countPeople(again)).toBe(before);

  const second = await startSecondServer(again);
  for (const url of [again.url, second.url]) expect((await fetch(`${url}/api/health`)).status).toBe(200);
  await second.stop();
  await again.remove();
});
