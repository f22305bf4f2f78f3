import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CHUNK, Damaged, openFile, sealedSize, sealFile } from "./sealed-file";

const key = Buffer.alloc(32, 7);
const file = { key, id: "01a20db7-86b1-7f50-9eb6-9c8a5959fca0" };

async function* piecesOf(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function joined(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of stream) blocks.push(block);
  return Buffer.concat(blocks);
}

const stored = (plain: Uint8Array, of = file) => joined(sealFile(piecesOf(plain), of));
const opened = (bytes: Buffer, of = file) =>
  joined(openFile(async (at, length) => bytes.subarray(at, at + length), bytes.length, of));

const edges = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 3 * CHUNK];

test.each(edges)("%i bytes come back as they were, and their stored form has the size foretold", async (size) => {
  const plain = randomBytes(size);
  const bytes = await stored(plain);
  expect(bytes.length).toBe(sealedSize(size));
  expect((await opened(bytes)).equals(plain)).toBe(true);
});

test("however the bytes arrive, they come back as they were", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3 * CHUNK }),
      fc.integer({ min: 1, max: 2 * CHUNK }),
      async (size, piece) => {
        const plain = randomBytes(size);
        const bytes = await joined(sealFile(piecesOf(plain, piece), file));
        expect((await opened(bytes)).equals(plain)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test("one flipped bit anywhere is found, and nothing of its chunk is given out", async () => {
  const plain = randomBytes(2 * CHUNK + 100);
  const bytes = await stored(plain);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), async (bit) => {
      const bad = Buffer.from(bytes);
      bad.writeUInt8(bad.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      let given = Buffer.alloc(0);
      const read = async () => {
        for await (const chunk of openFile(async (at, length) => bad.subarray(at, at + length), bad.length, file)) {
          given = Buffer.concat([given, chunk]);
        }
      };
      await expect(read()).rejects.toThrow(Damaged);
      expect(plain.subarray(0, given.length).equals(given)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a file cut short anywhere, also between two chunks, is found", async () => {
  const bytes = await stored(randomBytes(3 * CHUNK));
  const step = CHUNK + 16;
  const header = bytes.length - 3 * step;
  for (const length of [0, 1, header, header + 5, header + step, header + 2 * step, bytes.length - 1]) {
    await expect(opened(bytes.subarray(0, length))).rejects.toThrow(Damaged);
  }
});

test("chunks exchanged, repeated or added are found", async () => {
  const bytes = await stored(randomBytes(3 * CHUNK));
  const step = CHUNK + 16;
  const header = bytes.subarray(0, bytes.length - 3 * step);
  const [a, b, c] = [0, 1, 2].map((index) =>
    bytes.subarray(header.length + index * step, header.length + (index + 1) * step),
  );
  for (const order of [
    [b, a, c],
    [a, b, b],
    [a, c],
    [a, b, c, c],
    [a, b, c, a],
  ]) {
    await expect(opened(Buffer.concat([header, ...order.map((chunk) => chunk ?? Buffer.alloc(0))]))).rejects.toThrow(
      Damaged,
    );
  }
});

test("a file put in the place of another, or opened with the key of another record, doesn't open", async () => {
  const bytes = await stored(Buffer.from("one"));
  await expect(opened(bytes, { key, id: randomUUID() })).rejects.toThrow(Damaged);
  await expect(opened(bytes, { key: Buffer.alloc(32, 8), id: file.id })).rejects.toThrow(Damaged);
});

test("the same bytes are never stored alike, and no stretch of them stands in the store", async () => {
  const plain = Buffer.from("配方：甲醇 12 份".repeat(50));
  const [first, second] = [await stored(plain), await stored(plain)];
  expect(first.equals(second)).toBe(false);
  expect(first.includes(Buffer.from("配方"))).toBe(false);
});
