import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { fileKindOf } from "./file-kind";

const of = (bytes: Buffer) => fileKindOf({ head: bytes.subarray(0, 65_536), tail: bytes.subarray(-65_536) });

/** A stored (uncompressed) package with these entries, as its format demands. */
function zipOf(entries: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const header = Buffer.alloc(30);
    header.write("PK\u0003\u0004", 0, "latin1");
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", 0, "latin1");
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    parts.push(header, Buffer.from(name), content);
    offset += 30 + name.length + content.length;
  }
  return Buffer.concat([...parts, ...directory]);
}

test("files are told by their content", async () => {
  expect(await of(Buffer.from("%PDF-1.4\n%äöü\n1 0 obj"))).toBe("pdf");
  expect(await of(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))).toBe("png");
  expect(await of(Buffer.from("ffd8ffe000104a46494600010100", "hex"))).toBe("jpg");
  expect(await of(Buffer.from("d0cf11e0a1b11ae1010203", "hex"))).toBe("compound");
});

test("packages are told by what is in them, also when that lies far behind", async () => {
  const much = randomBytes(200_000);
  expect(await of(zipOf({ "word/document.xml": much }))).toBe("docx");
  expect(await of(zipOf({ "media/1.bin": much, "word/document.xml": much }))).toBe("docx");
  expect(await of(zipOf({ "media/1.bin": much, "xl/workbook.xml": much }))).toBe("xlsx");
  expect(await of(zipOf({ "OFD.xml": much }))).toBe("ofd");
  expect(await of(zipOf({ "a.bin": much }))).toBe("zip");
});

test("text in the encodings that people here use, and nothing else, is text", async () => {
  expect(await of(Buffer.from("订单，2016年11月\r\n"))).toBe("text");
  expect(await of(Buffer.from("b6a9b5a50d0a", "hex"))).toBe("text"); // 订单 in GB 18030
  expect(await of(Buffer.from("\ufeff订单", "utf16le"))).toBe("text");
  expect(await of(Buffer.from("MZ\u0090\u0000\u0003", "latin1"))).toBe("other");
  expect(await of(randomBytes(4000))).toBe("other");
});

test("nothing at all is no file, whatever it is called", async () => {
  await expect(of(Buffer.alloc(0))).rejects.toThrow(new Refusal("empty-file"));
});
