import type { Cell } from "@/kernel/cell";
import { placeIn } from "@/kernel/table";
import { inTurn } from "@/ui/format";
import { type FieldWords, fieldText } from "../../screens/field-text";
import { recordOf } from "../../sheets/schema";
import type { ImportDetail, PreviewRow } from "../queries";
import { faultSentences } from "./corrections-sheet";

type SheetWords = FieldWords & {
  /** Words of imports; `t` are those of enterprises. */
  readonly own: (key: string, values?: Readonly<Record<string, string | number>>) => string;
};

/** The preview as a file: each firm's row with its place, what it would do, of an update what differs, of an error why, then its cells as they came. */
export function previewSheet(
  record: Pick<ImportDetail, "heads" | "mapping" | "sheets"> | null,
  rows: readonly PreviewRow[],
  words: SheetWords,
) {
  const { own, t } = words;
  const { heads, mapping, sheets } = record ?? { heads: [], mapping: null, sheets: [] };
  const several = sheets.length > 0;
  const fields = (key: string) => t(`fields.${key}`);
  const said = (field: string, value: unknown) => fieldText(field, value, words) ?? own("preview.empty");
  const whatOf = ({ faults, changes }: PreviewRow): string[] => [
    ...faultSentences({ heads, mapping, sheets }, faults, { t: own, fields }).map(
      ({ column, reason }) => `${column} ${reason}`,
    ),
    ...Object.entries(recordOf(changes)).map(([field, values]) => {
      const [before, after] = Array.isArray(values) ? values : [];
      return `${fields(field)} ${own("preview.from")} ${said(field, before)} ${own("preview.to")} ${said(field, after)}`;
    }),
  ];
  return {
    columns: [
      ...(several ? [own("sheetColumn")] : []),
      ...[own("rowColumn"), own("preview.verdict"), own("preview.what")],
      ...heads,
    ],
    rows: rows.map((row): Cell[] => {
      const { sheet = "", row: number } = placeIn(sheets, row.row);
      return [
        ...(several ? [sheet] : []),
        ...[number, own(`verdicts.${row.verdict}`), inTurn(whatOf(row), words.locale)],
        ...heads.map((_, column) => row.cells[column] ?? ""),
      ];
    }),
  };
}
