import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesUnder, type Import, isPure, type Place, placeOf, readSources, type Source } from "./source";

/** Who may import whom: docs/decisions tell why, this says so. */

const sources = readSources();

/** What an action may use of the platform: the frame that runs it, what it says, and what only a request has (cookies, who asks from where). */
const CARRIED_BY_A_REQUEST = ["action", "form-answer", "sentences", "session", "request", "look"].map(
  (name) => `src/platform/${name}`,
);

/** Why this import may not be; undefined when it may. */
function objection(source: Source, { from, typeOnly }: Import): string | undefined {
  const [here, there] = [placeOf(source.path), placeOf(from)];
  const same = here.feature === there.feature;
  if (there.part === "package") return packageObjection(here, from, typeOnly);
  if (there.part === "app") return here.part === "app" ? undefined : "nobody imports pages";
  switch (here.part) {
    case "kernel":
      return there.part === "kernel" ? undefined : "the kernel knows nothing but itself";
    case "platform":
      return there.part === "kernel" || there.part === "platform"
        ? undefined
        : "the platform knows no feature and no screen";
    case "ui":
      return there.part === "kernel" || there.part === "ui" ? undefined : "the kit knows no municipal word";
    case "app":
    case "list":
      return undefined;
    default:
      return featureObjection(here, there, { from, same, typeOnly });
  }
}

function packageObjection(here: Place, from: string, typeOnly: boolean): string | undefined {
  if (from === "@db") {
    if (here.part === "platform" || (typeOnly && ["queries", "commands", "jobs"].includes(here.file ?? "")))
      return undefined;
    return "only the platform uses the database client";
  }
  if (here.part === "kernel") return "the kernel depends on no package";
  // typedRoutes: an address has a type of the framework's.
  if (here.file === "paths" && typeOnly && from === "next") return undefined;
  if (isPure(here.file) && from !== "zod") return "pure files depend on nothing but zod";
  return undefined;
}

function featureObjection(
  here: Place,
  there: Place,
  { from, same, typeOnly }: { from: string; same: boolean; typeOnly: boolean },
): string | undefined {
  const { file = "" } = here;
  const wanted = there.file ?? "";
  if (there.part === "kernel") return undefined;
  if (there.part === "list") return "features don't know the lists of features";
  if (isPure(file)) {
    if (there.part !== "feature") return "pure files know the kernel alone";
    return (same && (isPure(wanted) || typeOnly)) || wanted === "workflow"
      ? undefined
      : "pure files know pure files, and workflows of others";
  }
  if (file === "queries" || file === "commands" || file === "jobs") {
    if (there.part === "platform") return undefined;
    if (there.part !== "feature") return "queries and commands draw nothing";
    return same || ["queries", "commands", "workflow"].includes(wanted)
      ? undefined
      : "of other features: queries, commands, workflows";
  }
  if (file === "actions") {
    if (CARRIED_BY_A_REQUEST.includes(from)) return undefined;
    return same && ["commands", "schema", "paths"].includes(wanted)
      ? undefined
      : "actions join a schema and a command, nothing else";
  }
  if (file === "screens") {
    if (there.part === "ui") return undefined;
    if (there.part !== "feature") return "screens get what they show";
    if (same && wanted === "queries" && typeOnly) return undefined; // what a query yields is what a screen shows
    if (same)
      return isPure(wanted) || ["actions", "screens", "words"].includes(wanted)
        ? undefined
        : "screens get what they show";
    return ["paths", "words", "workflow"].includes(wanted)
      ? undefined
      : "of other features: addresses, words, workflows";
  }
  return `a file of an unknown kind: ${file}`;
}

test("every import is allowed by the table", () => {
  const found = sources.flatMap((source) =>
    source.imports.flatMap((each) => {
      const why = objection(source, each);
      return why ? [`${source.path} → ${each.from}: ${why}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test("no two files import each other in a circle", () => {
  const byPath = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ""), source]));
  const next = (path: string) =>
    byPath
      .get(path)
      ?.imports.filter(({ typeOnly }) => !typeOnly)
      .map(({ from }) => from)
      .filter((from) => byPath.has(from)) ?? [];
  expect(circles([...byPath.keys()], next)).toEqual([]);
});

test("no two features need each other, but for what their workflows say and where their pages stand", () => {
  const needs = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const { feature } = placeOf(path);
    if (!feature) continue;
    for (const each of imports) {
      const there = placeOf(each.from);
      if (!there.feature || there.feature === feature || ["workflow", "paths", "words"].includes(there.file ?? ""))
        continue;
      needs.set(feature, (needs.get(feature) ?? new Set()).add(there.feature));
    }
  }
  expect(circles([...needs.keys()], (feature) => [...(needs.get(feature) ?? [])])).toEqual([]);
});

test("a turn is a row: nothing takes an advisory lock or locks a table", () => {
  const code = ["src", "scripts"].flatMap((folder) => filesUnder(folder, [".ts", ".tsx"]));
  expect(code.filter((path) => /pg_(?:try_)?advisory|\block table\b/i.test(readFileSync(path, "utf8")))).toEqual([]);
});

/** Circles in a graph, each as `a → b → a`. */
function circles(nodes: readonly string[], next: (node: string) => readonly string[]): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  function walk(node: string, trail: readonly string[]): void {
    const at = trail.indexOf(node);
    if (at >= 0) return void found.add([...trail.slice(at), node].join(" → "));
    if (done.has(node)) return;
    for (const following of next(node)) walk(following, [...trail, node]);
    done.add(node);
  }
  for (const node of nodes) walk(node, []);
  return [...found];
}
