import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import chromium, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import type { RunOptions } from "axe-core";
import { sketch } from "./sketch";

/** A real Chromium, out of the npm package, and journeys that fail on what a person would not see. */

/** How to launch it. Where the machine lacks the libraries that it needs, the package's own are used; its type is that of fonts.conf, unless one is named. */
export async function launchOptions(): Promise<{ executablePath: string; args: string[]; env: NodeJS.ProcessEnv }> {
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
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", ...quiet],
    env: { FONTCONFIG_FILE: join(import.meta.dirname, "fonts.conf"), ...process.env },
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

/** In plain letters: sent and read in half the time. */
const SCRIPT = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8").replaceAll(
  /[^\0-\x7f]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

/**
 * In the page: looks by the rules of `options` at what `include` and `exclude` say. Only what is serious or worse comes back; null if the page
 * changed since it was sketched, and there is no such place any more.
 */
const look = (where: string, options: RunOptions) => `(async () => {
  const { include, exclude } = ${where};
  if (include.some((one) => !one.isConnected)) return null;
  const { violations } = await axe.run({ include, exclude }, ${JSON.stringify(options)});
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(" ")) }));
})()`;

/** Where the elements of the `fresh` names are, without the parts in them that have `known` ones; all of the page, if that is new as a whole. */
const placesOf = (fresh: readonly string[], known: readonly string[]) => `(() => {
  const { parts, above } = sketched;
  const [fresh, known] = ${JSON.stringify([fresh, known])};
  const include = fresh.flatMap((name) => parts.get(name) ?? above.get(name) ?? document);
  const held = known.flatMap((name) => parts.get(name) ?? []);
  return { include, exclude: held.filter((part) => include.some((one) => one !== part && one.contains(part))) };
})()`;

/** An element of each of these styles. */
const styled = (styles: readonly string[]) =>
  `{ include: ${JSON.stringify(styles)}.map((name) => sketched.styles.get(name)), exclude: [] }`;

/** Names of sketches that were held to axe's rules before, and held; one list for all who test. */
const HELD = process.env.JOURNEY_HELD ?? "";
const held = () => new Set(existsSync(HELD) ? readFileSync(HELD, "utf8").split("\n") : []);

/** Fails on any finding of axe that is serious or worse, by WCAG 2.2 AA. What was held to its rules before is known by its sketch. */
export async function expectAccessible(page: Page): Promise<void> {
  if (withoutScripts.has(page.context())) return;
  // The portal has no frames: inside one, axe would have to be brought as well.
  expect(page.frames()).toHaveLength(1);
  const { structure, styles } = await page.evaluate(sketch);
  const before = held();
  const fresh = {
    structure: structure.filter((one) => !before.has(one)),
    styles: styles.filter((one) => !before.has(one)),
  };
  if (fresh.structure.length + fresh.styles.length === 0) return;
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SCRIPT);
  const off = Object.fromEntries(OF_STYLE.map((rule) => [rule, { enabled: false }]));
  const known = structure.filter((one) => before.has(one));
  const find = async (names: readonly string[], where: string, options: RunOptions) =>
    names.length > 0 ? page.evaluate<readonly Finding[] | null>(look(where, options)) : [];
  const ofStructure = await find(fresh.structure, placesOf(fresh.structure, known), { ...AXE, rules: off });
  const ofStyle = await find(fresh.styles, styled(fresh.styles), {
    ...AXE,
    runOnly: { type: "rule", values: OF_STYLE },
  });
  if (!ofStructure || !ofStyle) return expectAccessible(page);
  const findings = [...ofStructure, ...ofStyle];
  expect(findings.map(({ id, where }) => `${id}: ${where.join(", ")}`)).toEqual([]);
  appendFileSync(HELD, [...fresh.structure, ...fresh.styles, ""].join("\n"));
}
