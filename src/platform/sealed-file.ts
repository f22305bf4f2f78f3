import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * The form in which a file lies in the store. A header (magic, version, chunk size, id of the file, salt), then chunks of 64 KiB, each
 * AES-256-GCM with its own tag. The key is derived from the record's key and the salt, so the chunk's number can be its nonce: no key
 * ever meets a nonce twice, though a record has many files. Header, number and "this is the last one" are authenticated with every
 * chunk: a changed byte, an exchanged, missing or added chunk and the end cut off are all found at the chunk where they are.
 */
export const CHUNK = 65_536;
const TAG = 16;
const MAGIC = Buffer.from("HUMI");
const VERSION = 1;
const SALT = 16;
const HEADER = MAGIC.length + 1 + 4 + 16 + SALT;

export type FileKey = {
  /** The key of the record to which the file belongs, 32 bytes. */
  readonly key: Buffer;
  /** The file's own id, a UUID: a file put in the place of another does not open. */
  readonly id: string;
};

/** What lies in the store is not what was put there. */
export class Damaged extends Error {
  constructor(where: string) {
    super(`a stored file is damaged: ${where}`);
    this.name = "Damaged";
  }
}

/** Bytes that the stored form of so many bytes takes. An empty file has one empty chunk, so that its end is authenticated too. */
export function sealedSize(size: number): number {
  return HEADER + size + TAG * Math.max(1, Math.ceil(size / CHUNK));
}

/** Encrypts a stream: yields header and chunks as they are to be stored. */
export async function* sealFile(plain: AsyncIterable<Uint8Array>, { key, id }: FileKey): AsyncGenerator<Buffer> {
  const header = headerFor(id, randomBytes(SALT));
  const fileKey = deriveKey(key, header);
  yield header;
  let index = 0;
  for await (const { chunk, last } of chunksOf(plain)) {
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonceOf(index)).setAAD(contextOf(header, index, last));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    index++;
  }
}

/** Reads so many bytes from a place in the stored form; fewer only at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Opens a stored form of `stored` bytes chunk by chunk: each is verified before it is yielded. Throws `Damaged`. */
export async function* openFile(readAt: ReadAt, stored: number, { key, id }: FileKey): AsyncGenerator<Buffer> {
  const header = await readAt(0, HEADER);
  if (header.length < HEADER || !header.equals(headerFor(id, header.subarray(HEADER - SALT))))
    throw new Damaged(`${id}, header`);
  const fileKey = deriveKey(key, header);
  for (let index = 0, position = HEADER, last = false; !last; index++, position += CHUNK + TAG) {
    last = stored - position <= CHUNK + TAG;
    const bytes = await readAt(position, CHUNK + TAG);
    const end = bytes.length - TAG;
    if (end < 0) throw new Damaged(`${id}, chunk ${index}`);
    const decipher = createDecipheriv("aes-256-gcm", fileKey, nonceOf(index)).setAAD(contextOf(header, index, last));
    decipher.setAuthTag(bytes.subarray(end));
    const plain = decipher.update(bytes.subarray(0, end));
    try {
      decipher.final();
    } catch {
      throw new Damaged(`${id}, chunk ${index}`);
    }
    yield plain;
  }
}

/** Cuts a stream into chunks of 64 KiB. A full chunk waits until it is known whether another byte follows. */
async function* chunksOf(plain: AsyncIterable<Uint8Array>): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let chunk = Buffer.alloc(CHUNK);
  let filled = 0;
  for await (const piece of plain) {
    for (let taken = 0; taken < piece.length; ) {
      if (filled === CHUNK) {
        yield { chunk, last: false };
        chunk = Buffer.alloc(CHUNK);
        filled = 0;
      }
      const part = piece.subarray(taken, taken + CHUNK - filled);
      chunk.set(part, filled);
      filled += part.length;
      taken += part.length;
    }
  }
  yield { chunk: chunk.subarray(0, filled), last: true };
}

function headerFor(id: string, salt: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(CHUNK);
  return Buffer.concat([MAGIC, Buffer.from([VERSION]), size, Buffer.from(id.replaceAll("-", ""), "hex"), salt]);
}

function deriveKey(key: Buffer, header: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, header.subarray(HEADER - SALT), header.subarray(0, HEADER - SALT), 32));
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function contextOf(header: Buffer, index: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(index);
  place.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([header, place]);
}
