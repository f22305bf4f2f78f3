import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { CHUNK, Damaged } from "./sealed-file";
import { folderStore, TooLarge } from "./storage";

const folder = await mkdtemp(join(tmpdir(), "humi-store-"));
const store = folderStore(folder);
afterAll(() => rm(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 3);
const MAXIMUM = 10 * CHUNK;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function bytesOf(file: { key: Buffer; id: string }): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of store.read(file)) blocks.push(block);
  return Buffer.concat(blocks);
}

const placeOf = (id: string) => join(folder, id.slice(-2), id);
const incoming = () => readdir(join(folder, "incoming"));

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1])("%i bytes are kept, measured and read again", async (size) => {
  const file = { key, id: randomUUID() };
  const bytes = randomBytes(size);
  const arrival = await store.receive(file, once(bytes), MAXIMUM);
  expect(arrival).toMatchObject({ size, sha256: sha256(bytes) });
  expect(arrival.head.equals(bytes.subarray(0, CHUNK))).toBe(true);
  expect(arrival.tail.equals(bytes.subarray(-CHUNK).subarray(0, size))).toBe(true);
  await arrival.keep();
  expect((await bytesOf(file)).equals(bytes)).toBe(true);
  await store.verify(file, arrival);
  expect(await incoming()).toEqual([]);
});

test("what is too large, or breaks off, leaves nothing behind", async () => {
  await expect(store.receive({ key, id: randomUUID() }, once(randomBytes(MAXIMUM + 1)), MAXIMUM)).rejects.toThrow(
    TooLarge,
  );
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield randomBytes(CHUNK);
    throw new Error("the line went dead");
  }
  await expect(store.receive({ key, id: randomUUID() }, broken(), MAXIMUM)).rejects.toThrow("the line went dead");
  expect(await incoming()).toEqual([]);
});

test("what is discarded is gone, what is withdrawn too", async () => {
  const file = { key, id: randomUUID() };
  await (await store.receive(file, once(randomBytes(10)), MAXIMUM)).discard();
  expect(await incoming()).toEqual([]);
  await expect(bytesOf(file)).rejects.toThrow(Damaged);
  await (await store.receive(file, once(randomBytes(10)), MAXIMUM)).keep();
  await store.withdraw(file.id);
  await expect(bytesOf(file)).rejects.toThrow(Damaged);
});

test("a byte changed on the disk is found before anything is served", async () => {
  const file = { key, id: randomUUID() };
  const arrival = await store.receive(file, once(randomBytes(CHUNK + 9)), MAXIMUM);
  await arrival.keep();
  const stored = await readFile(placeOf(file.id));
  stored.writeUInt8(stored.readUInt8(stored.length - 30) ^ 1, stored.length - 30);
  await writeFile(placeOf(file.id), stored);
  await expect(store.verify(file, arrival)).rejects.toThrow(Damaged);
});

test("another file of the same record, copied over it, is found", async () => {
  const [one, other] = [
    { key, id: randomUUID() },
    { key, id: randomUUID() },
  ];
  for (const file of [one, other]) await (await store.receive(file, once(randomBytes(100)), MAXIMUM)).keep();
  await writeFile(placeOf(one.id), await readFile(placeOf(other.id)));
  await expect(bytesOf(one)).rejects.toThrow(Damaged);
});

test("a crash's leftovers are swept, what is just coming in is not", async () => {
  const old = join(folder, "incoming", "left-by-a-crash");
  await writeFile(old, "half");
  await utimes(old, new Date("2016-11-01"), new Date("2016-11-01"));
  const young = await store.receive({ key, id: randomUUID() }, once(randomBytes(5)), MAXIMUM);
  expect(await store.sweep(new Date("2016-11-20"))).toBe(1);
  expect(await incoming()).toHaveLength(1);
  await young.discard();
});
