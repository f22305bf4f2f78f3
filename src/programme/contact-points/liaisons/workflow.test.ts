import { describe, expect, test } from "vitest";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { cast } from "../../../../tests/support/cast";
import { askContactChangeInput } from "./schema";
import { type ContactChangeSubject, contactChangeWorkflow } from "./workflow";

const change = (status: string, over: Partial<ContactChangeSubject> = {}): ContactChangeSubject => ({
  ...{ id: "c", status, version: 1, enterpriseId: "e", divisionCode: "330402", pointStatus: "active" },
  ...over,
});
const { owner, member, county, coordinator, system } = cast;

describe("a change of leader or liaison", () => {
  test("is sound", () => expect(faultsIn(contactChangeWorkflow)).toEqual([]));

  test("is confirmed by the person alone, who acts by his link; the firm withdraws; officials only look on", () => {
    const people = { owner, "other firm": cast["other firm"], county, coordinator, "by the link": system };
    expect(matrixOf(contactChangeWorkflow, people, change)).toMatchInlineSnapshot(`
      "asked:
        owner        withdraw
        other firm   –
        county       –
        coordinator  –
        by the link  confirm refuse expire
      confirmed:
        owner        –
        other firm   –
        county       –
        coordinator  –
        by the link  –
      refused:
        owner        –
        other firm   –
        county       –
        coordinator  –
        by the link  –
      withdrawn:
        owner        –
        other firm   –
        county       –
        coordinator  –
        by the link  –
      expired:
        owner        –
        other firm   –
        county       –
        coordinator  –
        by the link  –"
    `);
  });

  test("of a point that has left can't be confirmed, but refused", () => {
    const { open, shut } = stepsFor(contactChangeWorkflow, system, change("asked", { pointStatus: "exited" }));
    expect(open.map(({ name }) => name)).toEqual(["refuse", "expire"]);
    expect(shut).toEqual([{ name: "confirm", refusal: "point-ended" }]);
    expect(stepsFor(contactChangeWorkflow, member, change("confirmed")).open).toEqual([]);
  });

  test("takes addresses and numbers as people type them", () => {
    const typed = { contactPointId: "01a21b6d-21ea-7dd5-9e76-2238f216002e", version: "3", role: "liaison" };
    const who = { name: " 甲 ", post: "办公室", mobile: "１３８ 0000 0001", email: " New.Liaison@Example.CN " };
    expect(askContactChangeInput.parse({ ...typed, ...who })).toMatchObject({
      ...{ version: 3, name: "甲", mobile: "13800000001", email: "new.liaison@example.cn" },
    });
    expect(askContactChangeInput.safeParse({ ...typed, ...who, email: "nobody" }).success).toBe(false);
  });
});
