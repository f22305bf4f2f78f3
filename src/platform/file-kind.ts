import { fileTypeFromBuffer } from "file-type";
import { Refusal } from "@/kernel/refusal";

/** What a file is by its content, as far as this portal tells files apart. */
export type FileKind = "pdf" | "jpg" | "png" | "compound" | "docx" | "xlsx" | "ofd" | "zip" | "text" | "other";

/** The first and the last 64 KiB of a file; the same bytes when it is shorter. */
export type FileEnds = { readonly head: Buffer; readonly tail: Buffer };

const KNOWN: Readonly<Record<string, FileKind>> = { pdf: "pdf", jpg: "jpg", png: "png", apng: "png", cfb: "compound" };
const PACKAGES = [
  { kind: "docx", entry: "word/document.xml" },
  { kind: "xlsx", entry: "xl/workbook.xml" },
  { kind: "ofd", entry: "OFD.xml" },
] as const;

/** Tells what a file is from its ends, whatever it is called. Refusal: `empty-file`. */
export async function fileKindOf({ head, tail }: FileEnds): Promise<FileKind> {
  if (head.length === 0) throw new Refusal("empty-file");
  if (isText(head)) return "text";
  // The beginning of a long package may end in the middle of an entry, which says nothing about the file.
  const found =
    (await fileTypeFromBuffer(head).catch(() => undefined))?.ext ??
    (head.subarray(0, 4).equals(LOCAL_HEADER) ? "zip" : "");
  const known = KNOWN[found];
  if (known) return known;
  if (found !== "zip" && found !== "docx" && found !== "xlsx") return "other"; // also packages with macros, programs, archives of other kinds
  // The names of a package's entries stand before each entry, and all of them again at the end.
  return PACKAGES.find(({ entry }) => head.includes(entry) || tail.includes(entry))?.kind ?? "zip";
}

const LOCAL_HEADER = Buffer.from("PK\u0003\u0004", "latin1");
const ENCODINGS = ["utf-8", "gb18030"] as const;

/** Whether it can be read as text in UTF-8, GB 18030 or (with its mark) UTF-16. */
function isText(head: Buffer): boolean {
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return readsAs("utf-16le", head);
  return ENCODINGS.some((encoding) => readsAs(encoding, head));
}

function readsAs(encoding: string, head: Buffer): boolean {
  try {
    // As a stream, because a character may be cut in two where the head ends.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return !/(?![\t\n\v\f\r])\p{Cc}/u.test(text) && !text.startsWith("%PDF-");
  } catch {
    return false;
  }
}
