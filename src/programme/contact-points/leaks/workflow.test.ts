import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasDuty } from "@/kernel/actor";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { anOfficial, anyOfficial, cast } from "../../../../tests/support/cast";
import { leakSightOf, mayExportLeaks, readsLeak } from "./policy";
import { LEAK_STATUSES, type LeakSubject, leakWorkflow } from "./workflow";

const leak = (status: string, over: Partial<LeakSubject> = {}): LeakSubject => ({
  ...{ id: "l", status, version: 1, enterpriseId: "e", divisionCode: "330402", withCity: false },
  ...over,
});
const leader = anOfficial({ level: "county", divisionCode: "330402", duties: ["bureau_leader"] });
const people = {
  owner: cast.owner,
  "other firm": cast["other firm"],
  county: cast.county,
  leader,
  "other county": cast["other county"],
  "city office": cast["city office"],
  coordinator: cast.coordinator,
  intake: cast["county intake"],
  police: cast.police,
} as const;

describe("the table", () => {
  test("is sound", () => expect(faultsIn(leakWorkflow)).toEqual([]));

  test("who may do what, when", () => {
    expect(matrixOf(leakWorkflow, people, leak)).toMatchInlineSnapshot(`
      "draft:
        owner         change report discard
        other firm    –
        county        –
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      discarded:
        owner         –
        other firm    –
        county        –
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      reported:
        owner         –
        other firm    –
        county        receive
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      received:
        owner         –
        other firm    –
        county        advise close
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      advised:
        owner         answer
        other firm    –
        county        advise close
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      answered:
        owner         –
        other firm    –
        county        advise close
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –
      closed:
        owner         –
        other firm    –
        county        –
        leader        –
        other county  –
        city office   –
        coordinator   –
        intake        –
        police        –"
    `);
  });

  test("asked in, the city's coordinator does what the county does", () => {
    for (const status of LEAK_STATUSES)
      expect(stepsFor(leakWorkflow, cast.coordinator, leak(status, { withCity: true }))).toEqual(
        stepsFor(leakWorkflow, cast.county, leak(status)),
      );
  });
});

describe("who reads what is sealed", () => {
  const readers = (subject: LeakSubject) =>
    Object.entries(people)
      .filter(([, actor]) => readsLeak(actor, subject))
      .map(([name]) => name);

  test("its bureau's programme office and leader; the coordinator only when asked in; nobody a draft", () => {
    expect(readers(leak("reported"))).toEqual(["county", "leader"]);
    expect(readers(leak("closed", { withCity: true }))).toEqual(["county", "leader", "coordinator"]);
    expect(readers(leak("draft", { withCity: true }))).toEqual([]);
    expect(readers(leak("discarded"))).toEqual([]);
  });

  test("whoever takes a step as an official reads it, and an official without the duty there never does", () => {
    fc.assert(
      fc.property(anyOfficial, fc.constantFrom(...LEAK_STATUSES), fc.boolean(), (actor, status, withCity) => {
        const subject = leak(status, { withCity });
        if (stepsFor(leakWorkflow, actor, subject).open.length > 0) expect(readsLeak(actor, subject)).toBe(true);
        const here = actor.divisionCode === "330402" && hasDuty(actor, "programme_officer", "bureau_leader");
        const city = withCity && actor.level === "city" && hasDuty(actor, "coordinator");
        if (readsLeak(actor, subject))
          expect(actor.departmentKind === "market_regulation" && (here || city)).toBe(true);
      }),
    );
  });

  test("the coordinator sees of all that there is one; others of their division; the file is for those who work with it", () => {
    expect(leakSightOf(cast.coordinator)).toEqual({ of: "office", everything: true, divisionCode: null });
    expect(leakSightOf(cast.county)).toEqual({ of: "office", everything: false, divisionCode: "330402" });
    expect(leakSightOf(cast["county intake"])).toEqual({ of: "none" });
    expect(leakSightOf(cast.police)).toEqual({ of: "none" });
    expect(leakSightOf(cast.public)).toEqual({ of: "none" });
    expect([cast.county, cast.coordinator, leader, cast.owner].map(mayExportLeaks)).toEqual([true, true, false, false]);
  });
});
