/**
 * `npm run import -- enterprises FILE [--apply] [--reason TEXT]`: what a list of firms would do to the register, as JSON on standard output:
 * `rows`, `new`, `update`, `unchanged`, `errors: [{row, column, reason}]`; a row has the number that it has in its sheet, which `sheet` names
 * where the list was joined of several. `sheetsLeftOut` names the sheets of the workbook that are no part of the list, where there
 * are any. With `--apply` it is done, all of it or, where there is an error, nothing; `applied` says whether, and `why` why it wasn't, where
 * the rows are not to blame. Exit code 1 when the file is refused or what it says could not be applied.
 * `npm run import -- enterprises --undo ID --reason TEXT`: undoes a list that was applied, as a whole: `undone` says whether, `against` row by row
 * what stands against it; then the exit code is 1.
 */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { placeIn, Unreadable } from "@/kernel/table";
import { setClock } from "@/platform/boot";
import { asActor, disconnect } from "@/platform/database";
import { LARGEST_TABLE, readTables } from "@/platform/table-file";
import { findHeads, listIn, mappingOf } from "@/programme/enterprises/heads/policy";
import {
  type ArrivedTable,
  applyImport,
  queueImport,
  receiveImport,
  refusalOf,
} from "@/programme/enterprises/imports/commands";
import { findImport } from "@/programme/enterprises/imports/queries";
import { faultSentences } from "@/programme/enterprises/imports/screens/corrections-sheet";
import englishWords from "@/programme/enterprises/imports/words/en.json";
import words from "@/programme/enterprises/imports/words/zh-CN.json";
import { missingFields, TEMPLATE_HEADS } from "@/programme/enterprises/sheets/policy";
import { planRows } from "@/programme/enterprises/sheets/queries";
import { askUndo, undoImport } from "@/programme/enterprises/undoing/commands";
import { objectionsTo } from "@/programme/enterprises/undoing/queries";
import enterpriseWords from "@/programme/enterprises/words/zh-CN.json";
import { problem, run } from "./say";

const USAGE = "npm run import -- enterprises FILE [--apply] [--reason TEXT] | --undo ID --reason TEXT";
const OPERATOR: Actor = { kind: "system", reason: "npm run import" };
const SECONDS = 300;
/** Two lists at once: the second looks again at what the first has left. */
const ATTEMPTS = 3;

/** A text of the words with what is put into it. Which text it is comes of a code, so no type knows it; a test sees to it that all are there. */
function textOf(
  texts: Readonly<Record<string, string>>,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return (texts[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** Reasons are told in Chinese, whatever the terminal speaks: they go back with the list. */
const sentences = {
  t: (key: string, values?: Record<string, string | number>) => textOf(words.cells, key.replace("cells.", ""), values),
  fields: (key: string) => textOf(enterpriseWords.fields, key),
};

async function read(file: string): Promise<ArrivedTable> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw problem(`没有这个文件：${file}`, `There is no such file: ${file}`);
  if (found.size > LARGEST_TABLE) throw new Unreadable("too-large");
  const bytes = await readFile(file);
  return {
    fileName: basename(file),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    list: listIn(await readTables(bytes)),
  };
}

async function preview({ list: { rows, sheets, leftOut } }: ArrivedTable) {
  const found = findHeads(rows);
  if (!found) throw new Refusal("table-no-heads");
  const mapping = mappingOf(found.heads);
  const missing = missingFields(mapping).map((field) => TEMPLATE_HEADS[field]);
  if (missing.length > 0)
    throw problem(`缺少这些列：${missing.join("、")}`, `These columns are missing: ${missing.join(", ")}`);
  const plan = await asActor(OPERATOR, (ctx) => planRows(ctx, { rows: found.rows, mapping, division: null }), {
    seconds: SECONDS,
  });
  const count = (verdict: string) => plan.filter((row) => row.verdict === verdict).length;
  const errors = plan.flatMap((row) =>
    row.verdict === "error"
      ? faultSentences({ heads: found.heads, mapping, sheets }, row.faults, sentences).map((fault) => ({
          ...placeIn(sheets, row.row),
          ...fault,
        }))
      : [],
  );
  return {
    rows: plan.length,
    new: count("new"),
    update: count("update"),
    unchanged: count("unchanged"),
    errors,
    ...(leftOut.length > 0 ? { sheetsLeftOut: leftOut } : {}),
  };
}

/** In one transaction from the list to the firms: whoever kills it leaves nothing. */
async function apply(list: ArrivedTable, reason: string): Promise<void> {
  await asActor(
    OPERATOR,
    async (ctx) => {
      const { importId } = await receiveImport(ctx, list);
      const record = await findImport(ctx, importId);
      if (!record) throw new Error("the import is gone");
      await queueImport(ctx, { importId, version: record.version, reason });
      await applyImport(ctx, importId);
    },
    { seconds: SECONDS },
  );
}

/** In one transaction from the asking to the last firm, as applying is. */
async function undo(importId: string, reason: string): Promise<void> {
  const told = await asActor(
    OPERATOR,
    async (ctx) => {
      const record = await findImport(ctx, importId);
      if (!record) throw problem(`没有这份清单：${importId}`, `There is no such list: ${importId}`);
      const { rows, total } = await objectionsTo(ctx, importId);
      if (total > 0)
        return {
          undone: false,
          against: rows.map(({ row, name, whats }) => ({
            ...placeIn(record.sheets, row),
            name,
            what: whats.map((one) => textOf(words.objections, one)),
          })),
        };
      await askUndo(ctx, { importId, version: record.version, reason });
      await undoImport(ctx, importId);
      return { undone: true, against: [] };
    },
    { seconds: SECONDS },
  );
  console.log(JSON.stringify(told, null, 2));
  if (!told.undone) process.exitCode = 1;
}

async function runImport(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { apply: { type: "boolean", default: false }, reason: { type: "string" }, undo: { type: "string" } },
    allowPositionals: true,
  });
  const [what, file] = positionals;
  if (what === "enterprises" && values.undo && values.reason) return undoAlone(values.undo, values.reason);
  if (what !== "enterprises" || !file || values.undo) throw problem(`用法：${USAGE}`, `Usage: ${USAGE}`);
  await told(async () => {
    const list = await read(file);
    for (let attempt = 1; ; attempt++) {
      const told = await preview(list);
      if (!values.apply) return console.log(JSON.stringify(told, null, 2));
      const wanted = told.errors.length === 0 && told.new + told.update > 0;
      const against = wanted ? await attemptToApply(list, values.reason ?? list.fileName) : undefined;
      if (against === "changed-since" && attempt < ATTEMPTS) continue;
      const why = against ? { why: textOf(words.refusals, against) } : {};
      console.log(JSON.stringify({ ...told, applied: wanted && !against, ...why }, null, 2));
      if (told.errors.length > 0 || against) process.exitCode = 1;
      return;
    }
  });
}

async function undoAlone(importId: string, reason: string): Promise<void> {
  if (!z.uuid().safeParse(importId).success)
    throw problem(`没有这份清单：${importId}`, `There is no such list: ${importId}`);
  await told(() => undo(importId, reason));
}

/** Runs it by the portal's clock; what is refused is told as the portal tells it. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await setClock();
    await work();
  } catch (error) {
    const refusal = error instanceof Unreadable ? refusalOf(error) : error;
    if (!(refusal instanceof Refusal)) throw error;
    throw problem(
      textOf(words.refusals, refusal.code, refusal.params),
      textOf(englishWords.refusals, refusal.code, refusal.params),
    );
  } finally {
    await disconnect();
  }
}

/** What stood against it that another list brought about meanwhile; nothing, if it is applied. */
async function attemptToApply(
  list: ArrivedTable,
  reason: string,
): Promise<"changed-since" | "already-applied" | undefined> {
  try {
    await apply(list, reason);
    return undefined;
  } catch (error) {
    const code = error instanceof Refusal ? error.code : error instanceof Error && "code" in error ? error.code : "";
    if (code === "already-applied") return code;
    if (code === "changed-since" || code === "overtaken" || code === "P2002") return "changed-since";
    throw error;
  }
}

await run(runImport);
