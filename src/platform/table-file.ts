import { rowsOfCsv } from "@/kernel/csv";
import { type TableRow, Unreadable } from "@/kernel/table";
import { rowsOfWorkbook } from "./workbook";

/** The largest file that is taken, in bytes. */
export const LARGEST_TABLE = 10_000_000;

/**
 * The rows of an Excel workbook or a CSV file, told apart by what is in it and not by its name. CSV may be UTF-8, with or without mark, or
 * GB18030. Throws `Unreadable`: within seconds and little memory, whatever the file holds.
 */
export async function readTable(bytes: Buffer): Promise<TableRow[]> {
  if (bytes.length > LARGEST_TABLE) throw new Unreadable("too-large");
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return filled(await rowsOfWorkbook(bytes));
  // The container of .xls, and of a workbook with a password.
  if (bytes.subarray(0, 4).toString("hex") === "d0cf11e0") throw new Unreadable("old-format");
  return filled(rowsOfCsv(decoded(bytes)));
}

function filled(rows: TableRow[]): TableRow[] {
  if (rows.length === 0) throw new Unreadable("empty");
  return rows;
}

function decoded(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Unreadable("not-a-table");
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw new Unreadable("encoding");
}
