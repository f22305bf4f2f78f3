import { expect, test } from "vitest";
import { signedLines } from "./signed-lines";

const signedAt = new Date("2016-11-24T02:30:00Z");

test("a refusal stands on paper with the firm's reason and with who saw it", () => {
  const lines = signedLines({
    ...{ signing: "refused", signerName: null, signedAt: null },
    ...{ remark: "负责人外出（演示）", witness: "社区工作人员（演示）" },
  });
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain("负责人外出（演示）");
  expect(lines[2]).toBe("见证人：社区工作人员（演示）");
});

test("a signature stands with its name and time, and without a witness where there was none", () => {
  const lines = signedLines({ signing: "paper", signerName: "甲（演示）", signedAt, remark: null, witness: null });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("甲（演示）");
  expect(lines[1]).toContain("2016-11-24");
});
