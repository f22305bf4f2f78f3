import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** With any release of Node that npm 10 runs on (18.17 is the oldest) everything is installed, and then runs under the portal's own. */

type Locked = {
  readonly optional?: true;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: readonly string[];
  readonly engines?: { readonly node?: string };
};

const isFor = (machine: string, named: string | readonly string[] | undefined) =>
  named === undefined || [named].flat().includes(machine);

test("npm runs no package's own script: Prisma's refuses releases of Node that npm takes", () => {
  expect(readFileSync(".npmrc", "utf8").split("\n")).toContain("ignore-scripts=true");
  // Before the first `npm ci` in the image, too.
  expect(readFileSync("Dockerfile", "utf8")).toMatch(/^COPY .*\.npmrc/m);
});

test("no build for this kind of machine asks for a newer Node: npm would leave it out without a word", () => {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const builds = Object.entries(packages).filter(
    ([, { optional, os, cpu, libc }]) =>
      optional && (os ?? cpu) && isFor("linux", os) && isFor("x64", cpu) && isFor("glibc", libc),
  );
  const takesOld = (range: string) => range.split("||").some((part) => />= ?(\d|1[0-8])(\.|$)/.test(part.trim()));
  const asking = builds.filter(([, { engines }]) => engines?.node !== undefined && !takesOld(engines.node));
  // Take `engines` out of these entries of package-lock.json (docs/decisions/0158): npm keeps them as they stand there.
  expect(asking.map(([path]) => path)).toEqual([]);
  expect(builds.map(([path]) => path)).toContain("node_modules/@tailwindcss/oxide-linux-x64-gnu");
});
