import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { matters } from "@seed/demo/matters";
import { whatRuns } from "../../scripts/lock";
import { runNode } from "../../scripts/processes";
import { asThief, dump } from "../support/behind";
import { answersFor, pdf } from "../support/complaint";
import { askForDraft, isAcknowledged, missingOf, prepare, type Ready, submit } from "../support/forms";
import { type Portal, startCopy, startPortal, startSecondServer } from "../support/server";
import { clientOf, mintSession } from "../support/sign-in";

/** What must hold when there are two servers, when everything is killed, and when somebody changes what lies on the disk. */

test.setTimeout(300_000);
let portal: Portal;
test.beforeAll(async () => {
  portal = await startCopy();
});
test.afterAll(() => portal.remove());

let serial = 0;
function ready(client: APIRequestContext): Promise<Ready> {
  const mark = `${process.pid}-${++serial}`;
  return prepare(client, answersFor(mark), pdf(`材料${mark}.pdf`, `DEMO endurance ${mark}`, 150_000));
}

function countIn(table: string, condition: string): Promise<number> {
  return asThief(portal.folder, async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${condition}`);
    return rows[0]?.n ?? 0;
  });
}

/** `npm run audit:verify` beside the portal. */
function verifyTrail(): Promise<{ ok: boolean; said: string }> {
  return runNode(["--import", "tsx", "scripts/with-database.ts", "scripts/audit-verify.ts"], {
    ...process.env,
    PORTAL_MODE: "demo",
    DATABASE_URL: "",
    PORTAL_DATA_DIR: portal.folder,
  });
}

/** Everything of the story that lies under seal: what firms wrote, names and bytes of their files, what officials wrote to each other. */
function sealedInStory(): string[] {
  const texts = matters.flatMap(({ account, secret, respondent, files }) => [account, secret, respondent, ...files]);
  // What was typed in the casework stands in its source: sentences that are marked as invented.
  const said = readFileSync("prisma/seed/demo/casework.ts", "utf8").match(/"[^"\n]*（演示）[^"\n]*"/g) ?? [];
  const bytes = matters.map(({ key }) => `(DEMO ${key} 1)`);
  return [...new Set([...texts, ...said.map((quoted) => quoted.slice(1, -1)), ...bytes])].filter((text) => text !== "");
}

test("whoever steals the database, the files or the mails reads nothing that was sealed", async () => {
  const secrets = sealedInStory();
  expect(secrets.length).toBeGreaterThan(120);
  const found: string[] = [];
  const search = (place: string, holds: (text: string) => boolean) => {
    for (const text of secrets.filter(holds)) found.push(`${place}: ${text}`);
  };
  const tables = await asThief(portal.folder, dump);
  // Titles lie open, so that lists can show them: the same search finds them.
  expect(matters.filter(({ title }) => tables.get("public.complaints")?.includes(title)).length).toBeGreaterThan(20);
  for (const [table, rows] of tables) search(table, (text) => rows.includes(text));
  for (const entry of await readdir(portal.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0)); // gone meanwhile
    search(entry.name, (text) => bytes.includes(text));
  }
  expect(found).toEqual([]);

  // No mail names a firm beside its complaint, case or referral.
  const named = await asThief(portal.folder, async (thief) => {
    const { rows } = await thief.query<{ template: string }>(
      `SELECT DISTINCT m.template FROM outbox_mails m JOIN enterprises e ON m.params::text LIKE '%' || e.name || '%'
       WHERE m.template ~ '^(complaint|case|referral)' OR m.params::text ~ '/(complaints|cases|referrals)/'`,
    );
    return rows;
  });
  expect(named).toEqual([]);
});

test("two servers on one database behave as one", async () => {
  const second = await startSecondServer(portal);
  const there = { url: second.url, password: portal.password };
  const [here, beside] = [await clientOf(portal, "firm-b"), await clientOf(there, "firm-b")];

  // One key, sent to both at once: one complaint, whoever answers.
  const key = randomUUID();
  const drafts = await Promise.all([askForDraft(here, key), askForDraft(beside, key)]);
  const [one, other] = drafts.map((answer) => answer.headers().location);
  expect(one).toMatch(/\/complaints\/[0-9a-f-]{36}$/);
  expect(other).toBe(one);

  // A complaint written here is submitted at both at once: one receipt, one entry in the trail.
  const complaint = await ready(here);
  const answers = await Promise.all([submit(here, complaint), submit(beside, complaint)]);
  expect(answers.every((answer) => isAcknowledged(answer, complaint))).toBe(true);
  expect(
    await countIn(
      "audit_entries",
      `subject_id = '${complaint.complaintId}' AND act = 'step.complaint' AND detail->>'step' = 'submit'`,
    ),
  ).toBe(1);
  expect(await missingOf(beside, complaint)).toEqual([]);

  // A session begun at one is good at the other, and ends there when it is ended here.
  const cookies = (await mintSession(portal.url, "firm-a", portal.password))
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const account = (url: string) => fetch(`${url}/account`, { headers: { cookie: cookies }, redirect: "manual" });
  expect([(await account(portal.url)).status, (await account(second.url)).status]).toEqual([200, 200]);
  await fetch(`${portal.url}/sign-out`, {
    method: "POST",
    headers: { cookie: cookies, origin: portal.url },
    redirect: "manual",
  });
  const after = await account(second.url);
  expect([after.status, after.headers.get("location")]).toEqual([307, expect.stringContaining("/sign-in")]);

  // A form that one server rendered is taken by the other: the framework's ids and keys are the same.
  const page = await (await fetch(`${portal.url}/sign-in`)).text();
  const form = new FormData();
  for (const [input] of page.matchAll(/<input type="hidden" name="\$ACTION[^>]*>/g)) {
    const [, name = ""] = /name="([^"]*)"/.exec(input) ?? [];
    const [, value = ""] = /value="([^"]*)"/.exec(input) ?? [];
    form.append(name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  }
  for (const [name, value] of Object.entries({ next: "/account", username: "firm-a", password: portal.password }))
    form.append(name, value);
  const entered = await fetch(`${second.url}/sign-in`, {
    method: "POST",
    body: form,
    headers: { origin: second.url },
    redirect: "manual",
  });
  expect([entered.status, entered.headers.get("location")]).toEqual([303, expect.stringContaining("/account")]);

  await Promise.all([here.dispose(), beside.dispose()]);
  await second.stop();
  // What a server wrote last has its witness outside the database when it has ended.
  const heads = await asThief(portal.folder, (thief) =>
    thief.query("SELECT chain, seq::int AS seq, hash FROM audit_heads ORDER BY chain"),
  );
  const seal = JSON.parse(await readFile(join(portal.folder, "seals", "now.json"), "utf8"));
  expect(seal.heads).toEqual(heads.rows);
});

test("killed under writers: whatever was acknowledged is there, and whole, after the next start", async () => {
  const writers = await Promise.all(["firm-a", "firm-b", "firm-a2"].map((username) => clientOf(portal, username)));
  const queues = await Promise.all(
    writers.map(async (client) => {
      const queue: Ready[] = [];
      for (let n = 0; n < 4; n++) queue.push(await ready(client));
      return queue;
    }),
  );
  const acknowledged: Ready[] = [];
  const enough = Promise.withResolvers<void>();
  const writing = writers.map(async (client, index) => {
    for (const complaint of queues[index] ?? []) {
      const answer = await submit(client, complaint);
      if (isAcknowledged(answer, complaint)) acknowledged.push(complaint);
      if (acknowledged.length >= 4) enough.resolve();
    }
  });
  const ended = Promise.allSettled(writing);
  await Promise.race([enough.promise, ended]);
  const { pid, server } = (await whatRuns(portal.folder)) ?? {};
  const database = Number.parseInt(await readFile(join(portal.folder, "postgres", "postmaster.pid"), "utf8"), 10);
  for (const one of [server, database, pid]) if (one !== undefined) process.kill(one, "SIGKILL");
  await ended;
  expect(acknowledged.length).toBeGreaterThanOrEqual(4);

  portal = await startPortal({ folder: portal.folder });
  const clients = await Promise.all(["firm-a", "firm-b"].map((username) => clientOf(portal, username)));
  const [firmA, firmB] = clients;
  if (!firmA || !firmB) throw new Error("Nobody is there.");
  for (const complaint of acknowledged) {
    const client = queues[1]?.includes(complaint) ? firmB : firmA;
    expect(await missingOf(client, complaint)).toEqual([]);
  }
  // Nothing is half there: each submitted complaint has its number, its text and its entry in the trail.
  expect(
    await countIn(
      "complaints c",
      `status <> 'draft' AND (number IS NULL OR text_hash IS NULL
        OR NOT EXISTS (SELECT FROM sealed_values v WHERE v.record_id = c.id AND v.field = 'text')
        OR NOT EXISTS (SELECT FROM audit_entries a WHERE a.subject_id = c.id AND a.act = 'step.complaint' AND detail->>'step' = 'submit'))`,
    ),
  ).toBe(0);
  expect(await verifyTrail()).toMatchObject({ ok: true });
  await Promise.all([...writers, ...clients].map((client) => client.dispose()));
});

test("a flipped byte in a file of evidence is found, and never served", async () => {
  const client = await clientOf(portal, "firm-a");
  const complaint = await ready(client);
  const id = await asThief(portal.folder, async (thief) => {
    const { rows } = await thief.query<{ id: string }>("SELECT id FROM evidence WHERE complaint_id = $1", [
      complaint.complaintId,
    ]);
    return rows[0]?.id ?? "";
  });
  const path = `/api/evidence/${id}`;
  expect((await (await client.get(path)).body()).equals(complaint.file.buffer)).toBe(true);
  const stored = join(portal.folder, "evidence", id.slice(-2), id);
  const bytes = await readFile(stored);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(stored, bytes);
  const answer = await client.get(path);
  expect(answer.status()).toBe(500);
  expect((await answer.body()).length).toBeLessThan(1_000);
  expect(await countIn("audit_entries", `subject_id = '${id}' AND act = 'damage.evidence'`)).toBe(1);
  await client.dispose();
});

test("a changed entry of the trail is found", async () => {
  expect(await verifyTrail()).toMatchObject({ ok: true });
  await asThief(portal.folder, async (thief) => {
    await thief.query("SET session_replication_role = replica");
    await thief.query(
      "UPDATE audit_entries SET purpose = 'another' WHERE ctid = (SELECT ctid FROM audit_entries WHERE act = 'open.sealed' ORDER BY at LIMIT 1)",
    );
  });
  const { ok, said } = await verifyTrail();
  expect(ok).toBe(false);
  expect(said).toContain("was changed");
});
