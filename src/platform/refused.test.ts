import { expect, test } from "vitest";
import { subjectOf, subjectOfForm } from "./refused";

const id = "019589f2-0000-7000-8000-00000000abcd";

test("an address says which record it is about, and keeps neither ids nor what was typed", () => {
  expect(subjectOf(`/complaints/${id}?tab=evidence`)).toEqual({
    subject: { kind: "complaint", id },
    page: "/complaints/*",
  });
  expect(subjectOf(`/contact-points/leaks/${id.toUpperCase()}/edit`)).toEqual({
    subject: { kind: "leak-report", id },
    page: "/contact-points/leaks/*/edit",
  });
  expect(subjectOf(`/cases/${id}/steps/${encodeURIComponent("张三")}`)).toEqual({
    subject: { kind: "case", id },
    page: "/cases/*/steps/*",
  });
  expect(subjectOf("/accounts")).toEqual({ subject: undefined, page: "/accounts" });
  expect(subjectOf("")).toEqual({ subject: undefined, page: "/" });
});

test("a form says it by its first field that holds an id", () => {
  expect(subjectOfForm({ step: "file", complaintId: id, intoId: id })).toEqual({ kind: "complaint", id });
  expect(subjectOfForm({ contactPointId: id })).toEqual({ kind: "contact-point", id });
  expect(subjectOfForm({ complaintId: "1", name: id })).toBeUndefined();
});
