import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { REFERRAL_STATUSES, type ReferralSubject, referralWorkflow } from "./workflow";

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
  team: official({ personId: "p-team", duties: ["investigator"] }),
  "other officer": official({ duties: ["investigator"] }),
  leader: official({ duties: ["bureau_leader"] }),
  coordinator: official({ duties: ["coordinator"] }),
  police: official({ departmentId: "d-police", departmentKind: "police", duties: ["department_handler"] }),
  scitech: official({ departmentId: "d-scitech", departmentKind: "science_tech", duties: ["department_handler"] }),
  firm: { kind: "firm", personId: "p-firm", name: "演示", sessionId: null, enterpriseId: "e", role: "owner" },
};

const referralIn = (status: string): ReferralSubject => ({
  id: "r",
  status,
  version: 1,
  kind: "criminal",
  toDepartmentId: "d-police",
  team: ["p-team"],
  divisionCode: "330400",
});

describe("the referral's table", () => {
  test("is sound", () => {
    expect(faultsIn(referralWorkflow)).toEqual([]);
  });

  test("says who may do what, when", () => {
    expect(matrixOf(referralWorkflow, cast, referralIn)).toMatchInlineSnapshot(`
      "sent:
        team           withdraw
        other officer  –
        leader         withdraw
        coordinator    –
        police         accept decline
        scitech        –
        firm           –
      accepted:
        team           withdraw
        other officer  –
        leader         withdraw
        coordinator    –
        police         answer
        scitech        –
        firm           –
      returned:
        team           resend close withdraw
        other officer  –
        leader         resend close withdraw
        coordinator    –
        police         –
        scitech        –
        firm           –
      answered:
        team           close
        other officer  –
        leader         close
        coordinator    –
        police         –
        scitech        –
        firm           –
      closed:
        team           –
        other officer  –
        leader         –
        coordinator    –
        police         –
        scitech        –
        firm           –
      withdrawn:
        team           –
        other officer  –
        leader         –
        coordinator    –
        police         –
        scitech        –
        firm           –"
    `);
  });

  test("starts the clocks of its own kind", () => {
    expect(referralWorkflow.limitOf("accept", referralIn("sent"))).toBe("criminal-accept");
    expect(referralWorkflow.limitOf("answer", { ...referralIn("sent"), kind: "technical_opinion" })).toBe(
      "technical-opinion-answer",
    );
  });

  test("never lets anybody act who stands on neither side", () => {
    const outsider = fc.record({
      kind: fc.constant("official" as const),
      personId: fc.constant("p-out"),
      name: fc.constant("演示"),
      sessionId: fc.constant(null),
      departmentId: fc.constant("d-else"),
      departmentKind: fc.constantFrom(...DEPARTMENT_KINDS),
      level: fc.constantFrom("city" as const, "county" as const),
      divisionCode: fc.constantFrom("330402", "330481"),
      duties: fc.subarray([...DUTIES]),
    });
    fc.assert(
      fc.property(
        outsider,
        fc.constantFrom(...REFERRAL_STATUSES),
        fc.constantFrom(...Object.keys(referralWorkflow.steps)),
        (actor, status, step) => {
          expect(decide<ReferralSubject>(referralWorkflow, step, actor, referralIn(status)).ok).toBe(false);
        },
      ),
    );
  });
});
