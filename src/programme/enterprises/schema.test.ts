import { describe, expect, test } from "vitest";
import { makeCreditCode, makeOrgCode } from "@/kernel/credit-code";
import { messagesFor } from "@/programme/words";
import { correctEnterpriseInput, editEnterpriseInput, enterpriseAddress, takeEnterpriseStepInput } from "./schema";
import { enterpriseWorkflow } from "./workflow";

const id = "0193a6f0-0000-7000-8000-000000000001";
const form = {
  enterpriseId: id,
  version: "3",
  contactName: " 甲 ",
  contactMobile: "138 1234 5678",
  contactEmail: "Firm@Example.CN",
};
const faults = (
  input: unknown,
  schema: typeof editEnterpriseInput | typeof correctEnterpriseInput = editEnterpriseInput,
) => {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
};

describe("the profile's form", () => {
  test("a day is read as people write it, and kept in one way", () => {
    for (const foundedOn of ["2009-5-1", "2009/05/01", "２００９年５月１日"])
      expect(editEnterpriseInput.parse({ ...form, foundedOn })).toMatchObject({ foundedOn: "2009-05-01" });
    expect(faults({ ...form, foundedOn: "2009年5月" })).toEqual({ foundedOn: "not-a-day" });
    expect(editEnterpriseInput.parse({ ...form, foundedOn: " " })).toMatchObject({ foundedOn: null });
  });

  test("what is left empty is unknown", () => {
    expect(editEnterpriseInput.parse({ ...form, staff: "", town: "", sizeClass: "" })).toEqual({
      enterpriseId: id,
      version: 3,
      contactName: "甲",
      contactMobile: "13812345678",
      contactEmail: "firm@example.cn",
      town: null,
      address: null,
      industryCode: null,
      legalPerson: null,
      staff: null,
      researchStaff: null,
      sizeClass: null,
      titles: [],
      foundedOn: null,
    });
  });

  test("numbers and days as people type them", () => {
    const parts = { "foundedOn.year": "２００９", "foundedOn.month": "5", "foundedOn.day": "1" };
    expect(editEnterpriseInput.parse({ ...form, staff: "1,284", ...parts })).toMatchObject({
      staff: 1284,
      foundedOn: "2009-05-01",
    });
  });

  test("what is wrong between fields is told with what is wrong in them", () => {
    const crowd = { staff: "3", researchStaff: "4" };
    expect(faults({ ...form, ...crowd })).toEqual({ researchStaff: "more-than-staff" });
    expect(faults({ ...form, ...crowd, contactMobile: "123" })).toEqual({
      ...{ researchStaff: "more-than-staff", contactMobile: "phone" },
    });
    const correction = {
      ...form,
      name: "甲厂（演示）",
      divisionCode: "330402",
      clusterId: "",
      askedBy: "甲",
      paper: "执照",
    };
    expect(faults(correction, correctEnterpriseInput)).toMatchObject({ uscc: "no-code", reason: expect.any(String) });
  });

  test("says what is wrong at the field", () => {
    expect(faults({ ...form, "foundedOn.year": "2009" })).toEqual({ foundedOn: "not-a-day" });
    expect(faults({ ...form, "foundedOn.day": "31", staff: "many", contactMobile: "123", contactEmail: "no" })).toEqual(
      {
        foundedOn: "not-a-day",
        staff: "not-a-number",
        contactMobile: "phone",
        contactEmail: "email",
      },
    );
    expect(faults({ ...form, status: "checked" })).not.toEqual({});
  });
});

describe("a correction", () => {
  const correction = {
    ...form,
    name: "嘉禾(演示)公司",
    clusterId: "",
    askedBy: "张三",
    paper: "执照",
    reason: "按执照",
  };

  test("reads each code by its check digits, and only its own kind", () => {
    const uscc = makeCreditCode("330402", 7);
    expect(correctEnterpriseInput.parse({ ...correction, uscc: uscc.toLowerCase() })).toMatchObject({
      uscc,
      orgCode: null,
      regNo: null,
      name: "嘉禾（演示）公司",
      clusterId: null,
    });
    expect(
      faults({ ...correction, uscc: `${uscc.slice(0, 17)}${uscc.endsWith("0") ? "1" : "0"}` }, correctEnterpriseInput),
    ).toEqual({ uscc: "code-check" });
    expect(faults({ ...correction, uscc: makeOrgCode(7) }, correctEnterpriseInput)).toEqual({ uscc: "code-kind" });
  });

  test("needs its reason", () =>
    expect(faults({ ...correction, reason: " " }, correctEnterpriseInput)).toHaveProperty("reason"));
});

test("the steps of the form are those of the table that aren't taken where two records are compared", () => {
  expect(takeEnterpriseStepInput.options.map(({ shape }) => shape.step.value).sort()).toEqual(
    Object.keys(enterpriseWorkflow.steps)
      .filter((step) => !["merge", "part", "reopen", "withdraw"].includes(step))
      .sort(),
  );
});

test("an address with nonsense is an address without a filter", () => {
  expect(enterpriseAddress.parse({ status: "gone", cluster: "x", mine: "yes", q: " 恒锐 ", other: "1" })).toEqual({
    q: "恒锐",
  });
});

test("what a count isn't is told by words that may be said of any field: the summary names the field then", async () => {
  for (const locale of ["zh-CN", "en"] as const) {
    const { ui, enterprises } = await messagesFor(locale);
    for (const count of ["不多", "-5", "99999999999", "1.5"]) {
      const { staff = "" } = faults({ ...form, staff: count });
      expect([count, ui.faults]).toEqual([count, expect.objectContaining({ [staff]: expect.any(String) })]);
      expect(enterprises.faults).not.toHaveProperty(staff);
    }
  }
});
