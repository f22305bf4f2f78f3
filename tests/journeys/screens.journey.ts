import { globSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { matters } from "@seed/demo/matters";
import { demoAccounts } from "../../scripts/demo-accounts";
import { asThief, dump } from "../support/behind";
import { expectAccessible } from "../support/browser";
import { type Enter, expect, test } from "../support/sign-in";
import { sentencesOf, wordsOf } from "../support/words";

/**
 * Every screen once, by following links: in English without Chinese and the other way round, but for names and what people wrote; and on
 * a phone and at a desk without scrolling sideways, and with room for each text.
 */

const PHONE = 360;
const WIDTHS = [PHONE, 390, 1440];
/** Where a list is a table still, or already, and has least room for it. */
const DESKS = [1024, 1200, 1280, 1366];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What isn't a screen: files, and addresses that do something. */
const NO_SCREEN =
  /^\/(api|open-data|_next|sign-out|preferences|verify-mail|information\/feed|reset-password\?)|\/text$|^\/notifications\/./;

/** Called the same on every screen: a language where one chooses it, and the demo's accounts. */
const NAMES: ReadonlySet<string> = new Set(["中文", "English", ...demoAccounts]);

/** Screens already seen, by address without ids: each is looked at once, but everybody's own first page. */
const seen = new Set<string>();

function screenOf(href: string, username: string): string {
  const { pathname, searchParams } = new URL(href, "http://portal");
  const shown = ["tab", "step"].flatMap((name) => searchParams.getAll(name).map((value) => `${name}=${value}`));
  const own = pathname === "/" ? username : "";
  // One time limit looks like another, and the columns of one list like those of another.
  const screen = pathname
    .replaceAll(UUID, "*")
    .replace(/^\/time-limits\/(?!holidays|clocks)[\w-]+$/, "/time-limits/*")
    .replace(/^\/exports\/columns\/[\w-]+$/, "/exports/columns/*");
  return `${screen}?${shown.join("&")}${own}`;
}

/** The addresses, without ids, by the title under which the browser lists them. */
const called = new Map<string, string>();

/** A screen is told from the others by its title: in tabs, in the history, by what a screen reader says first. */
async function titleFault(page: Page, path: string): Promise<string[]> {
  const title = await page.title();
  // Where the address led: somebody who has a draft, or hasn't signed in, is led on.
  const address = screenOf(page.url(), "").split("?")[0] ?? "";
  const other = called.get(title) ?? address;
  called.set(title, other);
  return other === address ? [] : [`${path} is called as ${other}: ${title}`];
}

/** Text that people see or hear, node by node; what says itself in which language it is, is left out. */
function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const foreign = document.documentElement.lang === "en" ? "[lang^=zh]" : "[lang=en]";
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node;
      if (!parentElement || parentElement.closest(`script, style, noscript, code, kbd, ${foreign}`)) continue;
      texts.push(node.textContent ?? "");
    }
    for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      if (element.closest(foreign)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(element.getAttribute(name) ?? "");
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  });
}

type Tongue = {
  readonly locale: "zh-CN" | "en";
  /** A piece of text that belongs to the other language. */
  readonly strange: RegExp;
  /** Words of this portal in this language: what they hold is no leak. */
  readonly own: string;
  /** Whole sentences of the other language that read differently in this one. */
  readonly other: ReadonlySet<string>;
};

function tongue(locale: "zh-CN" | "en"): Tongue {
  const [here, there] = [sentencesOf(locale), sentencesOf(locale === "en" ? "zh-CN" : "en")];
  const own = [...here.values()].join("\n");
  const other = [...there].filter(([key, text]) => here.get(key) !== text).map(([, text]) => text);
  return { locale, strange: locale === "en" ? /\p{Script=Han}+/gu : /[A-Za-z]{2,}/g, own, other: new Set(other) };
}

type Data = Readonly<Record<"zh-CN" | "en", string>>;

let kept: Data | undefined;

/**
 * What isn't the portal's to translate. On either screen: all that the database holds. On an English one also what lies there under seal,
 * which stands in the story and in these journeys, and who runs the site, as configured.
 */
async function dataOf(folder: string): Promise<Data> {
  const stored = [...(await asThief(folder, dump)).values()].join("\n");
  const sources = globSync(["prisma/seed/**/*.ts", "tests/{journeys,support}/*.ts", "src/platform/env.ts"]);
  const composed = matters.map(({ respondent }) => `${respondent}的住所和现单位另附`);
  const written = sources.map((file) => readFileSync(file, "utf8"));
  return { "zh-CN": stored, en: [stored, ...composed, ...written].join("\n") };
}

/** Pieces that were found among the data: what was looked for once isn't looked for again in all of it. */
const found = { "zh-CN": new Set<string>(), en: new Set<string>() };

function isData(piece: string, locale: "zh-CN" | "en", data: Data): boolean {
  if (!found[locale].has(piece) && data[locale].includes(piece)) found[locale].add(piece);
  return found[locale].has(piece);
}

function leaksIn(texts: readonly string[], { locale, strange, own, other }: Tongue, data: Data): string[] {
  return texts.filter((text) => {
    const pieces = text.match(strange) ?? [];
    if (pieces.length === 0 || NAMES.has(text)) return false;
    return other.has(text) || pieces.some((piece) => !own.includes(piece) && !isData(piece, locale, data));
  });
}

type Layout = {
  /** How many pixels of the page lie beyond the right edge. */
  readonly beyond: number;
  /** Texts that stand one or two letters a line because what is beside them took the room. */
  readonly squeezed: readonly string[];
};

/** How the page lies in a window of this width. */
async function layoutAt(page: Page, width: number): Promise<Layout> {
  await widen(page, width);
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const texts = [...document.querySelectorAll<HTMLElement>("main :is(a, b, span, p, td, th, dd, dt, li)")];
    const squeezed = texts.flatMap((element) => {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const text = own.map(({ textContent }) => textContent?.trim() ?? "").join("");
      if (text.length <= 6) return []; // most of them, and told before anything is measured
      const { width, height } = element.getBoundingClientRect();
      if (width <= 1 || width > height) return [];
      const letter = Number.parseFloat(getComputedStyle(element).fontSize);
      return width < 2.5 * letter && height > 5 * letter ? [text] : [];
    });
    return { beyond: scrollWidth - clientWidth, squeezed };
  });
}

type Looked = { readonly path: string; readonly locale: string; readonly widths: readonly number[] };

async function layoutFaults(page: Page, { path, locale, widths }: Looked): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    const { beyond, squeezed } = await layoutAt(page, width);
    if (beyond > 0) faults.push(`${path} is ${beyond} px too wide at ${width} px in ${locale}`);
    for (const text of squeezed) faults.push(`${path} squeezes ${text} at ${width} px in ${locale}`);
  }
  return faults;
}

/** Gives the window this width; each change is drawn. */
async function widen(page: Page, width: number): Promise<void> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 800 });
}

const tongues = { en: tongue("en"), "zh-CN": tongue("zh-CN") };

/** What leaks, by the data as they were read last; read anew if something seems to, for others are at work meanwhile. */
async function leaksOn(page: Page, locale: "zh-CN" | "en"): Promise<string[]> {
  const texts = await textsOn(page);
  const folder = process.env.JOURNEY_FOLDER ?? "";
  kept ??= await dataOf(folder);
  const leaks = leaksIn(texts, tongues[locale], kept);
  if (leaks.length === 0) return [];
  kept = await dataOf(folder);
  return leaksIn(leaks, tongues[locale], kept);
}

/** Looks at a screen; returns what is wrong with it. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = [];
  for (const locale of ["zh-CN", "en"] as const) {
    await page.context().addCookies([{ name: "locale", value: locale, url: new URL("/", page.url()).href }]);
    // It is loaded on a phone and grows: a chart follows the window a breath later, and one that was drawn wide would pass for too wide.
    await widen(page, PHONE);
    const answer = await page.goto(path);
    if (answer?.status() !== 200) return [`${path} answers ${answer?.status()}`];
    faults.push(...(await titleFault(page, path)));
    faults.push(...(await layoutFaults(page, { path, locale, widths: WIDTHS })));
    faults.push(...(await leaksOn(page, locale)).map((text) => `${path} in ${locale}: ${text}`));
  }
  await widen(page, PHONE);
  await expectAccessible(page).catch((error: unknown) => faults.push(`${path}: ${String(error).slice(0, 600)}`));
  return faults;
}

async function walk(enter: Enter, username: string | undefined): Promise<string[]> {
  const page = await enter(username, { width: 390 });
  const faults: string[] = [];
  const todo = ["/"];
  await page.goto("/");
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const screen = screenOf(path, username ?? "");
    if (seen.has(screen)) continue;
    seen.add(screen);
    faults.push(...(await faultsOf(page, path)));
    // Where on a page a link leads makes no other screen of it.
    const links = await page
      .locator("a[href^='/']")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")?.split("#")[0] ?? ""));
    todo.push(...links.filter((href) => !NO_SCREEN.test(href)));
  }
  return faults;
}

const people = [
  "firm-a",
  "firm-b",
  "officer",
  "chief",
  "intake",
  "nanhu",
  "lead",
  "police",
  "office",
  "reviewer",
  "expert-1",
  "station",
  "sysadmin",
  "secadmin",
  "auditor",
];

for (const username of [undefined, ...people]) {
  test(`the screens of ${username ?? "a stranger"}, in both languages, on a phone`, async ({ enter }) => {
    test.setTimeout(300_000);
    expect(await walk(enter, username)).toEqual([]);
  });
}

test("the lists of who sees most have room between a tablet and a wide desk, in both languages", async ({ enter }) => {
  test.setTimeout(300_000);
  const page = await enter("lead");
  await page.goto("/");
  const rail = page.locator(`nav[aria-label="${wordsOf("zh-CN")("ui.sideNav")}"] a`);
  const paths = await rail.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(paths.length).toBeGreaterThan(15);
  const faults: string[] = [];
  for (const locale of ["zh-CN", "en"] as const) {
    await page.context().addCookies([{ name: "locale", value: locale, url: new URL("/", page.url()).href }]);
    for (const path of paths) {
      await page.goto(path);
      faults.push(...(await layoutFaults(page, { path, locale, widths: DESKS })));
    }
  }
  expect(faults).toEqual([]);
});
