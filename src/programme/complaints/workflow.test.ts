import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { takeComplaintStepInput } from "./handling/schema";
import { COMPLAINT_STATUSES, type ComplaintSubject, complaintWorkflow } from "./workflow";

const official = (over: Partial<Extract<Actor, { kind: "official" }>>): Actor => ({
  kind: "official",
  personId: "p-out",
  name: "演示",
  sessionId: null,
  departmentId: "d-amr",
  departmentKind: "market_regulation",
  level: "city",
  divisionCode: "330400",
  duties: [],
  ...over,
});

const cast: Record<string, Actor> = {
  firm: { kind: "firm", personId: "p-firm", name: "演示", sessionId: null, enterpriseId: "e", role: "owner" },
  "other firm": { kind: "firm", personId: "p-firm-b", name: "演示", sessionId: null, enterpriseId: "b", role: "owner" },
  intake: official({ duties: ["intake"] }),
  "county intake": official({ divisionCode: "330402", level: "county", duties: ["intake"] }),
  team: official({ personId: "p-1", duties: ["investigator"] }),
  "other officer": official({ duties: ["investigator"] }),
  leader: official({ duties: ["bureau_leader"] }),
  coordinator: official({ duties: ["coordinator"] }),
};

const complaintIn = (status: string, over: Partial<ComplaintSubject> = {}): ComplaintSubject => ({
  id: "c",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330400",
  team: ["p-1", "p-2"],
  proposal: null,
  blocking: [],
  ...over,
});

describe("the complaint's table", () => {
  test("is sound", () => {
    expect(faultsIn(complaintWorkflow)).toEqual([]);
  });

  test("says who may do what, when", () => {
    expect(matrixOf(complaintWorkflow, cast, complaintIn)).toMatchInlineSnapshot(`
      "draft:
        firm           submit
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         –
        coordinator    –
      submitted:
        firm           withdraw
        other firm     –
        intake         assign return passOn merge
        county intake  –
        team           merge
        other officer  –
        leader         –
        coordinator    –
      returned:
        firm           supply withdraw
        other firm     –
        intake         assign merge
        county intake  –
        team           merge
        other officer  –
        leader         –
        coordinator    –
      verifying:
        firm           withdraw
        other firm     –
        intake         merge
        county intake  –
        team           merge pause resume propose
        other officer  –
        leader         extend
        coordinator    –
      proposed:
        firm           –
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         sendBack file doNotFile
        coordinator    –
      filed:
        firm           –
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         –
        coordinator    –
      not_filed:
        firm           –
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         –
        coordinator    –
      merged:
        firm           –
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         –
        coordinator    –
      withdrawn:
        firm           –
        other firm     –
        intake         –
        county intake  –
        team           –
        other officer  –
        leader         –
        coordinator    –"
    `);
  });

  test("nothing is submitted that lacks something, nothing proposed by one officer alone", () => {
    const firm = cast.firm ?? { kind: "public" };
    expect(
      decide<ComplaintSubject>(complaintWorkflow, "submit", firm, complaintIn("draft", { blocking: ["respondent"] })),
    ).toEqual({ ok: false, refusal: "incomplete" });
    const team = cast.team ?? { kind: "public" };
    expect(
      decide<ComplaintSubject>(complaintWorkflow, "propose", team, complaintIn("verifying", { team: ["p-1"] })),
    ).toEqual({ ok: false, refusal: "two-officers-needed" });
  });

  test("every step of officials has its input; the firm's are the firm's, and filing belongs to cases", () => {
    const literals = takeComplaintStepInput.options.flatMap(({ shape: { step } }) =>
      "options" in step ? step.options : [...step.values],
    );
    const steps = Object.keys(complaintWorkflow.steps).filter(
      (step) => !["submit", "supply", "withdraw", "file"].includes(step),
    );
    expect(literals.toSorted()).toEqual(steps.toSorted());
  });

  test("never lets an outsider act", () => {
    const outsider = fc.oneof(
      fc.record({
        kind: fc.constant("official" as const),
        personId: fc.constant("p-out"),
        name: fc.constant("演示"),
        sessionId: fc.constant(null),
        departmentId: fc.constant("d-else"),
        departmentKind: fc.constantFrom(...DEPARTMENT_KINDS),
        level: fc.constantFrom("city" as const, "county" as const),
        divisionCode: fc.constantFrom("330402", "330481"),
        duties: fc.subarray([...DUTIES]),
      }),
      fc.record({
        kind: fc.constant("firm" as const),
        personId: fc.constant("p-x"),
        name: fc.constant("演示"),
        sessionId: fc.constant(null),
        enterpriseId: fc.constantFrom("other", null),
        role: fc.constantFrom("owner" as const, "member" as const),
      }),
      fc.constant({ kind: "public" as const }),
      fc.constant({ kind: "system" as const, reason: "test" }),
    );
    fc.assert(
      fc.property(
        outsider,
        fc.constantFrom(...COMPLAINT_STATUSES),
        fc.constantFrom(...Object.keys(complaintWorkflow.steps)),
        (actor, status, step) => {
          expect(decide<ComplaintSubject>(complaintWorkflow, step, actor, complaintIn(status)).ok).toBe(false);
        },
      ),
    );
  });
});
