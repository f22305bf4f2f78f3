import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { due as answerTo } from "./due";

function due(...args: string[]) {
  const said = answerTo(args);
  return { ...said, first: said.stdout.split("\n")[0] };
}

test("the command prints it, whatever the zone of the machine, and ends with its exit code", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/due.ts", ...args], {
      encoding: "utf8",
      env: { ...process.env, TZ: "America/New_York" },
    });
  const told = run("--length", "15", "--unit", "working-day", "--from", "2016-02-05");
  expect([told.status, told.stdout.split("\n")[0]]).toEqual([0, "2016-03-02 星期三到期。"]);
  const untold = run("--length", "-3", "--unit", "working-day", "--from", "2016-02-05");
  expect([untold.status, untold.stdout]).toEqual([2, ""]);
  expect(untold.stderr).toMatch(/^--length 应是 1 到 9999 的整数/);
});

test("the due date comes first, then each day with its reason", () => {
  const { status, first, stdout } = due("--length", "15", "--unit", "working-day", "--from", "2016-02-05");
  expect({ status, first }).toEqual({ status: 0, first: "2016-03-02 星期三到期。" });
  expect(stdout).toContain("2016-02-06 星期六  第 1 个工作日（周末调休上班）");
  expect(stdout).toContain("2016-02-08 星期一  节假日放假，不计入");
  expect(stdout).toContain("2016-03-02 星期三  第 15 个工作日  ← 到期日");
});

test("a pause that ended on its day leaves no day out, and is told so", () => {
  const term = ["--length", "7", "--unit", "working-day", "--from", "2016-11-24"];
  const { first, stdout } = due(...term, "--pause", "2016-11-25..2016-11-25");
  expect(first).toBe(due(...term).first);
  expect(stdout).toContain("2016-11-25 中止，当天恢复：没有不计入的日子。");
});

test("a pause that began after the end moves nothing, and is told so", () => {
  const term = ["--length", "5", "--unit", "working-day", "--from", "2016-11-24"];
  for (const pause of [
    ["--pause", "2016-12-05..2016-12-09"],
    ["--pause", "2016-12-05..", "--today", "2016-12-09"],
  ]) {
    const { first, stdout } = due(...term, ...pause);
    expect(first).toBe(due(...term).first);
    expect(stdout).toContain("2016-12-05 起中止：期限在那以前已满，到期日不变。");
  }
  // On its last day it still runs.
  expect(due(...term, "--pause", "2016-12-01..2016-12-09").first).toBe("2016-12-09 星期五到期。");
});

test("a day further away than any term reaches is told, wherever it stands", () => {
  const term = ["--length", "5", "--unit", "working-day"];
  const from = ["--from", "2016-11-24"];
  for (const asked of [
    ["--from", "3000-01-01"],
    [...from, "--pause", "2016-11-25..9999-12-31"],
    [...from, "--pause", "2016-11-25..", "--today", "9999-12-31"],
  ])
    expect(due(...term, ...asked)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("2999-12-31 at the latest"),
    });
  expect(due(...term, "--from", "2999-12-31").status).toBe(0);
});

test("whoever asks in English reads the basis in English, where there is one", () => {
  const { stdout } = due("--rule", "complaint-register", "--from", "2016-11-24", "--lang", "en");
  expect(stdout).toContain("Basis: Every complaint is received");
  expect(stdout).not.toMatch(/\p{Script=Han}/u);
});

test("pauses, extension, English", () => {
  const term = ["--length", "15", "--unit", "working-day", "--from", "2016-02-05", "--lang", "en"];
  const pauses = ["--pause", "2016-02-06..2016-02-14", "--pause", "2016-02-20..2016-02-22"];
  const { first, stdout } = due(...term, ...pauses, "--extend", "15");
  expect(first).toBe("2016-03-25, Friday: due.");
  expect(stdout).toContain("Extended by 15 working days, 30 in all.");
  expect(stdout).toContain("2016-02-22 Monday  paused, not counted");
});

test("by the rule in force on the day, with its basis", () => {
  const old = due("--rule", "complaint-verify", "--from", "2016-11-24");
  expect(old.first).toBe("2016-12-05 星期一到期。");
  expect(old.stdout).toContain("这条期限的条文待核实。");
  expect(due("--rule", "criminal-accept", "--from", "2016-02-05T17:30").first).toBe("2016-02-06 星期六 17:30 到期。");
  expect(due("--rule", "complaint-verify", "--from", "2026-12-20").stdout).toContain(
    "2026-12-31 以后的放假安排还没有公布",
  );
});

test("whoever asks how it is used is told, and has made no mistake", () => {
  expect(due("--help")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^用法 Usage:/), stderr: "" });
});

test("what can't be answered is said in a sentence, with exit code 2", () => {
  const term = ["--length", "15", "--unit", "working-day", "--from", "2016-02-05"];
  for (const args of [
    [],
    ["--length", "15", "--unit", "week", "--from", "2016-02-05"],
    ["--length", "15", "--unit", "working-day", "--from", "2016-02-30"],
    ["--rule", "case-close", "--from", "2020-01-02", "--extend", "5"],
    ["--rule", "no-such-rule", "--from", "2020-01-02"],
    ["--nonsense"],
    [...term, "extra"],
    [...term, "--extend"],
    [...term, "--extend", "-3"],
    [...term, "--extend", "1.5"],
    [...term, "--length", "15"],
    [...term, "--pause", "2016-02-14..2016-02-06"],
    [...term, "--pause", "2016-02-30..2016-03-06"],
    [...term, "--pause", "2016-02-06..", "--today", "2016-02-05"],
    ...["-3", "0", "1.5", "0x10", "", "10000"].map((length) => ["--length", length, ...term.slice(2)]),
  ]) {
    const { status, stdout, stderr } = due(...args);
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: "" });
    // One sentence in each language, then how it is used.
    expect(stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*[。：][^\n]*[A-Za-z]{2}[^\n]*\n用法 Usage:/u);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});
