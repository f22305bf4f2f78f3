import { faultsOf } from "../../sheets/schema";
import type { ImportDetail, PreviewRow } from "../queries";

type Words = {
  readonly t: (key: string, values?: Record<string, number>) => string;
  readonly fields: (key: string) => string;
};

/** What is wrong with a row, in words: each cell by its head. */
export function faultSentences(
  { heads, mapping }: Pick<ImportDetail, "heads" | "mapping">,
  faults: unknown,
  { t, fields }: Words,
): { readonly column: string; readonly reason: string }[] {
  return faultsOf(faults).map(({ field, code, params }) => ({
    column: heads[mapping?.indexOf(field) ?? -1] ?? fields(field),
    reason: t(`cells.${code}`, params),
  }));
}

/** The list as it came, with a last column that says what is wrong. Read in again, that column is no matter. */
export function correctionsSheet(record: ImportDetail, rows: readonly PreviewRow[], words: Words) {
  const width = record.heads.length;
  return {
    columns: [...record.heads, words.t("reasonColumn")],
    rows: rows.map(({ cells, faults, verdict }) => [
      ...Array.from({ length: width }, (_, column) => cells[column] ?? ""),
      faultSentences(record, verdict === "error" ? faults : null, words)
        .map(({ column, reason }) => `${column} ${reason}`)
        .join(words.t("between")),
    ]),
  };
}
