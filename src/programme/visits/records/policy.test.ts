import { expect, test } from "vitest";
import { takeVisitStepInput } from "../schema";
import { recordFaults } from "./policy";

const empty = {
  ...{ step: "record", visitId: "01a22dd6-4675-7c93-b394-547727925fec", version: "1" },
  ...{ checklistId: "01a22dd6-4675-7c93-b394-547727925fed", heldOn: "2016-11-24", signing: "screen" },
};
const asked = {
  visit: {
    conclusion: "asked",
    createdAt: new Date("2016-11-20T01:00:00Z"),
    arrangedOn: null,
    heldOn: null,
    heldReason: null,
  },
  items: [{ code: "leader" }, { code: "nda" }],
  today: "2016-11-24",
  firstDay: "2015-03-02",
} as const;

function faults(given: object, of: typeof asked | object = {}) {
  const input = takeVisitStepInput.parse({ ...empty, ...given });
  if (input.step !== "record") throw new Error("no record");
  return recordFaults(input, { ...asked, ...of });
}

test("all that a record lacks is told at once, by field", () => {
  expect(faults({ advice1: "列出清单（演示）", advice1Due: "" })).toEqual({
    answers: ["all-items"],
    findings: ["findings-missing"],
    advice1Due: ["day"],
    conclusion: ["conclusion-missing"],
    conclusionFindings: ["conclusionFindings-missing"],
    signerName: ["signerName-missing"],
    signature: ["not-signed"],
  });
});

test("what is there isn't asked for, and of a firm that didn't sign only why", () => {
  const whole = {
    ...{ answers: ["leader:met", "nda:unseen"], findings: "演示", signerName: "钱演示", signature: "M1 1L2 2" },
    ...{ conclusion: "check", conclusionFindings: "演示" },
  };
  expect(faults(whole)).toEqual({});
  expect(faults({ ...whole, signing: "refused", signerName: "", signature: "" })).toEqual({ remark: ["why-refused"] });
  expect(faults({ ...whole, answers: ["leader:met", "gate:met"] })).toEqual({ answers: ["not-on-the-list"] });
  expect(faults({ ...whole, conclusion: "" }, { visit: { ...asked.visit, conclusion: "none" } })).toEqual({});
});

test("a day is neither to come nor before there was anything to visit, and one before the plan needs its reason", () => {
  const day = (heldOn: string, heldReason = "") => faults({ heldOn, heldReason });
  expect(day("2016-11-25")).toMatchObject({ heldOn: ["in-future"] });
  expect(day("2015-03-01")).toMatchObject({ heldOn: ["before-all"] });
  expect(day("2016-11-19")).toMatchObject({ heldReason: ["held-earlier"] });
  expect(day("2016-11-19", "演示")).not.toHaveProperty("heldReason");
  const arranged = { visit: { ...asked.visit, arrangedOn: new Date("2016-11-23T00:00:00Z") } };
  for (const heldOn of ["2016-11-22", "2016-11-24"])
    expect(faults({ heldOn, heldReason: "" }, arranged)).toMatchObject({ heldReason: ["held-otherwise"] });
  expect(faults({ heldOn: "2016-11-23", heldReason: "" }, arranged)).not.toHaveProperty("heldReason");
  expect(faults({ heldOn: "2016-11-24", heldReason: "演示" }, arranged)).not.toHaveProperty("heldReason");
});
