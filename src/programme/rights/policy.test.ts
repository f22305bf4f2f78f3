import { expect, test } from "vitest";
import type { Actor, Duty } from "@/kernel/actor";
import { rightsOf } from "./policy";

const official = (duties: readonly Duty[], more: Partial<Extract<Actor, { kind: "official" }>> = {}): Actor => ({
  ...{
    kind: "official",
    personId: "p",
    name: "演示",
    sessionId: null,
    departmentId: "d",
    departmentKind: "market_regulation",
  },
  ...{ level: "city", divisionCode: "330400", duties },
  ...more,
});
const firm = (role: "owner" | "member"): Actor => ({
  kind: "firm",
  personId: "f",
  name: "演示",
  sessionId: null,
  enterpriseId: "e",
  role,
});

function mine(actor: Actor, name: string): string[] {
  return (
    rightsOf(actor)
      .find((rights) => rights.name === name)
      ?.steps.filter(({ as }) => as.length > 0)
      .map(({ step }) => step) ?? []
  );
}

test("each duty gets its steps, and no others", () => {
  expect(mine(official(["intake"]), "complaint")).toEqual(
    expect.arrayContaining(["assign", "return", "passOn", "merge"]),
  );
  expect(mine(official(["intake"]), "complaint")).not.toContain("file");
  expect(mine(official(["bureau_leader"]), "complaint")).toEqual(
    expect.arrayContaining(["extend", "sendBack", "file", "doNotFile"]),
  );
  expect(mine(official(["department_handler"], { departmentKind: "police" }), "referral")).toEqual([
    "accept",
    "decline",
    "answer",
  ]);
  expect(mine(official(["department_handler"], { departmentKind: "police" }), "complaint")).toEqual([]);
  expect(mine(firm("member"), "complaint")).toEqual(["submit", "supply", "withdraw"]);
  expect(mine(firm("member"), "enterprise")).toEqual([]);
  expect(mine(firm("owner"), "enterprise")).toEqual(["resubmit"]);
});

test.each(["system_administrator", "security_administrator", "audit_administrator", "government_office"] as const)(
  "%s takes no step of any record",
  (duty) => {
    const rights = rightsOf(official([duty], { departmentKind: "operations" }));
    expect(rights.flatMap(({ steps }) => steps.filter(({ as }) => as.length > 0))).toEqual([]);
  },
);

test("a complaint's statuses are told to officials in the office's words, to its firm in its own", () => {
  const words = (actor: Actor) => rightsOf(actor).find(({ name }) => name === "complaint")?.words;
  expect(words(official(["intake"]))).toEqual(["handling", "complaints"]);
  expect(words(firm("owner"))).toEqual(["complaints", "handling"]);
});
