import { pathToFileURL } from "node:url";

/** What a script says to the person at the terminal: short lines, Chinese first, and problems as sentences instead of stacks. */

/** A problem that the person can solve: `message` is all that is shown, without a stack. */
export class Problem extends Error {}

/** Tells which slow step is under way; beside what a command answers, which another program may read. */
export function say(chinese: string, english: string): void {
  console.error(`· ${chinese}  ${english}`);
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
    const known = error instanceof Problem ? error : asProblem(error);
    console.error(known ? `\n✖ ${known.message}\n` : error);
    process.exitCode = 1;
  }
}

/** What the system refuses, wherever it happens, is for the person to put right. */
function asProblem(error: unknown): Problem | undefined {
  const path = error instanceof Error && "path" in error ? String(error.path) : "";
  if (isSystemError(error, "EACCES", "EPERM", "EROFS"))
    return problem(`无权写入 ${path}。请检查目录权限。`, `${path} can't be written. Check its permissions.`);
  const said = error instanceof Error ? error.message : "";
  const argument = argumentProblem(error);
  if (argument) return argument;
  if (isSystemError(error, "ENOSPC", "EDQUOT", "53100") || isFull(said)) return fullDisk();
  if (/statement timeout/.test(said))
    return problem(
      "数据库太久没有答复，做到一半的没有留下。请稍后再试。",
      "The database took too long to answer, and nothing half-done remains. Try again later.",
    );
  // 57P01 to 57P03: it is being stopped, was killed, or is just starting.
  if (
    isSystemError(error, "57P01", "57P02", "57P03", "ECONNREFUSED", "ECONNRESET") ||
    /Connection terminated|not queryable/.test(said)
  ) {
    return problem(
      "与数据库的连接中断了，做到一半的没有留下。请再试一次。",
      "The connection to the database broke, and nothing half-done remains. Try again.",
    );
  }
  return undefined;
}

/** What `parseArgs` could make nothing of, which it says in English alone; undefined for any other error. */
export function argumentProblem(error: unknown): Problem | undefined {
  if (!(error instanceof TypeError)) return undefined;
  // '-n, --name <value>' where it has a short form as well; the option alone is told.
  const [, quoted = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const option = quoted.replace(/ <value>$/, "");
  if (isSystemError(error, "ERR_PARSE_ARGS_UNKNOWN_OPTION"))
    return problem(`没有 ${option} 这个选项。`, `There is no option ${option}.`);
  if (isSystemError(error, "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL"))
    return problem(`参数“${quoted}”多余。`, `Not expected: ${quoted}`);
  if (!isSystemError(error, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")) return undefined;
  return /does not take an argument/.test(error.message)
    ? problem(`${option} 后面不写值。`, `${option} takes no value.`)
    : problem(`${option} 后面要写一个值。`, `${option} needs a value.`);
}

/** Whether a program's words say that the disk took no more. */
export function isFull(said: string): boolean {
  return /No space left on device|Disk quota exceeded|ENOSPC/.test(said);
}

/** Never with the advice to throw anything away. */
export function fullDisk(): Problem {
  return problem(
    "磁盘已满。已有的数据没有受损：请腾出空间后再启动。",
    "The disk is full. What is there is unharmed: make room and start again.",
  );
}

export function portTaken(port: number): Problem {
  return problem(
    `端口 ${port} 已被其他程序占用。请换一个：PORT=3001 npm start`,
    `Port ${port} is in use by another program. Choose another one: PORT=3001 npm start`,
  );
}

/** True when `error` is a system error with that code, such as ENOENT. */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}

/** Whether the module with this address is the one that was started, rather than imported. */
export function isMain(address: string): boolean {
  return address === pathToFileURL(process.argv[1] ?? "").href;
}
