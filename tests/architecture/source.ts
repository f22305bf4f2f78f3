import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The portal's sources as the architecture tests see them: files, what each imports, and which part of the house it belongs to. */

export type Import = { readonly from: string; readonly typeOnly: boolean };
export type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

/** Every file under a folder with one of these endings, as a path from the project's root. */
export function filesUnder(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** The sources under `src`, tests left out. */
export function readSources(): Source[] {
  return filesUnder("src", [".ts", ".tsx"])
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      return { path, text, imports: importsIn(path, text) };
    });
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;

function importsIn(path: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, type, from = ""]) => ({
    from: resolve(path, from),
    typeOnly: type !== undefined,
  }));
}

/** A path from the root without its ending, or the name of a package. */
function resolve(path: string, from: string): string {
  if (from.startsWith("@/")) return `src/${from.slice(2)}`;
  return from.startsWith(".") ? normalize(join(dirname(path), from)) : from;
}

/** Where a file stands: its part of the house, for a feature its name, and the kind of file. */
export type Place = {
  readonly part: "kernel" | "platform" | "ui" | "feature" | "list" | "app" | "package";
  readonly feature?: string;
  readonly file?: string;
};

const PURE = ["workflow", "policy", "schema", "paths"];
/** The kinds of file of a feature; pure ones are `pure` for the table of imports, except `workflow` and `paths`, which others may import. */
export function placeOf(path: string): Place {
  const [root, part, feature, ...rest] = path.replace(/\.tsx?$/, "").split("/");
  if (root !== "src") return { part: "package" };
  if (part === "kernel" || part === "platform" || part === "ui") return { part };
  if (part !== "programme") return { part: "app" };
  if (rest.length === 0) return { part: "list" };
  const folder = rest.find((name) => name === "screens" || name === "words");
  return { part: "feature", feature: feature ?? "", file: folder ?? rest.at(-1) ?? "" };
}

export function isPure(file: string | undefined): boolean {
  return file !== undefined && PURE.includes(file);
}
