import { z } from "zod";
import { SHEET_FIELDS } from "../sheets/policy";

const importId = z.uuid();
const version = z.coerce.number().int().positive();

export const sheetMapping = z.array(z.enum(SHEET_FIELDS).nullable());

/** What each column is taken for: `column.0`, `column.1` …, empty for one that isn't taken. */
export const mapImportInput = z.preprocess(
  (input) => {
    const fields = z.record(z.string(), z.unknown()).catch({}).parse(input);
    const columns = Object.entries(fields).flatMap(([key, value]) => {
      const index = /^column\.(\d{1,3})$/.exec(key)?.[1];
      return index === undefined ? [] : [[Number(index), value === "" ? null : value] as const];
    });
    const mapping = columns.toSorted(([a], [b]) => a - b).map(([, value]) => value);
    return { importId: fields.importId, version: fields.version, mapping };
  },
  z.strictObject({ importId, version, mapping: sheetMapping }),
);
export type MapImport = z.output<typeof mapImportInput>;

export const queueImportInput = z.strictObject({ importId, version, reason: z.string().trim().min(1).max(200) });
export type QueueImport = z.output<typeof queueImportInput>;

export const dropImportInput = z.strictObject({ importId, version });
export type DropImport = z.output<typeof dropImportInput>;

export const VERDICTS = ["new", "update", "unchanged", "error"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The preview's address: which rows, and from where on. */
export const previewAddress = z.object({
  verdict: z.enum(VERDICTS).optional().catch(undefined),
  after: z.coerce.number().int().positive().optional().catch(undefined),
});
