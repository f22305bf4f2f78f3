import { rowsOfCsv } from "@/kernel/csv";
import { type Table, Unreadable } from "@/kernel/table";
import { tablesOfWorkbook } from "./workbook";

/** The largest file that is taken, in bytes. */
export const LARGEST_TABLE = 10_000_000;

/**
 * The tables of a file: the visible sheets of an Excel workbook, or the one of a CSV file; told apart by what is in it and not by its name. CSV
 * may be UTF-8, with or without mark, UTF-16 with its mark, or GB18030. Throws `Unreadable`: within seconds and little memory, whatever the file holds.
 */
export async function readTables(bytes: Buffer): Promise<Table[]> {
  if (bytes.length > LARGEST_TABLE) throw new Unreadable("too-large");
  const tables = startsWith(bytes, "504b0304")
    ? await tablesOfWorkbook(bytes)
    : [{ name: "", rows: rowsOfCsv(decoded(bytes)) }];
  if (tables.every(({ rows, fault }) => rows.length === 0 && !fault)) throw new Unreadable("empty");
  return tables;
}

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.subarray(0, hex.length / 2).toString("hex") === hex;
}

const MARKS = [
  ["efbbbf", "utf-8"],
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
] as const;

function decoded(bytes: Buffer): string {
  // The container of .xls, and of a workbook with a password.
  if (startsWith(bytes, "d0cf11e0")) throw new Unreadable("old-format");
  const marked = MARKS.find(([mark]) => startsWith(bytes, mark))?.[1];
  if (!marked?.startsWith("utf-16") && bytes.includes(0)) throw new Unreadable("not-a-table");
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes("\u0000")) throw new Unreadable("not-a-table");
      // Many programs write a web page, or the XML of 2003, and call it .xls.
      if (/^\s*<[!?a-z]/i.test(text)) throw new Unreadable("old-format");
      return text;
    } catch (error) {
      if (error instanceof Unreadable) throw error;
    }
  }
  throw new Unreadable("encoding");
}
