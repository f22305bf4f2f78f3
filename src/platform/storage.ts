import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "@/kernel/refusal";
import { env } from "./env";
import { Damaged, type FileKey, openFile, sealFile } from "./sealed-file";

/** Bytes kept in clear from both ends while a file comes in: what it is can be told from them. */
const ENDS = 65_536;

/** A file that came in whole and lies, encrypted, beside the store: kept by `keep`, else gone by `discard`. */
export type Arrival = {
  readonly size: number;
  /** SHA-256 of the bytes as they came, hexadecimal. */
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  /** After this the file survives a crash of the machine. */
  readonly keep: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Where files lie. Another store (S3) is another object of this type. */
export type FileStore = {
  /**
   * Takes a stream, encrypting and hashing it on the way. Throws `TooLarge`, the refusal `storage-full`, or what the stream throws; nothing
   * stays behind then.
   */
  readonly receive: (file: FileKey, bytes: AsyncIterable<Uint8Array>, maximum: number) => Promise<Arrival>;
  /** The bytes as they came in, each chunk verified before it is given out. Throws `Damaged`. */
  readonly read: (file: FileKey) => AsyncGenerator<Buffer>;
  /** Reads the whole file and throws `Damaged` unless every byte is as it came in. */
  readonly verify: (file: FileKey, expected: { readonly size: number; readonly sha256: string }) => Promise<void>;
  /** Takes back what `keep` kept, when its row could not be written. */
  readonly withdraw: (id: string) => Promise<void>;
  /** Removes what was left half-way before that moment by a crash; tells how many. */
  readonly sweep: (before: Date) => Promise<number>;
};

/** More bytes came than may come. */
export class TooLarge extends Error {
  constructor() {
    super("the file is too large");
    this.name = "TooLarge";
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);

/** Whether a file wasn't written because the disk, or what may be used of it, is full. */
export function isFull(error: unknown): boolean {
  return codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT";
}

/** What the person is told when the disk took no more; undefined for any other error. */
function refusalOfSpace(error: unknown): Refusal | undefined {
  return isFull(error) || codeOf(error) === "EROFS" ? new Refusal("storage-full") : undefined;
}

/** The store of this installation. */
export function fileStore(): FileStore {
  return folderStore(join(env().PORTAL_DATA_DIR, "evidence"));
}

/** A store in a folder that all instances share. */
export function folderStore(folder: string): FileStore {
  const waiting = join(folder, "incoming");
  // The last characters of a UUIDv7 are random, the first are the time: 256 folders of equal size.
  const placeOf = (id: string) => join(folder, id.slice(-2), id);

  async function receive(file: FileKey, bytes: AsyncIterable<Uint8Array>, maximum: number): Promise<Arrival> {
    const temporary = join(waiting, `${file.id}.${randomUUID()}`);
    const discard = () => rm(temporary, { force: true });
    const measure = new Measure(maximum);
    try {
      await mkdir(waiting, { recursive: true });
      const handle = await open(temporary, "wx", 0o600);
      try {
        for await (const block of sealFile(measure.watch(bytes), file)) await writeWhole(handle, block);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      await discard();
      throw refusalOfSpace(error) ?? error;
    }
    async function keep(): Promise<void> {
      const place = placeOf(file.id);
      try {
        await mkdir(dirname(place), { recursive: true });
        await rename(temporary, place);
        await syncFolder(dirname(place));
        await syncFolder(folder);
      } catch (error) {
        throw refusalOfSpace(error) ?? error;
      }
    }
    return { ...measure.result(), keep, discard };
  }

  async function* read(file: FileKey): AsyncGenerator<Buffer> {
    const handle = await open(placeOf(file.id), "r").catch(() => {
      throw new Damaged(`${file.id}, missing`);
    });
    try {
      const { size } = await handle.stat();
      yield* openFile((position, length) => readWhole(handle, { position, length }), size, file);
    } finally {
      await handle.close();
    }
  }

  async function verify(file: FileKey, expected: { readonly size: number; readonly sha256: string }): Promise<void> {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of read(file)) {
      hash.update(chunk);
      size += chunk.length;
    }
    if (size !== expected.size || hash.digest("hex") !== expected.sha256)
      throw new Damaged(`${file.id}, not the file of its receipt`);
  }

  async function sweep(before: Date): Promise<number> {
    let count = 0;
    for (const name of await readdir(waiting).catch(() => [])) {
      const left = join(waiting, name);
      const found = await stat(left).catch(() => undefined); // kept or discarded meanwhile
      if (!found || found.mtime >= before) continue;
      await rm(left, { force: true });
      count++;
    }
    return count;
  }

  return { receive, read, verify, withdraw: (id) => rm(placeOf(id), { force: true }), sweep };
}

/** Counts and hashes a stream as it passes, and keeps both its ends. */
class Measure {
  readonly #maximum: number;
  readonly #hash = createHash("sha256");
  readonly #head: Buffer[] = [];
  #headSize = 0;
  #tail = Buffer.alloc(0);
  #size = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  async *watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      this.#size += piece.length;
      if (this.#size > this.#maximum) throw new TooLarge();
      this.#hash.update(piece);
      if (this.#headSize < ENDS) {
        const part = Buffer.from(piece.subarray(0, ENDS - this.#headSize));
        this.#head.push(part);
        this.#headSize += part.length;
      }
      this.#tail = Buffer.concat([this.#tail, piece.subarray(-ENDS)]).subarray(-ENDS);
      yield piece;
    }
  }

  result(): Pick<Arrival, "size" | "sha256" | "head" | "tail"> {
    return { size: this.#size, sha256: this.#hash.digest("hex"), head: Buffer.concat(this.#head), tail: this.#tail };
  }
}

async function writeWhole(handle: FileHandle, block: Buffer): Promise<void> {
  for (let done = 0; done < block.length; ) done += (await handle.write(block, done)).bytesWritten;
}

async function readWhole(
  handle: FileHandle,
  { position, length }: { position: number; length: number },
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  for (let more = true; more && done < length; ) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    done += bytesRead;
    more = bytesRead > 0;
  }
  return buffer.subarray(0, done);
}

/** A renamed file is safe only when its folder has reached the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
