import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { active, application, applied } from "@tests/support/point";
import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { applicationFaults, applyContactPoint, nameContactPeople } from "./commands";
import { findContactPoint } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("applying", () => {
  test("starts the county's clock and tells its programme office, once", async () => {
    const { firm, county, contactPointId } = await applied();
    const found = await asActor(firm.member, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "applied", divisionCode: "330402", number: null });
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["contact-point-check", "2016-12-08"]]);
    expect(found?.dueOn?.toISOString().slice(0, 10)).toBe("2016-12-08");
    await asSystem("look", async ({ tx }) => {
      expect(await tx.notice.findMany({ select: { personId: true, kind: true } })).toEqual([
        { personId: county.personId, kind: "contact-point.begin" },
      ]);
      expect(
        await tx.auditEntry.count({
          where: { subjectId: contactPointId, act: "begin.contact-point", enterpriseId: firm.id },
        }),
      ).toBe(1);
    });
  });

  test("is refused to a firm that the county hasn't checked, to officials, and a second time", async () => {
    const waiting = await given.firm({ status: "registered" });
    await expect(asActor(waiting.owner, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(
      refusal("enterprise-not-checked"),
    );
    const { firm, county } = await applied();
    await expect(asActor(county, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(refusal("not-found"));
    await expect(asActor(firm.member, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(
      refusal("already-applied"),
    );
  });

  test("needs each required item of the checklist, and keeps the version of its day", async () => {
    const { owner } = await given.firm();
    const [left, ...checklist] = application.checklist;
    await expect(asActor(owner, (ctx) => applyContactPoint(ctx, { ...application, checklist }))).rejects.toEqual(
      new InvalidInput({ checklist: ["all-items"] }),
    );
    // Told with what is wrong in the fields of the form, whatever that is.
    expect(await asActor(owner, (ctx) => applicationFaults(ctx, { checklist, leaderName: "" }))).toEqual({
      checklist: ["all-items"],
    });
    const input = { ...application, checklist: [...checklist, String(left)] };
    const { contactPointId } = await asActor(owner, (ctx) => applyContactPoint(ctx, input));
    const found = await asActor(owner, (ctx) => findContactPoint(ctx, contactPointId));
    expect(await asActor(owner, ({ tx }) => tx.admissionChecklist.findFirst({ where: { serial: 1 } }))).toMatchObject({
      id: found?.checklistId,
    });
  });

  test("twice at once makes one application", async () => {
    const firm = await given.firm();
    const tries = await Promise.allSettled(
      [firm.owner, firm.member].map((actor) => asActor(actor, (ctx) => applyContactPoint(ctx, application))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "already-applied" } });
    await asSystem("look", async ({ tx }) =>
      expect([
        await tx.contactPoint.count(),
        await tx.auditEntry.count({ where: { act: "begin.contact-point" } }),
      ]).toEqual([1, 1]),
    );
  });
});

describe("people of the firm", () => {
  test("are named anew by the firm alone, against the version seen", async () => {
    const { contactPointId, firm, county } = await applied();
    const { checklist: _all, remark: _none, ...people } = application;
    const input = { contactPointId, version: 1, ...people, liaisonName: "新联络员（演示）" };
    await expect(asActor(county, (ctx) => nameContactPeople(ctx, input))).rejects.toEqual(refusal("not-found"));
    await asActor(firm.member, (ctx) => nameContactPeople(ctx, input));
    await expect(asActor(firm.owner, (ctx) => nameContactPeople(ctx, input))).rejects.toThrow(Overtaken);
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ liaisonName: "新联络员（演示）", status: "applied", version: 2 });
    await asSystem("look", async ({ tx }) => {
      const [entry] = await tx.auditEntry.findMany({ where: { act: "edit.contact-point" }, select: { detail: true } });
      expect(entry?.detail).toEqual({ fields: ["liaisonName"] });
    });
    const point = await active("330481");
    await expect(
      asActor(point.firm.owner, (ctx) =>
        nameContactPeople(ctx, { ...input, contactPointId: point.contactPointId, version: 3 }),
      ),
    ).rejects.toEqual(refusal("changes-by-mail"));
  });
});
