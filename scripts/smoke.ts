import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./cluster";
import { settingsOfRunning } from "./database";
import { demoAccounts } from "./demo-accounts";
import { run, say } from "./say";

/** Starts the portal as a newcomer does, in an empty folder, and looks in as each of the demo's people. Ends with one line, as the tests do. */

async function smoke(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "humi-smoke-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const npm = spawn("npm", ["start"], {
    env: { ...process.env, PORTAL_MODE: "demo", DATABASE_URL: "", PORT: String(port), PORTAL_DATA_DIR: folder },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const ended = new Promise<void>((done) => npm.on("close", () => done()));
  let passed = 0;
  let failed = 0;
  const check = async (what: string, look: () => Promise<string | undefined>) => {
    const fault = await look().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (fault === undefined) passed++;
    else failed++;
    console.log(`${fault === undefined ? "✓" : "✗"} ${what}${fault === undefined ? "" : `: ${fault}`}`);
  };

  await check("it starts, and answers that it is well", () => healthy(url, ended));
  const settings = await settingsOfRunning(folder);
  for (const username of demoAccounts) {
    await check(`${username} signs in and sees a home of one's own`, () =>
      lookInAs({ url, username, password: settings?.PORTAL_DEMO_PASSWORD ?? "" }),
    );
  }
  await check("it stops, and leaves nothing running", async () => {
    if (npm.pid !== undefined) process.kill(-npm.pid, "SIGINT");
    await ended;
    return (await settingsOfRunning(folder)) ? "it still runs" : undefined;
  });
  await rm(folder, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

async function healthy(url: string, ended: Promise<void>): Promise<string | undefined> {
  let running = true;
  void ended.then(() => {
    running = false;
  });
  while (running) {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (answer?.ok) return undefined;
    await new Promise((done) => setTimeout(done, 200));
  }
  return "it ended before it answered";
}

type Visit = { readonly url: string; readonly username: string; readonly password: string };

/** Signs in through next-auth's own addresses, as any client may, and gets the home page. */
async function lookInAs({ url, username, password }: Visit): Promise<string | undefined> {
  const jar = new Map<string, string>();
  const get = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url + path, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && value !== undefined) jar.set(name, value);
    }
    return answer;
  };
  const { csrfToken }: { csrfToken: string } = await (await get("/api/auth/csrf")).json();
  await get("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, username, password, json: "true" }),
  });
  if (!jar.has("next-auth.session-token")) return "no session";
  const home = await get("/");
  if (home.status !== 200) return `the home page answers ${home.status}`;
  const page = await home.text();
  return page.includes("<h1") && !page.includes('href="/sign-in"')
    ? undefined
    : "the home page isn't that of somebody who has signed in";
}

say("试启动", "Trying the start command in an empty folder");
await run(smoke);
