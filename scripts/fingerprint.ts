import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Names a set of files by what is in them, so that work which depends on them is done again only when they changed. */

/**
 * A hash over the paths and contents of the files and folders given, in a fixed order. Absent ones count as absent, not as an error.
 * Words that also matter, such as a version, can be given in `also`.
 */
export function fingerprint(paths: readonly string[], also: readonly string[] = []): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  for (const word of also) hash.update(`${word}\0`);
  return hash.digest("hex").slice(0, 32);
}

function filesUnder(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
