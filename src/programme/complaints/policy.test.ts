import { expect, test } from "vitest";
import { stepsToldToFirm } from "../audit-trail/policy";
import { handledPath, nothingSinceReturn, ownCourse, ownLooks, ownPath } from "./policy";
import english from "./words/en.json";
import chinese from "./words/zh-CN.json";
import { COMPLAINT_STATUSES } from "./workflow";

const at = new Date("2016-11-24T09:30:00+08:00");
const entry = (seq: number, act: string, detail: unknown) => ({ chain: "2016", seq: BigInt(seq), at, act, detail });

test("the course tells why a clock stands still, and with its running again what has ended", () => {
  const newestFirst = [
    entry(8, "step.complaint", { step: "resume" }),
    entry(7, "step.case", { step: "resume" }),
    entry(6, "step.complaint", { step: "pause", stopReason: "right-holder-identification" }),
    entry(5, "step.case", { step: "pause", stopReason: "hearing" }),
    entry(4, "step.referral", { step: "answer", from: "accepted", to: "answered" }),
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
    ["referral.answer", undefined],
    ["referral.send", undefined],
    ["complaint.resume", "appraisal"],
    ["complaint.pause", "appraisal"],
    ["addition", undefined],
    ["complaint.submit", undefined],
  ]);
});

test("the course says to which division a complaint was passed on", () => {
  const passed = entry(1, "step.complaint", { step: "passOn", division: "330481" });
  expect(ownCourse([passed])).toEqual([{ id: "2016 1", at, key: "complaint.passOn", division: "330481" }]);
});

test("a firm has handed in nothing since the return while neither a file nor a word of its own came after the last one", () => {
  const [first, between, last, after] = ["21", "22", "23", "24"].map(
    (day) => new Date(`2016-11-${day}T09:30:00+08:00`),
  );
  if (!first || !between || !last || !after) throw new Error("no days");
  const returns = [last, first].map((moment) => ({ id: `${moment}`, at: moment, key: "complaint.return" }));
  const file = (uploadedAt: Date) => ({ id: "f", name: "", size: 1, sha256: "", hashedBy: "server", uploadedAt });
  const message = (sentAt: Date, fromFirm = true) => ({
    ...{ id: "m", fromFirm, sentAt, openedAt: null, text: "", who: undefined },
  });
  expect(nothingSinceReturn({ files: [file(between)], messages: [message(between)] }, returns)).toBe(true);
  expect(nothingSinceReturn({ files: [], messages: [message(after, false)] }, returns)).toBe(true);
  expect(nothingSinceReturn({ files: [file(after)], messages: [] }, returns)).toBe(false);
  expect(nothingSinceReturn({ files: [], messages: [message(after)] }, returns)).toBe(false);
  expect(nothingSinceReturn({ files: [], messages: [] }, [])).toBe(false);
});

test("every step that a firm is told of has words in its course", () => {
  for (const { history } of [chinese, english]) {
    for (const noun of ["complaint", "case", "referral"] as const) {
      const told = stepsToldToFirm().find(({ act }) => act === `step.${noun}`)?.steps ?? [];
      const begun = noun === "referral" ? ["send"] : [];
      expect(Object.keys(history[noun]).toSorted()).toEqual([...told, ...begun].toSorted());
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

test("what ended on the way is shown with the steps that it took, for the firm and for officials", () => {
  const of = (status: (typeof COMPLAINT_STATUSES)[number], team: readonly string[]) =>
    ownPath({ status, team, case: null });
  expect(of("withdrawn", [])).toEqual({ steps: ["submit", "withdrawn"], at: 2 });
  expect(of("merged", ["a", "b"])).toEqual({ steps: ["submit", "register", "merged"], at: 3 });
  expect(of("not_filed", ["a", "b"])).toEqual({ steps: ["submit", "register", "verify", "inform"], at: 4 });
  expect(of("verifying", ["a", "b"])).toMatchObject({ at: 2, steps: { length: 7 } });
  expect(ownPath({ status: "filed", team: [], case: { id: "", number: "", status: "closed" } }).at).toBe(7);
  expect(handledPath("withdrawn")).toEqual({ steps: ["received", "outcome"], at: 2 });
  expect(handledPath("not_filed").at).toBe(4);
  for (const status of COMPLAINT_STATUSES)
    for (const step of of(status, []).steps)
      expect([Reflect.get(chinese.path, step), Reflect.get(english.path, step)]).not.toContain(undefined);
});
