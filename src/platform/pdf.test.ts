import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
