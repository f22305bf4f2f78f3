import { expect, test } from "vitest";
import { faultsIn, matrixOf } from "@/kernel/workflow";
import { anOfficial, cast } from "../../../../tests/support/cast";
import { drawSightOf, mayDraw } from "./policy";
import { takeDrawStepInput } from "./schema";
import { drawWorkflow } from "./workflow";

const people = {
  "county office": cast.county,
  "other county": cast["other county"],
  investigator: anOfficial({ level: "county", divisionCode: "330402", duties: ["investigator"] }),
  coordinator: cast.coordinator,
  police: cast.police,
  owner: cast.owner,
} as const;
const draw = (status: string, numberDay = "2016-11-25") => ({
  ...{ id: "d", status, version: 1, divisionCode: "330402", numberDay, today: "2016-11-24" },
});

test("the table is sound, and its steps are those of the form", () => {
  expect(faultsIn(drawWorkflow)).toEqual([]);
  const literals = takeDrawStepInput.options.map(({ shape }) => shape.step.value);
  expect(literals.toSorted()).toEqual(Object.keys(drawWorkflow.steps).toSorted());
});

test("who may do what, before the number's day and on it", () => {
  expect(matrixOf(drawWorkflow, people, draw)).toMatchInlineSnapshot(`
    "draft:
      county office  freeze abandon
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    frozen:
      county office  abandon (draw: number-not-yet)
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    drawn:
      county office  –
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    abandoned:
      county office  –
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –"
  `);
  expect(matrixOf(drawWorkflow, people, (status) => draw(status, "2016-11-24"))).toMatchInlineSnapshot(`
    "draft:
      county office  abandon (freeze: number-too-early)
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    frozen:
      county office  draw abandon
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    drawn:
      county office  –
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –
    abandoned:
      county office  –
      other county   –
      investigator   –
      coordinator    –
      police         –
      owner          –"
  `);
});

test("a bureau sees its own draws, the city's all; firms and other departments none", () => {
  expect(drawSightOf(cast.county)).toEqual({ divisionCode: "330402" });
  expect(drawSightOf(cast.coordinator)).toEqual({ divisionCode: null });
  for (const nobody of [cast.police, cast.owner, { kind: "public" } as const]) {
    expect(drawSightOf(nobody)).toBeNull();
    expect(mayDraw(nobody)).toBe(false);
  }
  expect([mayDraw(cast.county), mayDraw(cast.coordinator), mayDraw(people.investigator)]).toEqual([true, true, false]);
});

test("a number is digits with single spaces, however it was typed", () => {
  const parse = (number: string) =>
    takeDrawStepInput.safeParse({ step: "draw", drawId: crypto.randomUUID(), version: "1", number });
  expect(parse(" ０５，12、 19+07 ").data).toMatchObject({ number: "05 12 19 07" });
  for (const wrong of ["", "5a", "五", "1".repeat(13)]) expect(parse(wrong).success).toBe(false);
});
