import { anyOfficial, cast } from "@tests/support/cast";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { type EnterpriseSubject, enterpriseWorkflow } from "./workflow";

const enterpriseIn = (status: string): EnterpriseSubject => ({ id: "e", status, version: 1, divisionCode: "330402" });

test("the table is sound", () => expect(faultsIn(enterpriseWorkflow)).toEqual([]));

test("who may do what, when", () =>
  expect(matrixOf(enterpriseWorkflow, cast, enterpriseIn)).toMatchInlineSnapshot(`
    "registered:
      owner          –
      member         –
      other firm     –
      county         check return merge
      other county   –
      county intake  –
      city office    merge
      coordinator    merge
      reviewer       –
      police         –
      system         –
      public         –
    returned:
      owner          resubmit
      member         –
      other firm     –
      county         merge
      other county   –
      county intake  –
      city office    merge
      coordinator    merge
      reviewer       –
      police         –
      system         –
      public         –
    checked:
      owner          –
      member         –
      other firm     –
      county         merge withdraw
      other county   –
      county intake  –
      city office    merge withdraw
      coordinator    merge withdraw
      reviewer       –
      police         –
      system         withdraw
      public         –
    merged:
      owner          –
      member         –
      other firm     –
      county         reopen (part: was-not-checked)
      other county   –
      county intake  –
      city office    reopen (part: was-not-checked)
      coordinator    reopen (part: was-not-checked)
      reviewer       –
      police         –
      system         –
      public         –
    withdrawn:
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

test("nobody but the programme office of the firm's own bureau checks or returns", () => {
  fc.assert(
    fc.property(anyOfficial, (actor) => {
      const may = decide(enterpriseWorkflow, "check", actor, enterpriseIn("registered")).ok;
      const office = actor.departmentKind === "market_regulation" && actor.duties.includes("programme_officer");
      expect(may).toBe(office && actor.divisionCode === "330402");
    }),
  );
});
