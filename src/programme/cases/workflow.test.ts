import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { fileComplaintInput, takeCaseStepInput } from "./schema";
import { CASE_STATUSES, type CaseSubject, caseWorkflow } from "./workflow";

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
  team: official({ personId: "p-1", duties: ["investigator"] }),
  "team, duty ended": official({ personId: "p-2", duties: [] }),
  "other officer": official({ duties: ["investigator"] }),
  leader: official({ duties: ["bureau_leader"] }),
  "county leader": official({ divisionCode: "330402", level: "county", duties: ["bureau_leader"] }),
  coordinator: official({ duties: ["coordinator"] }),
  firm: { kind: "firm", personId: "p-firm", name: "演示", sessionId: null, enterpriseId: "e", role: "owner" },
};

const caseIn = (status: string, over: Partial<CaseSubject> = {}): CaseSubject => ({
  id: "c",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330400",
  team: ["p-1", "p-2"],
  outcome: null,
  executed: false,
  openReferrals: 0,
  ...over,
});

describe("the case's table", () => {
  test("is sound", () => {
    expect(faultsIn(caseWorkflow)).toEqual([]);
  });

  test("says who may do what, when", () => {
    expect(matrixOf(caseWorkflow, cast, caseIn)).toMatchInlineSnapshot(`
      "filed:
        team              investigate
        team, duty ended  –
        other officer     –
        leader            –
        county leader     –
        coordinator       –
        firm              –
      investigating:
        team              pause resume conclude
        team, duty ended  –
        other officer     –
        leader            extend
        county leader     –
        coordinator       –
        firm              –
      concluded:
        team              –
        team, duty ended  –
        other officer     –
        leader            sendBack decidePenalty decideOtherwise
        county leader     –
        coordinator       –
        firm              –
      decided:
        team              (recordExecution: nothing-to-execute)
        team, duty ended  –
        other officer     –
        leader            close
        county leader     –
        coordinator       –
        firm              –
      closed:
        team              –
        team, duty ended  –
        other officer     –
        leader            –
        county leader     –
        coordinator       –
        firm              –"
    `);
  });

  test("says why a case can't be closed, or a penalty not be executed, yet", () => {
    const decided = (over: Partial<CaseSubject>) => ({
      leader: decide<CaseSubject>(caseWorkflow, "close", cast.leader ?? { kind: "public" }, caseIn("decided", over)),
      officer: decide<CaseSubject>(
        caseWorkflow,
        "recordExecution",
        cast.team ?? { kind: "public" },
        caseIn("decided", over),
      ),
    });
    const refusals = (over: Partial<CaseSubject>) =>
      Object.values(decided(over)).map((decision) => (decision.ok ? "ok" : decision.refusal));
    expect(refusals({ outcome: "penalty" })).toEqual(["not-executed", "ok"]);
    expect(refusals({ outcome: "penalty", executed: true })).toEqual(["ok", "already-executed"]);
    expect(refusals({ outcome: "penalty", executed: true, openReferrals: 1 })).toEqual([
      "referrals-open",
      "already-executed",
    ]);
    expect(refusals({ outcome: "no_penalty_exempt" })).toEqual(["ok", "nothing-to-execute"]);
  });

  test("an investigation needs two officers", () => {
    expect(
      decide<CaseSubject>(
        caseWorkflow,
        "investigate",
        cast.team ?? { kind: "public" },
        caseIn("filed", { team: ["p-1"] }),
      ),
    ).toEqual({ ok: false, refusal: "two-officers-needed" });
  });

  test("every step has its input, and no input is without a step", () => {
    const literals = takeCaseStepInput.options.flatMap(({ shape: { step } }) =>
      "options" in step ? step.options : [...step.values],
    );
    expect(literals.toSorted()).toEqual(Object.keys(caseWorkflow.steps).toSorted());
    expect(fileComplaintInput.safeParse({ complaintId: crypto.randomUUID(), version: "1" }).success).toBe(true);
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
    const subject = fc.record({
      status: fc.constantFrom(...CASE_STATUSES),
      outcome: fc.constantFrom("penalty", null),
      executed: fc.boolean(),
      openReferrals: fc.nat(2),
    });
    fc.assert(
      fc.property(
        outsider,
        subject,
        fc.constantFrom(...Object.keys(caseWorkflow.steps)),
        (actor, { status, ...over }, step) => {
          expect(decide<CaseSubject>(caseWorkflow, step, actor, caseIn(status, over)).ok).toBe(false);
        },
      ),
    );
  });

  test("nobody of the wrong kind of department acts, whatever his duties", () => {
    const elsewhere = fc.record({
      departmentKind: fc.constantFrom(...DEPARTMENT_KINDS.filter((kind) => kind !== "market_regulation")),
      duties: fc.subarray([...DUTIES]),
      personId: fc.constantFrom("p-1", "p-out"),
    });
    fc.assert(
      fc.property(
        elsewhere,
        fc.constantFrom(...CASE_STATUSES),
        fc.constantFrom(...Object.keys(caseWorkflow.steps)),
        (over, status, step) => {
          expect(decide<CaseSubject>(caseWorkflow, step, official(over), caseIn(status)).ok).toBe(false);
        },
      ),
    );
  });
});
