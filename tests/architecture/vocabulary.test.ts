import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LATE_REASON } from "@/kernel/form-state";
import { filesUnder, readSources } from "./source";

const features = readdirSync("src/programme", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const sources = readSources();

/** The closed set of names: a new one needs a decision record. */
const FILES =
  /^(README\.md|(workflow|policy|schema|paths|queries|commands|actions|jobs)\.ts|[a-z-]+(\.db)?\.test\.ts|(screens|words)\/.+)$/;
const WORDS = /^words\/(zh-CN|en)\.json$/;
const SCREEN = /^screens\/[a-z][a-z0-9-]*(\.test)?\.tsx?$/;

test("a feature's files have names of the closed set; a sub-noun's folder has the same", () => {
  const strange = features.flatMap((feature) =>
    filesUnder(`src/programme/${feature}`, [""]).filter((path) => {
      const inside = path.slice(`src/programme/${feature}/`.length);
      const own = inside.replace(/^(?!screens\/|words\/)[a-z-]+\//, "");
      if (own.startsWith("screens/")) return !SCREEN.test(own);
      if (own.startsWith("words/")) return !WORDS.test(own);
      return !FILES.test(own);
    }),
  );
  expect(strange).toEqual([]);
});

test("every feature says what it is for", () => {
  expect(features.filter((feature) => !existsSync(`src/programme/${feature}/README.md`))).toEqual([]);
});

test("names are of things that the municipality has", () => {
  const shapes =
    /(^|\/)(utils?|helpers?|hooks?|types?|constants?|index|data|info|managers?|handlers?|process(es)?|common|misc)(\.tsx?|\/)/;
  expect(sources.map(({ path }) => path).filter((path) => shapes.test(path))).toEqual([]);
});

/** 250 is the habit; the formatter may add a fifth. */
const MOST_LINES = 320;

test("no file holds more than about one screenful of ideas", () => {
  const long = [...filesUnder("src", [".ts", ".tsx"]), ...filesUnder("scripts", [".ts"])]
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test("a day is read as people write it before a schema says that it is none", () => {
  const held = sources.filter(
    ({ path, text }) => path.endsWith("/schema.ts") && /\.refine\((isDay|\(\w+\) => .*\bisDay)/.test(text),
  );
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter(({ text }) => !/\b(writtenDay|parseDay)\b/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("a count is read as people write it before a schema says that it is none", () => {
  const held = sources.filter(
    ({ path, text }) => path.endsWith("/schema.ts") && /\.number<string>\(\)\s*\.int\(\)/.test(text),
  );
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter(({ text }) => !/\bwrittenCount\b/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("what was typed comes back with an error, but for what proves who one is", () => {
  const held = sources.flatMap(({ path, text }) =>
    path.endsWith("/actions.ts")
      ? [...text.matchAll(/secrets: \[([^\]]*)\]/g)].flatMap(([, names = ""]) =>
          [...names.matchAll(/"(\w+)"/g)].map(([, name]) => `${path}: ${name}`),
        )
      : [],
  );
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter((one) => !/: (password|current|token)$/.test(one))).toEqual([]);
});

test("no command has a field of the name under which every form says why a term was missed", () => {
  const own = new RegExp(`\\b${LATE_REASON}\\b`);
  expect(sources.filter(({ path, text }) => path.startsWith("src/programme/") && own.test(text))).toEqual([]);
});

test("the clock, the configuration and the log each have one place", () => {
  const found = sources.flatMap(({ path, text }) => [
    ...(/new Date\(\)|Date\.now\(\)/.test(text) && !CLOCKS.includes(path) ? [`${path} asks what time it is`] : []),
    ...(/process\.env/.test(text) && !PROCESS_ENV.includes(path) ? [`${path} reads the configuration`] : []),
    ...(/console\./.test(text) && !CONSOLE.includes(path) ? [`${path} writes to the console`] : []),
  ]);
  expect(found).toEqual([]);
});
/** The server's clock, which everything rests on, and the device's, which tells a person what time it is there. */
const CLOCKS = ["src/platform/clock.ts", "src/ui/device-clock.ts"];
/** The boot, which says why it stops, and the log, which takes over what others say of errors. */
const CONSOLE = ["src/instrumentation.ts", "src/platform/log.ts"];
/** Beside env.ts: the boot, which says on the console why it stops, and what the framework replaces when it builds (NODE_ENV, the runtime), and it wants it spelled out. */
const PROCESS_ENV = ["src/platform/env.ts", "src/proxy.ts", "src/instrumentation.ts"];

/** An error boundary gets no props from the server: these few words travel with it, in both languages. */
const ERROR_WORDS = "src/ui/failed-words.json";

test("the browser gets no words but those in its props, and links are plain", () => {
  const found = sources.flatMap(({ path, text, imports }) => [
    ...(/^"use client"/m.test(text)
      ? imports
          .filter(({ from }) => (from.endsWith(".json") && from !== ERROR_WORDS) || from.startsWith("next-intl"))
          .map(({ from }) => `${path} → ${from}`)
      : []),
    ...imports.filter(({ from }) => from === "next/link").map(() => `${path} prefetches: a look is an act`),
  ]);
  expect(found).toEqual([]);
});

test("what the linter can't see: no cast through unknown, nothing exported by default but pages", () => {
  const found = sources.flatMap(({ path, text }) => [
    ...(/\bas (unknown|any|never)\b/.test(text) ? [`${path} casts`] : []),
    ...(/^export default/m.test(text) && !path.startsWith("src/app/") ? [`${path} exports by default`] : []),
  ]);
  expect(found).toEqual([]);
});

/** An address that no page has says so itself; the session's file is the one place of `notHere`. */
const SAYS_IT = ["src/platform/session.ts", "src/app/(portal)/[...missing]/page.tsx"];

test("a page that has nothing for its reader says so through `notHere`, which leaves an entry", () => {
  const silent = sources.filter(
    ({ path, text }) => /\bnotFound\b/.test(text) && /from "next\/navigation"/.test(text) && !SAYS_IT.includes(path),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});
