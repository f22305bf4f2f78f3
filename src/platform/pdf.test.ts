import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lackingNote } from "./lacking-letters";
import { makePdf } from "./pdf";

// What imports `readFileSync` by its name sees a spy only when it is told of it.
beforeEach(() => {
  vi.spyOn(fs, "readFileSync");
  syncBuiltinESMExports();
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test("each font is read once for a paper, however often it is chosen, and one stands ready before any is", async () => {
  await makePdf({
    title: "演示",
    madeAt: new Date("2016-11-24T09:30:00+08:00"),
    draw: (page) => {
      page.text("商业秘密");
      for (let n = 0; n < 5; n++) page.font("bold").text("联系点").font("regular").text("示范点");
    },
  });
  const read = vi.mocked(fs.readFileSync).mock.calls.map(([path]) => String(path).replace(/^.*[\\/]/, ""));
  expect(read.filter((name) => name.endsWith(".ttf")).toSorted()).toEqual([
    "NotoSerifSC_400Regular.ttf",
    "NotoSerifSC_700Bold.ttf",
  ]);
});

/** All that stands in the streams of a PDF, among it which letters its pictures are for (ToUnicode). */
function unpacked(bytes: Buffer): string {
  const starts = [...bytes.toString("latin1").matchAll(/FlateDecode[^>]*>>\s*stream\r?\n/g)];
  return starts
    .map(({ index, 0: head }) => inflateSync(bytes.subarray(index + head.length)).toString("latin1"))
    .join("\n");
}

test("for a letter that the font lacks stands 〓, and at the foot which letter it is; without one there is no note", async () => {
  const paper = (text: string) =>
    makePdf({
      title: "演示",
      madeAt: new Date("2016-11-24T09:30:00+08:00"),
      draw: (page) => {
        page.text(text);
        // Joiners and marks of form take no room.
        expect(page.widthOfString("𠮷\u200b")).toBe(page.widthOfString("〓"));
        expect(page.heightOfString("一\n二")).toBeGreaterThan(page.heightOfString("一"));
      },
    });
  const rare = unpacked(await paper("联络员 𠮷\u{e0100}野"));
  expect(rare).toContain("<3013>");
  expect(rare).not.toMatch(/d842dfb7/i);
  expect(rare).not.toMatch(/db40dd00/i);
  expect(lackingNote(new Set(["𠮷", "☃"]))).toContain("U+20BB7 U+2603");
});

test("a paper whose letters are all there has no note", async () => {
  const plain = await makePdf({ title: "演示", madeAt: new Date(0), draw: (page) => page.text("联络员 吉野") });
  expect(unpacked(plain)).not.toContain("<3013>");
});
