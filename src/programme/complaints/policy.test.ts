import { expect, test } from "vitest";
import { stepsToldToFirm } from "../audit-trail/policy";
import { ownCourse, ownLooks } from "./policy";
import english from "./words/en.json";
import chinese from "./words/zh-CN.json";

const at = new Date("2016-11-24T09:30:00+08:00");
const entry = (seq: number, act: string, detail: unknown) => ({ chain: "2016", seq: BigInt(seq), at, act, detail });

test("the course tells why a clock stands still, and with its running again what has ended", () => {
  const newestFirst = [
    entry(8, "step.complaint", { step: "resume" }),
    entry(7, "step.case", { step: "resume" }),
    entry(6, "step.complaint", { step: "pause", stopReason: "right-holder-identification" }),
    entry(5, "step.case", { step: "pause", stopReason: "hearing" }),
    entry(4, "begin.referral", { to: "sent" }),
    entry(3, "step.complaint", { step: "resume" }),
    entry(2, "step.complaint", { step: "pause", stopReason: "appraisal" }),
    entry(1, "send.message", {}),
    entry(1, "upload.evidence", { size: 1 }),
    entry(1, "upload.evidence", { size: 1, added: true }),
    entry(0, "step.complaint", { step: "submit" }),
  ];
  expect(ownCourse(newestFirst).map(({ key, stop }) => [key, stop])).toEqual([
    ["complaint.resume", "right-holder-identification"],
    ["case.resume", "hearing"],
    ["complaint.pause", "right-holder-identification"],
    ["case.pause", "hearing"],
    ["referral", undefined],
    ["complaint.resume", "appraisal"],
    ["complaint.pause", "appraisal"],
    ["addition", undefined],
    ["complaint.submit", undefined],
  ]);
});

test("every step that a firm is told of has words in its course", () => {
  for (const { history } of [chinese, english]) {
    for (const noun of ["complaint", "case"] as const) {
      const told = stepsToldToFirm().find(({ act }) => act === `step.${noun}`)?.steps ?? [];
      expect(Object.keys(history[noun]).toSorted()).toEqual([...told].toSorted());
    }
  }
});

test("a look names each part once, a file by its number, a department's file as the referral's", () => {
  const look = { actorName: "沈演示", department: null, purpose: "核对" };
  const parts = ownLooks(
    [
      { ...look, ...entry(2, "open.sealed", { fields: ["secret", "message/1", "message/2"] }), subjectId: "c" },
      { ...look, ...entry(1, "download.evidence", {}), subjectId: "b" },
      { ...look, ...entry(0, "download.evidence", {}), subjectId: "x" },
    ],
    [{ id: "a" }, { id: "b" }],
  ).map((told) => told.parts);
  expect(parts).toEqual([[{ key: "secret" }, { key: "message" }], [{ key: "file", n: 2 }], [{ key: "referral" }]]);
});
