import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { Unreadable } from "@/kernel/table";

/** More parts than any workbook has. */
const MOST_PARTS = 2_000;
/** What all parts together may say that they hold, and what one may really hold. */
const MOST_DECLARED = 160_000_000;
const MOST_IN_ONE = 64_000_000;

/**
 * The parts of a zip archive in memory, each of which can be read once through. It is refused as a whole, before a byte is inflated,
 * when what it declares is too much; and a part that inflates to more than it declared breaks off there. Throws `Unreadable`.
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
      error ? reject(new Unreadable("not-a-table")) : resolve(opened),
    );
  });
  if (zip.entryCount > MOST_PARTS) throw new Unreadable("too-large");
  const parts = new Map<string, Entry>();
  let declared = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      declared += entry.uncompressedSize;
      if (declared > MOST_DECLARED || entry.uncompressedSize > MOST_IN_ONE) return reject(new Unreadable("too-large"));
      if ((entry.generalPurposeBitFlag & 1) === 1) return reject(new Unreadable("encrypted"));
      parts.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on("end", resolve);
    zip.on("error", () => reject(new Unreadable("not-a-table")));
    zip.readEntry();
  });
  return new Archive(zip, parts);
}

export class Archive {
  readonly #zip: ZipFile;
  readonly #parts: ReadonlyMap<string, Entry>;

  constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase());
  }

  /** The text of a part, piece by piece, as UTF-8, at most so many bytes of it. Of a part that isn't there, nothing. */
  async *read(name: string, most = MOST_IN_ONE): AsyncGenerator<string> {
    const entry = this.#parts.get(name.toLowerCase());
    if (!entry) return;
    const stream = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) =>
        error ? reject(new Unreadable("not-a-table")) : resolve(opened),
      );
    });
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let size = 0;
    try {
      for await (const piece of stream) {
        const bytes = Buffer.from(piece);
        size += bytes.length;
        if (size > most) throw new Unreadable("too-large");
        yield decoder.decode(bytes, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      // A stream that isn't what its head says: cut off, longer than declared, not UTF-8.
      throw error instanceof Unreadable ? error : new Unreadable("not-a-table");
    } finally {
      stream.destroy();
    }
  }
}
