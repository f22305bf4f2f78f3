import { placeIn, type SheetPart } from "@/kernel/table";
import { faultsOf } from "../../sheets/schema";
import type { ImportDetail, ListRow } from "../queries";

type Words = {
  readonly t: (key: string, values?: Record<string, string | number>) => string;
  readonly fields: (key: string) => string;
};

/** A fault that points to another row does so by its place in the file: the key of its words, and what is put into them. */
export function faultWords(
  sheets: readonly SheetPart[],
  { code, params }: Pick<ReturnType<typeof faultsOf>[number], "code" | "params">,
) {
  if (params?.row === undefined) return { key: `cells.${code}`, values: { ...params } };
  const place = placeIn(sheets, params.row);
  return { key: `cells.${code}${place.sheet === undefined ? "" : "-on"}`, values: { ...place } };
}

/** What is wrong with a row, in words: each cell by its head. */
export function faultSentences(
  { heads, mapping, sheets }: Pick<ImportDetail, "heads" | "mapping" | "sheets">,
  faults: unknown,
  { t, fields }: Words,
): { readonly column: string; readonly reason: string }[] {
  return faultsOf(faults).map(({ field, ...fault }) => {
    const { key, values } = faultWords(sheets, fault);
    return { column: heads[mapping?.indexOf(field) ?? -1] ?? fields(field), reason: t(key, values) };
  });
}

/** The list as it came, with a last column that says what is wrong, and before it the sheet and row, where there were several. Read in again, they are no matter. */
export function correctionsSheet(record: ImportDetail, rows: readonly ListRow[], words: Words) {
  const width = record.heads.length;
  const { sheets } = record;
  const of = sheets.length > 0 ? [words.t("sheetColumn"), words.t("rowColumn")] : [];
  return {
    columns: [...record.heads, ...of, words.t("reasonColumn")],
    rows: rows.map(({ row, cells, faults, verdict }) => [
      ...Array.from({ length: width }, (_, column) => cells[column] ?? ""),
      ...placeCells(sheets, row),
      faultSentences(record, verdict === "error" ? faults : null, words)
        .map(({ column, reason }) => `${column} ${reason}`)
        .join(words.t("between")),
    ]),
  };
}

function placeCells(sheets: readonly SheetPart[], at: number): (string | number)[] {
  const { sheet, row } = placeIn(sheets, at);
  return sheet === undefined ? [] : [sheet, row];
}
