import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { expect, test } from "vitest";
import { applyContactPointInput, contactPointAddress, takeContactPointStepInput } from "./schema";
import { contactPointWorkflow } from "./workflow";

const form = {
  leaderName: "甲",
  leaderPost: "副总经理",
  liaisonName: "乙",
  liaisonPost: "行政部",
  liaisonMobile: "138-1234-5678",
  liaisonEmail: "L@Example.cn",
  checklist: [...ADMISSION_ITEMS],
};

test("an application as it is typed", () => {
  expect(applyContactPointInput.parse(form)).toEqual({
    ...form,
    liaisonMobile: "13812345678",
    liaisonEmail: "l@example.cn",
    remark: null,
  });
});

test("the steps of the form are those of the table", () => {
  const steps = takeContactPointStepInput.options.flatMap(({ shape: { step } }) =>
    "options" in step ? step.options : [step.value],
  );
  expect(steps.sort()).toEqual(Object.keys(contactPointWorkflow.steps).sort());
});

test("what only some steps need is asked of them alone", () => {
  const common = { contactPointId: "0193a6f0-0000-7000-8000-000000000001", version: "1" };
  expect(takeContactPointStepInput.safeParse({ ...common, step: "suspend" }).success).toBe(false);
  expect(takeContactPointStepInput.safeParse({ ...common, step: "approve", reason: "x" }).success).toBe(false);
  expect(takeContactPointStepInput.safeParse({ ...common, step: "approve" }).success).toBe(true);
});

test("what an address asks for and no database holds is left out", () => {
  expect(contactPointAddress.parse({ known: "2016-11-24T01:30:00Z" }).known).toBe("2016-11-24T01:30:00Z");
  for (const known of ["0000-01-01T00:00:00Z", "then.", "2016-13-01T00:00:00Z"])
    expect(contactPointAddress.parse({ known }).known).toBeUndefined();
});
