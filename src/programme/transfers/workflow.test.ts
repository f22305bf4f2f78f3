import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { anOfficial, anyOfficial, cast } from "../../../tests/support/cast";
import { readsTransfer, transferSightOf } from "./policy";
import { TRANSFER_STATUSES, type TransferSubject, transferWorkflow } from "./workflow";

const transfer = (status: string): TransferSubject => ({
  ...{ id: "t", status, version: 1, number: "x", fromDepartmentId: "police", divisionCode: "330402" },
  ...{ answer: null, complaintId: null, complaint: null },
});
const leader = anOfficial({ level: "county", divisionCode: "330402", duties: ["bureau_leader"] });
const officer = anOfficial({ personId: "o", level: "county", divisionCode: "330402", duties: ["investigator"] });
const handler = anOfficial({ departmentId: "police", departmentKind: "police", duties: ["department_handler"] });
const people = {
  owner: cast.owner,
  handler,
  colleague: anOfficial({ departmentId: "police", departmentKind: "police", duties: [] }),
  "other department": anOfficial({
    departmentId: "scitech",
    departmentKind: "science_tech",
    duties: ["department_handler"],
  }),
  intake: cast["county intake"],
  leader,
  officer,
  "other county": cast["other county"],
  coordinator: cast.coordinator,
} as const;

describe("the table", () => {
  test("is sound", () => expect(faultsIn(transferWorkflow)).toEqual([]));

  test("who may do what, when", () => {
    expect(matrixOf(transferWorkflow, people, transfer)).toMatchInlineSnapshot(`
      "draft:
        owner             –
        handler           send change withdraw
        colleague         –
        other department  –
        intake            –
        leader            –
        officer           –
        other county      –
        coordinator       –
      sent:
        owner             –
        handler           withdraw
        colleague         –
        other department  –
        intake            accept decline
        leader            –
        officer           –
        other county      –
        coordinator       –
      accepted:
        owner             –
        handler           –
        colleague         –
        other department  –
        intake            answer carry
        leader            carry
        officer           –
        other county      –
        coordinator       –
      returned:
        owner             –
        handler           resend withdraw
        colleague         –
        other department  –
        intake            –
        leader            –
        officer           –
        other county      –
        coordinator       –
      answered:
        owner             –
        handler           –
        colleague         –
        other department  –
        intake            carry
        leader            carry
        officer           –
        other county      –
        coordinator       –
      withdrawn:
        owner             –
        handler           –
        colleague         –
        other department  –
        intake            –
        leader            –
        officer           –
        other county      –
        coordinator       –"
    `);
  });
});

describe("who knows what", () => {
  test("its department, and the desk and leader of the bureau read it; the coordinator knows that there is one", () => {
    const named = (may: (actor: (typeof people)[keyof typeof people]) => boolean) =>
      Object.entries(people)
        .filter(([, actor]) => may(actor))
        .map(([name]) => name);
    expect(named((actor) => readsTransfer(actor, transfer("sent")))).toEqual(["handler", "intake", "leader"]);
    expect(named((actor) => transferSightOf(actor).of === "department")).toEqual(["handler", "other department"]);
    const carried = { ...transfer("answered"), complaintId: "c", complaint: { team: ["o"], divisionCode: "330402" } };
    expect(named((actor) => readsTransfer(actor, carried))).toEqual(["handler", "intake", "leader", "officer"]);
    expect(transferSightOf(officer)).toEqual({ of: "bureau", everything: false, divisionCode: null, carried: true });
    expect(transferSightOf(cast.coordinator)).toMatchObject({ of: "bureau", everything: true, divisionCode: null });
    for (const actor of [cast.owner, cast.public, people.colleague])
      expect(transferSightOf(actor)).toEqual({ of: "none" });
  });

  test("what a complaint carries already, or isn't followed, no complaint takes up", () => {
    const takesUp = (over: Partial<TransferSubject>) =>
      stepsFor(transferWorkflow, leader, { ...transfer("answered"), ...over }).open.map(({ name }) => name);
    expect(takesUp({ answer: "registered" })).toEqual(["carry"]);
    expect(takesUp({ answer: "not_followed" })).toEqual([]);
    expect(takesUp({ answer: "registered", complaintId: "c" })).toEqual([]);
  });

  test("whoever takes a step reads it", () => {
    fc.assert(
      fc.property(anyOfficial, fc.constantFrom(...TRANSFER_STATUSES), (actor, status) => {
        const subject = transfer(status);
        if (stepsFor(transferWorkflow, actor, subject).open.length > 0)
          expect(readsTransfer(actor, subject)).toBe(true);
      }),
    );
  });
});
