import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasDuty } from "@/kernel/actor";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { anOfficial, anyOfficial, cast } from "../../../tests/support/cast";
import { adviceWorkflow } from "./advice/workflow";
import { mayChangeRules, mayPlan, sightOf } from "./policy";
import { VISIT_STATUSES, type VisitSubject, visitWorkflow } from "./workflow";

const visit = (status: string, over: Partial<VisitSubject> = {}): VisitSubject => ({
  id: "v",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330402",
  officerId: "p-visitor",
  ring: null,
  conclusion: "none",
  ...over,
});
const visitor = anOfficial({
  personId: "p-visitor",
  level: "county",
  divisionCode: "330402",
  duties: ["programme_officer", "investigator"],
});
const people = {
  owner: cast.owner,
  "other firm": cast["other firm"],
  visitor,
  "county office": cast.county,
  "other county": cast["other county"],
  coordinator: cast.coordinator,
  intake: cast["county intake"],
  police: cast.police,
} as const;
const ring = { team: ["p-visitor"], divisionCode: "330402" };

describe("the tables", () => {
  test("are sound", () => {
    expect(faultsIn(visitWorkflow)).toEqual([]);
    expect(faultsIn(adviceWorkflow)).toEqual([]);
  });

  test("who may do what to a visit", () => {
    expect(matrixOf(visitWorkflow, people, visit)).toMatchInlineSnapshot(`
      "planned:
        owner          –
        other firm     –
        visitor        arrange record cancel
        county office  cancel
        other county   –
        coordinator    cancel
        intake         –
        police         –
      arranged:
        owner          –
        other firm     –
        visitor        arrange record cancel
        county office  cancel
        other county   –
        coordinator    cancel
        intake         –
        police         –
      held:
        owner          –
        other firm     –
        visitor        revise
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
      cancelled:
        owner          –
        other firm     –
        visitor        –
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –"
    `);
  });

  test("who may do what to an advice", () => {
    expect(matrixOf(adviceWorkflow, people, (status) => ({ ...visit(status), visitId: "v" }))).toMatchInlineSnapshot(`
      "open:
        owner          answer
        other firm     –
        visitor        settle drop
        county office  settle drop
        other county   –
        coordinator    settle drop
        intake         –
        police         –
      answered:
        owner          –
        other firm     –
        visitor        settle reopen drop
        county office  settle reopen drop
        other county   –
        coordinator    settle reopen drop
        intake         –
        police         –
      settled:
        owner          –
        other firm     –
        visitor        –
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
      dropped:
        owner          –
        other firm     –
        visitor        –
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –"
    `);
  });

  test("a visit after a case has steps for its team alone, and for the leader of the case's division", () => {
    const leader = anOfficial({ level: "county", divisionCode: "330402", duties: ["bureau_leader"] });
    const all = {
      ...people,
      leader,
      "other leader": anOfficial({ divisionCode: "330481", duties: ["bureau_leader"] }),
    };
    expect(matrixOf<VisitSubject>(visitWorkflow, all, (status) => visit(status, { ring }))).toMatchInlineSnapshot(`
      "planned:
        owner          –
        other firm     –
        visitor        arrange record cancel
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
        leader         cancel
        other leader   –
      arranged:
        owner          –
        other firm     –
        visitor        arrange record cancel
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
        leader         cancel
        other leader   –
      held:
        owner          –
        other firm     –
        visitor        revise
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
        leader         –
        other leader   –
      cancelled:
        owner          –
        other firm     –
        visitor        –
        county office  –
        other county   –
        coordinator    –
        intake         –
        police         –
        leader         –
        other leader   –"
    `);
  });
});

describe("for any official", () => {
  const status = fc.constantFrom(...VISIT_STATUSES);

  test("outside the ring nothing can be done to a visit that follows a case", () => {
    fc.assert(
      fc.property(anyOfficial, status, (actor, at) => {
        const followed = visit(at, { ring: { team: ["somebody"], divisionCode: "330402" }, officerId: actor.personId });
        const leads =
          actor.departmentKind === "market_regulation" &&
          hasDuty(actor, "bureau_leader") &&
          actor.divisionCode === "330402";
        const { open, shut } = stepsFor<VisitSubject>(visitWorkflow, actor, followed);
        if (!leads) expect([...open, ...shut]).toEqual([]);
      }),
    );
  });

  test("what he may plan he sees; rules are the city coordinator's alone", () => {
    fc.assert(
      fc.property(anyOfficial, (actor) => {
        if (mayPlan(actor)) expect(sightOf(actor).of).toBe("office");
        if (actor.departmentKind !== "market_regulation") expect(sightOf(actor)).toEqual({ of: "none" });
        expect(mayChangeRules(actor)).toBe(
          actor.departmentKind === "market_regulation" &&
            actor.level === "city" &&
            actor.duties.includes("coordinator"),
        );
      }),
    );
  });
});
