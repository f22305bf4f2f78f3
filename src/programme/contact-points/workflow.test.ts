import { anyOfficial, cast } from "@tests/support/cast";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { CONTACT_POINT_STATUSES, type ContactPointSubject, contactPointWorkflow } from "./workflow";

const pointIn = (status: string, over: Partial<ContactPointSubject> = {}): ContactPointSubject => ({
  id: "c",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330402",
  enterpriseStatus: "checked",
  holdsAward: false,
  recommendedById: null,
  judged: "met",
  ...over,
});

test("the table is sound", () => expect(faultsIn(contactPointWorkflow)).toEqual([]));

test("who may do what, when", () =>
  expect(matrixOf(contactPointWorkflow, cast, pointIn)).toMatchInlineSnapshot(`
    "applied:
      owner          –
      member         –
      other firm     –
      county         recommend return
      other county   –
      county intake  –
      city office    –
      coordinator    return
      reviewer       –
      police         –
      system         –
      public         –
    recommended:
      owner          –
      member         –
      other firm     –
      county         return
      other county   –
      county intake  –
      city office    –
      coordinator    return approve refuse
      reviewer       –
      police         –
      system         –
      public         –
    returned:
      owner          resubmit
      member         resubmit
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
    refused:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
    active:
      owner          exit
      member         exit
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    suspend exit
      reviewer       –
      police         –
      system         –
      public         –
    suspended:
      owner          exit
      member         exit
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    resume exit
      reviewer       –
      police         –
      system         –
      public         –
    exited:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –"
  `));

test("not yet, and why", () => {
  const { county, owner, coordinator } = cast;
  expect(
    decide(contactPointWorkflow, "recommend", county, pointIn("applied", { enterpriseStatus: "registered" })),
  ).toEqual({ ok: false, refusal: "enterprise-not-checked" });
  for (const [judged, refusal] of [
    ["no", "checklist-not-judged"],
    ["unmet", "checklist-unmet"],
  ] as const)
    expect(decide(contactPointWorkflow, "recommend", county, pointIn("applied", { judged }))).toEqual({
      ok: false,
      refusal,
    });
  for (const step of ["approve", "refuse"]) {
    const point = pointIn("recommended", { recommendedById: coordinator.personId });
    expect(decide(contactPointWorkflow, step, coordinator, point)).toEqual({ ok: false, refusal: "recommended-it" });
  }
  for (const actor of [owner, coordinator]) {
    expect(decide(contactPointWorkflow, "exit", actor, pointIn("active", { holdsAward: true }))).toEqual({
      ok: false,
      refusal: "holds-award",
    });
  }
});

test("a recommendation is the firm's own bureau's: the city's office makes it for nobody else's firms", () => {
  fc.assert(
    fc.property(anyOfficial, fc.constantFrom("330400", "330402"), (actor, divisionCode) => {
      const may = decide(contactPointWorkflow, "recommend", actor, pointIn("applied", { divisionCode })).ok;
      const office = actor.departmentKind === "market_regulation" && actor.duties.includes("programme_officer");
      expect(may).toBe(office && actor.divisionCode === divisionCode);
    }),
  );
});

test("only the city's coordinator lets a firm into the register", () => {
  fc.assert(
    fc.property(anyOfficial, fc.constantFrom(...CONTACT_POINT_STATUSES), (actor, status) => {
      const may = decide(contactPointWorkflow, "approve", actor, pointIn(status)).ok;
      const lead =
        actor.departmentKind === "market_regulation" && actor.level === "city" && actor.duties.includes("coordinator");
      expect(may).toBe(lead && status === "recommended");
    }),
  );
});
