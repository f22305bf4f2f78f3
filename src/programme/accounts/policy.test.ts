import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Actor,
  ADMINISTRATORS,
  DEPARTMENT_KINDS,
  DUTIES,
  type FirmActor,
  type OfficialActor,
} from "@/kernel/actor";
import { dutiesOf, grantableDuties, mayCreate, mayDecideJoin, mayGrant, maySeeAccounts, refusalOfDuty } from "./policy";

const kinds = fc.constantFrom(...DEPARTMENT_KINDS);
const duties = fc.uniqueArray(fc.constantFrom(...DUTIES));

const official: fc.Arbitrary<OfficialActor> = fc.record({
  kind: fc.constant("official" as const),
  personId: fc.uuid(),
  name: fc.constant("演示"),
  sessionId: fc.constant(null),
  departmentId: fc.uuid(),
  departmentKind: kinds,
  level: fc.constantFrom("city" as const, "county" as const),
  divisionCode: fc.constantFrom("330400", "330402", "330481"),
  duties,
});
const firm: fc.Arbitrary<FirmActor> = fc.record({
  kind: fc.constant("firm" as const),
  personId: fc.uuid(),
  name: fc.constant("演示"),
  sessionId: fc.constant(null),
  enterpriseId: fc.constantFrom("firm-1", "firm-2", null),
  role: fc.constantFrom("owner" as const, "member" as const),
});
const anybody: fc.Arbitrary<Actor> = fc.oneof(official, firm, fc.constant({ kind: "public" as const }));

test("whoever creates doesn't grant, as long as nobody holds two of the three", () => {
  fc.assert(
    fc.property(anybody, (actor) => {
      const held = actor.kind === "official" ? ADMINISTRATORS.filter((duty) => actor.duties.includes(duty)) : [];
      fc.pre(held.length <= 1);
      expect(mayCreate(actor) && mayGrant(actor)).toBe(false);
      expect(maySeeAccounts(actor)).toBe(mayCreate(actor) || mayGrant(actor));
    }),
  );
});

test("granting whatever may be granted never makes two administrators, nor a duty in the wrong house", () => {
  fc.assert(
    fc.property(kinds, fc.array(fc.constantFrom(...DUTIES), { maxLength: 20 }), (departmentKind, wishes) => {
      const held: (typeof DUTIES)[number][] = [];
      for (const duty of wishes) if (!refusalOfDuty(duty, { departmentKind, held })) held.push(duty);
      expect(held.filter((duty) => ADMINISTRATORS.some((one) => one === duty)).length).toBeLessThanOrEqual(1);
      expect(held.every((duty) => dutiesOf(departmentKind).includes(duty))).toBe(true);
      expect(new Set(held).size).toBe(held.length);
    }),
  );
});

test("what is offered is what fits and isn't held", () => {
  expect(grantableDuties({ departmentKind: "operations", held: ["system_administrator"] })).toEqual([
    { duty: "security_administrator", refusal: "two-administrators" },
    { duty: "audit_administrator", refusal: "two-administrators" },
  ]);
  expect(grantableDuties({ departmentKind: "police", held: [] })).toEqual([
    { duty: "department_handler", refusal: undefined },
  ]);
});

// Said another way than in policy.ts.
test("who joins a firm is its owner's to say; without one, and of a claim, its county's programme office or the city's", () => {
  fc.assert(
    fc.property(anybody, fc.boolean(), fc.boolean(), (actor, hasOwner, claims) => {
      const owner = actor.kind === "firm" && actor.enterpriseId === "firm-1" && actor.role === "owner";
      const office =
        actor.kind === "official" &&
        actor.departmentKind === "market_regulation" &&
        actor.duties.includes("programme_officer");
      const near = actor.kind === "official" && (actor.level === "city" || actor.divisionCode === "330402");
      const allowed = owner || ((claims || !hasOwner) && office && near);
      expect(mayDecideJoin(actor, { id: "firm-1", divisionCode: "330402", hasOwner, claims })).toBe(allowed);
    }),
  );
});
