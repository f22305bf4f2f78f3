/**
 * `npm run draw -- --list FILE [--secret HEX --number "…"] [--seed HEX]`: makes a draw again out of its list, with no database: the SHA-256 of
 * the list, the commitment, the seed, then a line for each firm that was drawn, with its officers. Without a seed or its parts: the hash alone.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type DrawList, drawFrom, hashOf, parseList, seedOf } from "@/kernel/draw";
import { isMain, isSystemError, problem, run } from "./say";

const USAGE = 'npm run draw -- --list FILE [--secret HEX --number "…"] [--seed HEX]';

type Given = {
  readonly secret?: string | undefined;
  readonly number?: string | undefined;
  readonly seed?: string | undefined;
};

/** What the script says of a list: lines of `name TAB value`, then one for each firm in the order of drawing. */
export function drawLines(text: string, { secret, number, seed }: Given): string[] {
  const list = parseList(text);
  if (!list) throw problem("这不是抽查名单文件。", "This is no list of a draw.");
  const listHash = hashOf(text);
  const used = seed ?? (secret && number ? seedOf({ listHash, secret, number }) : undefined);
  return [
    `list\t${listHash}`,
    ...(secret ? [`commitment\t${hashOf(secret)}`] : []),
    ...(used ? [`seed\t${used}`, ...drawnLines(list, used)] : []),
  ];
}

function drawnLines(list: DrawList, seed: string): string[] {
  return drawFrom(list, seed).map(({ firm, officers }, at) => {
    const { code = "", name = "" } = list.firms.find(({ no }) => no === firm) ?? {};
    const people = officers.flatMap((no) => list.officers.find((one) => one.no === no) ?? []);
    return [at + 1, firm, code, name, ...people.map((one) => [one.no, one.name, one.card].join(" ").trim())].join("\t");
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      list: { type: "string" },
      secret: { type: "string" },
      number: { type: "string" },
      seed: { type: "string" },
    },
  });
  if (!values.list) throw problem(`用法：${USAGE}`, `Use: ${USAGE}`);
  const text = await readFile(values.list, "utf8").catch((error: unknown) => {
    if (isSystemError(error, "ENOENT", "EISDIR"))
      throw problem(`没有这个文件：${values.list}`, `There is no such file: ${values.list}`);
    throw error;
  });
  console.log(drawLines(text, values).join("\n"));
}

if (isMain(import.meta.url)) await run(main);
