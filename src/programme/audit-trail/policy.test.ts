import { expect, test } from "vitest";
import { caseWorkflow } from "../cases/workflow";
import { complaintWorkflow } from "../complaints/workflow";
import { maskDetail, maskNumber, stepsToldToFirm, tailOf } from "./policy";

test("numbers and ids of records are masked, wherever they stand", () => {
  expect(maskNumber("嘉市监案〔2016〕7号")).toBe("嘉市监案〔*〕*号");
  expect(maskNumber("JX-TS-20161124-0001-c")).toBe("JX-TS-*-*-c");
  expect(tailOf("019589f2-0000-7000-8000-00000000abcd")).toBe("abcd");
  expect(
    maskDetail({
      number: "嘉市监案〔2016〕7号",
      step: "file",
      fields: ["evidence/019589f2-0000-7000-8000-00000000abcd"],
      n: 3,
      of: null,
    }),
  ).toEqual({
    number: "嘉市监案〔*〕*号",
    step: "file",
    fields: ["evidence/…abcd"],
    n: 3,
    of: null,
  });
});

test("a firm learns of its own steps and of those that name it, not of a proposal or a leader's sending back", () => {
  const complaint = stepsToldToFirm().find(({ act }) => act === "step.complaint");
  expect(complaint?.steps).toEqual(expect.arrayContaining(["submit", "assign", "return", "file", "doNotFile"]));
  expect(complaint?.steps).not.toContain("propose");
  expect(complaint?.steps).not.toContain("sendBack");
});

test("a firm learns of every step that makes a clock stand still, run again or last longer", () => {
  for (const { name, steps } of [complaintWorkflow, caseWorkflow]) {
    const told = stepsToldToFirm().find(({ act }) => act === `step.${name}`)?.steps;
    const touching = Object.entries<{ from: readonly string[]; clocks?: object }>(steps).flatMap(
      ([step, { clocks }]) =>
        clocks && ["pause", "resume", "extend"].some((effect) => effect in clocks) ? [step] : [],
    );
    expect(touching).toEqual(["pause", "resume", "extend"]);
    expect(told).toEqual(expect.arrayContaining(touching));
  }
});
