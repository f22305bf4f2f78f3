import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import chromium, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import type { RunOptions } from "axe-core";
import { sketch } from "./sketch";

/** A real Chromium, out of the npm package, and journeys that fail on what a person would not see. */

/** How to launch it. Where the machine lacks the libraries that it needs, the package's own are used. */
export async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = await chromium.executablePath();
  const libraries = spawnSync("ldd", [executablePath], { encoding: "utf8" });
  if (libraries.stdout?.includes("not found")) {
    await inflate(join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
    setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  }
  const quiet = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
  ];
  return {
    executablePath,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", ...quiet],
  };
}

/** Playwright's test; a journey during which the console showed an error, or a script threw, fails. */
export const test = base.extend<{ calm: undefined }>({
  calm: [
    async ({ context }, use) => {
      const errors = watch(context);
      await use(undefined);
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what the console of a browser's windows shows as an error, and what its scripts throw. */
export function watch(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("console", (message) => {
    // The browser itself reports an answer of 4xx; whether that was wanted is for the journey to say.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      errors.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (fault) => errors.push(`${fault.page()?.url()}: ${fault.error().message}`));
  return errors;
}

export { expect };

/** The password of the demo's accounts. */
export function demoPassword(): string {
  return process.env.JOURNEY_PASSWORD ?? "";
}

/** Browsers in which scripts are switched off: axe is a script, and would wait for ever. */
export const withoutScripts = new WeakSet<BrowserContext>();

type Finding = { readonly id: string; readonly where: readonly string[] };

/**
 * WCAG 2.2 AA; what passes, or what axe can't tell, it needn't describe. Style sheets and media needn't be fetched once more either: that is for
 * media that play by themselves, which isn't among the serious findings, and takes longer than all rules of structure.
 */
const AXE: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  resultTypes: ["violations"],
  preload: false,
};

/** What the style sheet makes of an element where it stands: these rules take longer than all others together. */
const OF_STYLE = ["color-contrast", "link-in-text-block", "target-size"];

const SCRIPT = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

/** In the page: looks there by the rules of `options`, at all of it or at what is styled so. Only what is serious or worse comes back. */
const look = (options: RunOptions, styles?: readonly string[]) => `(async () => {
  const styles = ${JSON.stringify(styles ?? null)};
  const include = styles ? styles.map((one) => globalThis.styledSo.get(one)).filter((one) => one?.isConnected) : [document];
  if (include.length === 0) return [];
  const { violations } = await axe.run({ include }, ${JSON.stringify(options)});
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(" ")) }));
})()`;

/** What was held to axe's rules before, and held: structures of pages, and styles. */
const held = new Set<string>();

/** Fails on any finding of axe that is serious or worse, by WCAG 2.2 AA. What was held to its rules before is known by its sketch. */
export async function expectAccessible(page: Page): Promise<void> {
  if (withoutScripts.has(page.context())) return;
  // The portal has no frames: inside one, axe would have to be brought as well.
  expect(page.frames()).toHaveLength(1);
  const { structure, styles } = await page.evaluate(sketch);
  const fresh = styles.filter((one) => !held.has(one));
  if (held.has(structure) && fresh.length === 0) return;
  await page.evaluate(SCRIPT);
  const off = Object.fromEntries(OF_STYLE.map((rule) => [rule, { enabled: false }]));
  const findings = [
    ...(held.has(structure) ? [] : await page.evaluate<readonly Finding[]>(look({ ...AXE, rules: off }))),
    ...(await page.evaluate<readonly Finding[]>(look({ ...AXE, runOnly: { type: "rule", values: OF_STYLE } }, fresh))),
  ];
  expect(findings.map(({ id, where }) => `${id}: ${where.join(", ")}`)).toEqual([]);
  for (const one of [structure, ...styles]) held.add(one);
}
