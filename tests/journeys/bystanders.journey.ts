import { randomBytes } from "node:crypto";
import type { Page, Request } from "@playwright/test";
import { type Answer, askerAt } from "../support/asker";
import { expectAccessible } from "../support/browser";
import { alive, press, visit } from "../support/screens";
import { type Enter, expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** Whoever has no business with a record gets nothing of it, on any way, and can't tell whether it is there. */

// They stand for themselves, and some of them mostly wait: neither of the two who test shall be left alone with them at the end.
test.describe.configure({ mode: "parallel" });

const say = wordsOf("zh-CN");

/** Words of the record that nobody outside may ever get. */
type Kept = {
  readonly ids: readonly string[];
  readonly words: readonly string[];
  /** Addresses of pages and files. */
  readonly paths: readonly string[];
  /** Addresses that lead from a notice to its record. */
  readonly notices: readonly string[];
  /** Addresses to which forms are sent, with what is sent. */
  readonly posts: readonly { readonly path: string; readonly form: Readonly<Record<string, string>> }[];
  /** What a browser of somebody who may sent when it called the server's action. */
  readonly action: { readonly path: string; readonly headers: Record<string, string>; readonly data: Buffer };
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function idsIn(text: string): string[] {
  return [...new Set(text.match(UUID) ?? [])];
}

/** An id that looks as if it had been given out when the other was. */
function neighbourOf(id: string): string {
  return `${id.slice(0, 24)}${randomBytes(6).toString("hex")}`;
}

/** An answer without what differs at each request: nonces, ids, where the stream was cut, and in which order its parts came. */
function essence({ status, type, location, text }: Answer): string {
  const body = text
    .replace(/<script[^>]*>.*?<\/script>/gs, "")
    .replace(/nonce="[^"]*"|"nonce":"[^"]*"|nonce-[\w+/=-]+/g, "")
    .replaceAll(UUID, "ID")
    // The framework marks what belongs to one request by a name drawn for it, and a letter.
    .replace(/"[\w-]{21}[a-z]"/g, "REQUEST")
    // Parts of a stream are numbered as they become ready, and name each other by these numbers.
    .replace(/^[0-9a-f]+:/gm, "PART:")
    .replace(/"\$[@A-Za-z]?[0-9a-f]+(?=[":])/g, '"$PART')
    .replace(/\d+\.\d{2,}/g, "N");
  return `${status} ${type} ${location.replaceAll(UUID, "ID")}\n${body.split("\n").toSorted().join("\n")}`;
}

/** All that there is of the complaint `title`, as those find it who may: its team of the city's officers. */
async function find(enter: Enter, title: string): Promise<Kept> {
  const officer = await enter("officer", { anew: true });
  await visit(officer, `/complaints?q=${encodeURIComponent(title)}`);
  await press(officer, title);
  const complaintPath = new URL(officer.url()).pathname;
  const calls: Request[] = [];
  officer.on("request", (request) => {
    if (request.headers()["next-action"]) calls.push(request);
  });
  const look = officer.locator("main form:has([name=purpose])").first();
  await alive(look);
  await look.locator("[name=purpose]").selectOption("verification");
  await press(officer, say("handling.look.open"));
  const words = await officer.locator("main .prose").allInnerTexts();
  await visit(officer, `${complaintPath}?tab=evidence`);
  const files = await addressesOn(officer, "/api/evidence/");
  await visit(officer, complaintPath);
  const [casePath = ""] = await addressesOn(officer, "/cases/");
  await visit(officer, `${casePath}?tab=referrals`);
  const referrals = await addressesOn(officer, "/referrals/");
  await visit(officer, "/notifications");
  const notices = await addressesOn(officer, "/notifications/");
  const [call] = calls;
  if (!call || files.length === 0 || referrals.length === 0) {
    const there = `${calls.length} calls, ${files.length} files, ${referrals.length} referrals of ${casePath}`;
    throw new Error(`The team doesn't find all of ${title}: ${there}.`);
  }
  const { "next-action": name = "", "content-type": type = "", "next-router-state-tree": tree = "" } = call.headers();
  const answer = Object.fromEntries(new URLSearchParams({ step: "accept", version: "1" }));
  return {
    ids: idsIn([complaintPath, casePath, ...referrals, ...files, ...notices].join(" ")),
    words: [title, ...words.flatMap((text) => text.split("\n")).filter((text) => text.length > 6)],
    paths: [
      ...[complaintPath, `${complaintPath}/steps/propose`, `${complaintPath}/steps/assign`, `${complaintPath}/team`],
      ...["evidence", "messages", "history"].map((tab) => `${complaintPath}?tab=${tab}`),
      ...[
        `${complaintPath}/receipt`,
        `${complaintPath}/text`,
        `${complaintPath}/supplement`,
        `${complaintPath}/secret`,
        `${complaintPath}/check`,
        `${complaintPath}/withdraw`,
      ],
      ...["evidence", "referrals", "messages", "history"].map((tab) => `${casePath}?tab=${tab}`),
      ...[casePath, `${casePath}/refer`, `${casePath}/steps/close`, `${casePath}/team`],
      ...referrals,
      ...files.flatMap((path) => [path, `${path}?purpose=${encodeURIComponent("演示理由")}`]),
    ],
    posts: [
      { path: `${complaintPath}/submit`, form: { version: "1" } },
      { path: `${complaintPath}/secret/save`, form: { _form: "journey-form", _revision: "1", secret: "x" } },
      ...files.map((path) => ({ path, form: { purpose: "演示理由" } })),
      ...referrals.map((path) => ({ path, form: answer })),
    ],
    notices,
    action: {
      path: complaintPath,
      headers: { "next-action": name, "content-type": type, "next-router-state-tree": tree },
      data: call.postDataBuffer() ?? Buffer.alloc(0),
    },
  };
}

/** Addresses to which links and forms of this page lead, without what follows the path. */
async function addressesOn(page: Page, start: string): Promise<string[]> {
  const all = await page
    .locator(`main a[href^="${start}"], main form[action^="${start}"]`)
    .evaluateAll((found) =>
      found.map((element) => element.getAttribute("href") ?? element.getAttribute("action") ?? ""),
    );
  return [...new Set(all.map((address) => address.split("?")[0] ?? ""))].filter((address) => idsIn(address).length > 0);
}

/** Tries every way as this person, at the record and beside it; tells where the answers differ, or give something away. */
async function leaks(page: Page, kept: Kept): Promise<string[]> {
  const found: string[] = [];
  const beside = (text: string) => kept.ids.reduce((changed, id) => changed.replaceAll(id, neighbourOf(id)), text);
  const ask = await askerAt(page);

  // What lies beside several addresses is one answer: they differ in ids alone.
  const answers = new Map<string, string>();

  async function compare(what: string, at: (change: (text: string) => string) => Promise<Answer>): Promise<void> {
    const real = await at((text) => text);
    const told = kept.words.find((word) => real.text.includes(word));
    if (told) found.push(`${what}: tells ${told}`);
    // Data and actions are answered with 200 by the framework, whatever is in them: there the content alone tells.
    if (real.status === 200 && !real.url.includes("/sign-in") && !/^(data|action) /.test(what))
      found.push(`${what}: 200`);
    // Numbers in the frame change while others are at work: a difference must stay.
    let difference: string | undefined;
    for (let tries = 0; tries < 3; tries++) {
      const here = essence(tries === 0 ? real : await at((text) => text));
      const kind = what.replaceAll(UUID, "ID");
      const there = (tries === 0 && answers.get(kind)) || essence(await at(beside));
      answers.set(kind, there);
      if (here === there) return;
      difference = firstDifference(here, there);
    }
    found.push(`${what}: ${difference}`);
  }

  for (const path of kept.paths) {
    await compare(`page ${path}`, (change) => ask(change(path)));
    await compare(`data ${path}`, (change) => ask(change(path), { headers: { rsc: "1" } }));
  }
  for (const path of kept.notices.slice(0, 2))
    await compare(`notice ${path}`, (change) => ask(change(path), { redirect: "manual" }));
  for (const { path, form } of kept.posts)
    await compare(`post ${path}`, (change) =>
      ask(change(path), { method: "POST", body: new URLSearchParams(form), redirect: "manual" }),
    );
  const { path, headers, data } = kept.action;
  await compare(`action ${path}`, (change) =>
    ask(change(path), {
      method: "POST",
      headers,
      body: Buffer.from(change(data.toString("latin1")), "latin1"),
      redirect: "manual",
    }),
  );
  const [id = ""] = idsIn(path);
  await compare("upload", (change) =>
    ask(`/api/evidence?complaint=${change(id)}`, {
      method: "PUT",
      headers: {
        "x-file-name": "a.pdf",
        "x-content-sha256": "0".repeat(64),
        "content-type": "application/octet-stream",
      },
      body: "%PDF-1.4\n%%EOF\n",
    }),
  );
  const [title = ""] = kept.words;
  for (const list of ["/search", "/complaints", "/cases", "/referrals"]) {
    const { text: shown } = await ask(`${list}?q=${encodeURIComponent(title)}`);
    if (kept.ids.some((one) => shown.includes(one)) || /data-total="[1-9]/.test(shown)) found.push(`${list}: finds it`);
  }
  // A file says by which words it was asked for: whatever else is in it must be as for words that nothing has.
  const part = title.slice(0, 4);
  for (const list of ["complaints", "cases", "referrals", "evidence"]) {
    const file = async (words: string) =>
      (await ask(`/api/export/${list}?format=csv&q=${encodeURIComponent(words)}`)).text.split("\n");
    const [real, none] = [await file(part), await file("查无此事")];
    if (real.join("\n").includes(title) || real.length !== none.length) found.push(`export of ${list}: tells it`);
  }
  return found;
}

function firstDifference(one: string, other: string): string {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const [line = "", changed = ""] = [lines[at] ?? "", others[at] ?? ""];
  const start = Math.max(0, [...line].findIndex((letter, index) => letter !== changed[index]) - 40);
  return `“${line.slice(start, start + 160)}” and “${changed.slice(start, start + 160)}”`;
}

const walls = [
  {
    title: "染整配方被离职人员带走",
    outsiders: ["firm-b", "nanhu", "station", "sysadmin", "secadmin", "auditor", "office", undefined],
  },
  // The labour office was never asked; science and technology was, and the referral was withdrawn.
  { title: "电池片工艺参数外泄", outsiders: ["hr", "scitech", "station", "firm-a"] },
  // The police was never asked; Nanhu was, and the referral was withdrawn.
  { title: "客户名单被离职业务员带走", outsiders: ["police", "nanhu"] },
] as const;

for (const { title, outsiders } of walls) {
  test(`${title}: nothing for those whom it doesn't concern`, async ({ enter }) => {
    test.setTimeout(300_000);
    const kept = await find(enter, title);
    for (const username of outsiders) {
      const page = await enter(username, { anew: true });
      expect.soft(await leaks(page, kept), username ?? "a stranger").toEqual([]);
    }
    const [somebody] = outsiders;
    const page = await enter(somebody);
    await page.goto(kept.paths[0] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("ui.notFound.title"));
    await expectAccessible(page);
  });
}

test("a page that isn't there says so without a script, in the reader's frame and language, and leads back", async ({
  enter,
}) => {
  for (const [locale, username] of [
    ["zh-CN", undefined],
    ["en", "officer"],
    ["zh-CN", "firm-b"],
  ] as const) {
    const page = await enter(username, { locale, javaScriptEnabled: false });
    const answer = await page.goto(`/cases/${neighbourOf("0192f1a0-0000-7000-8000-000000000000")}/team`);
    const there = username ? 404 : 200; // a stranger is asked to sign in first
    expect(answer?.status(), username).toBe(there);
    if (!username) expect((await page.goto("/nothing/of/the/kind"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(wordsOf(locale)("ui.notFound.title"));
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await page
      .getByRole("main")
      .getByRole("link", { name: wordsOf(locale)("ui.notFound.home") })
      .click();
    await expect(page).toHaveURL(/\/$/);
  }
});
