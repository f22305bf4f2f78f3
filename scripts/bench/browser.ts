import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { launchOptions } from "../../tests/support/browser";
import { quantile } from "./client";
import { inTurn } from "./measure";
import type { MeasuredPortal } from "./servers";

/** JavaScript of a page over the framework's own, compressed, in kilobytes. */
export type Scripts = { readonly withContent: number; readonly later: number };

/** What a browser makes of the pages. */
export async function inBrowser<T>(body: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await launchOptions());
  try {
    return await body(browser);
  } finally {
    await browser.close();
  }
}

/** What the framework loads on every page, an empty one too: the chunks that its own manifest calls so. */
function frameworkChunks(): Map<string, number> {
  const manifest: { rootMainFiles: string[]; polyfillFiles: string[] } = JSON.parse(
    readFileSync(".next/build-manifest.json", "utf8"),
  );
  return new Map(
    [...manifest.rootMainFiles, ...manifest.polyfillFiles].map((file) => [
      file,
      compressed(readFileSync(join(".next", file))),
    ]),
  );
}

/** Kilobytes of the framework's own scripts. */
export function frameworkKilobytes(): number {
  const manifest: { rootMainFiles: string[] } = JSON.parse(readFileSync(".next/build-manifest.json", "utf8"));
  return manifest.rootMainFiles.reduce((sum, file) => sum + compressed(readFileSync(join(".next", file))), 0) / 1000;
}

function compressed(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 6 }).length;
}

type Visit = { readonly portal: MeasuredPortal; readonly path: string; readonly user: string | undefined };

async function openPage(browser: Browser, { portal, path, user }: Visit) {
  const context = await browser.newContext();
  if (user) {
    const cookies = (await portal.cookieOf(user)).split("; ").map((pair) => pair.split(/=(.*)/s));
    await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: portal.origin })));
  }
  const page = await context.newPage();
  return { context, page, address: portal.origin + path };
}

/** Which scripts a page loads with its content, and which after the browser has loaded it. */
export async function scriptsOf(browser: Browser, visit: Visit): Promise<Scripts> {
  const framework = frameworkChunks();
  const { context, page, address } = await openPage(browser, visit);
  const sizes = { withContent: 0, later: 0 };
  let loaded = false;
  page.on("load", () => {
    loaded = true;
  });
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const file = /\/_next\/(static\/.+\.js)/.exec(new URL(response.url()).pathname)?.[1];
    if (!file || framework.has(file)) return;
    const when = loaded ? "later" : "withContent";
    reading.push(
      response.body().then((body) => {
        sizes[when] += compressed(body) / 1000;
      }),
    );
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(1_500);
  await Promise.all(reading);
  await context.close();
  return sizes;
}

/**
 * Milliseconds from asking for a page with an empty cache until the browser has loaded it: of each page the median of so many first visits,
 * which take turns. The first round isn't counted: the browser itself has just come up.
 */
export async function firstLoads(browser: Browser, visits: readonly Visit[], times: number): Promise<number[]> {
  const found = visits.map((visit) => ({ visit, milliseconds: [] as number[] }));
  for (let round = 0; round <= times; round++)
    for (const { visit, milliseconds } of inTurn(found, round)) {
      const took = await firstLoad(browser, visit);
      if (round > 0) milliseconds.push(took);
    }
  return found.map(({ milliseconds }) => quantile(milliseconds, 0.5));
}

async function firstLoad(browser: Browser, visit: Visit): Promise<number> {
  const { context, page, address } = await openPage(browser, visit);
  await page.goto(address, { waitUntil: "load" });
  const took = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation");
    return entry instanceof PerformanceNavigationTiming ? entry.loadEventEnd || entry.duration : Number.NaN;
  });
  await context.close();
  return took;
}
