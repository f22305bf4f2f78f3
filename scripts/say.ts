import { pathToFileURL } from "node:url";

/** What a script says to the person at the terminal: short lines, Chinese first, and problems as sentences instead of stacks. */

/** A problem that the person can solve: `message` is all that is shown, without a stack. */
export class Problem extends Error {}

/** Tells which slow step is under way. */
export function say(chinese: string, english: string): void {
  console.log(`· ${chinese}  ${english}`);
}

/** Makes a problem of one sentence in each language. */
export function problem(chinese: string, english: string): Problem {
  return new Problem(`${chinese}\n${english}`);
}

/** Runs a script's body; a problem is printed as its sentence, anything unforeseen with what a maintainer needs. */
export async function run(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Problem ? `\n✖ ${error.message}\n` : error);
    process.exitCode = 1;
  }
}

/** True when `error` is a system error with that code, such as ENOENT. */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}

/** Whether the module with this address is the one that was started, rather than imported. */
export function isMain(address: string): boolean {
  return address === pathToFileURL(process.argv[1] ?? "").href;
}
