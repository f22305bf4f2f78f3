import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasDuty } from "@/kernel/actor";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { anOfficial, anyOfficial, cast } from "../../../tests/support/cast";
import { clueSightOf, keepsClues, mayExportClues, readsClue } from "./policy";
import { CLUE_STATUSES, type ClueSubject, clueWorkflow } from "./workflow";

const writer = anOfficial({ personId: "w", level: "county", divisionCode: "330402", duties: ["programme_officer"] });
const clue = (status: string): ClueSubject => ({
  ...{ id: "c", status, version: 1, enterpriseId: "e", divisionCode: "330402", officerId: writer.personId },
});
const leader = anOfficial({ level: "county", divisionCode: "330402", duties: ["bureau_leader"] });
const people = {
  owner: cast.owner,
  "other firm": cast["other firm"],
  writer,
  intake: cast["county intake"],
  leader,
  "other county": cast["other county"],
  coordinator: cast.coordinator,
  police: cast.police,
} as const;

describe("the table", () => {
  test("is sound", () => expect(faultsIn(clueWorkflow)).toEqual([]));

  test("who may do what, when", () => {
    expect(matrixOf(clueWorkflow, people, clue)).toMatchInlineSnapshot(`
      "waiting:
        owner         –
        other firm    –
        writer        –
        intake        end
        leader        –
        other county  –
        coordinator   –
        police        –
      ended:
        owner         –
        other firm    –
        writer        –
        intake        –
        leader        –
        other county  –
        coordinator   –
        police        –"
    `);
  });
});

describe("who knows what", () => {
  test("what is sealed is for the desk, its leader and who wrote it; how it ended for the desk and its leader", () => {
    const named = (may: (actor: (typeof people)[keyof typeof people]) => boolean) =>
      Object.entries(people)
        .filter(([, actor]) => may(actor))
        .map(([name]) => name);
    expect(named((actor) => readsClue(actor, clue("ended")))).toEqual(["writer", "intake", "leader"]);
    expect(named((actor) => keepsClues(actor, clue("ended")))).toEqual(["intake", "leader"]);
    expect(named(mayExportClues)).toEqual(["intake", "coordinator"]);
  });

  test("whoever ends it reads it, and nobody of another house or another division's desk does", () => {
    fc.assert(
      fc.property(anyOfficial, fc.constantFrom(...CLUE_STATUSES), (actor, status) => {
        const subject = clue(status);
        if (stepsFor(clueWorkflow, actor, subject).open.length > 0) expect(keepsClues(actor, subject)).toBe(true);
        if (keepsClues(actor, subject))
          expect(
            actor.departmentKind === "market_regulation" &&
              actor.divisionCode === "330402" &&
              hasDuty(actor, "intake", "bureau_leader"),
          ).toBe(true);
      }),
    );
  });

  test("a firm sees its own, the coordinator that there is one, an officer what he handed over, others nothing", () => {
    expect(clueSightOf(cast.owner)).toEqual({ of: "own", enterpriseId: "e" });
    expect(clueSightOf(cast.coordinator)).toMatchObject({ everything: true, divisionCode: null });
    expect(clueSightOf(writer)).toMatchObject({ everything: false, divisionCode: null, personId: writer.personId });
    expect(clueSightOf(cast["county intake"])).toMatchObject({ everything: false, divisionCode: "330402" });
    expect(clueSightOf(cast.police)).toEqual({ of: "none" });
    expect(clueSightOf(cast.public)).toEqual({ of: "none" });
  });
});
