import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { active, application, applied, judged, move } from "@tests/support/point";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { historyOf } from "../audit-trail/queries";
import { certificateFor, findCertificate } from "../certificates/queries";
import { applyContactPoint } from "./commands";
import { contactPointOf, findContactPoint } from "./queries";
import { countActivePoints, listActivePoints } from "./register/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const activeOn = (asOf: string, where: { division?: string; cluster?: string } = {}) =>
  asActor({ kind: "public" }, (ctx) => countActivePoints(ctx, { asOf, ...where }));

describe("its life", () => {
  test("recommended and approved it gets the next number and stands in the register from that day", async () => {
    const { contactPointId, firm, county } = await active();
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "active", number: "嘉商密联点 0001", dueOn: null });
    expect(found?.clocks.map(({ kind, light }) => [kind, light.light])).toEqual([
      ["contact-point-check", "met"],
      ["contact-point-approve", "met"],
    ]);
    expect(await activeOn("2016-11-23")).toBe(0);
    expect(await activeOn("2016-11-24")).toBe(1);
    const register = await asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf: "2016-11-24" }));
    expect(register).toMatchObject({
      total: 1,
      rows: [{ number: "嘉商密联点 0001", enterpriseName: firm.name, since: "2016-11-24" }],
    });
    // Behind the last number there is nothing: the register from its beginning.
    const behind = (ctx: Ctx) => listActivePoints(ctx, { asOf: "2016-11-24" }, "嘉商密联点 0001");
    expect(await asActor({ kind: "public" }, behind)).toEqual(register);
    expect((await active("330481")).contactPointId).not.toBe(contactPointId);
    expect(await activeOn("2016-11-24", { division: "330481" })).toBe(1);
    expect(await activeOn("2016-11-24", { cluster: "none" })).toBe(2);
    expect(
      (await asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf: "2016-11-24", q: "0002" }))).rows,
    ).toHaveLength(1);
  });

  test("days of a suspension don't count; leaving ends it", async () => {
    const { contactPointId, lead, firm } = await active();
    given.atMoment("2016-12-01T10:00:00+08:00");
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "停业整顿（演示）" });
    given.atMoment("2016-12-05T10:00:00+08:00");
    await move(lead, { step: "resume", contactPointId, version: 4, reason: "整顿完毕（演示）" });
    given.atMoment("2017-01-10T10:00:00+08:00");
    await move(firm.owner, {
      step: "exit",
      contactPointId,
      version: 5,
      exitGround: "moved",
      reason: "迁出嘉兴（演示）",
    });
    const counts = await Promise.all(
      ["2016-11-30", "2016-12-01", "2016-12-04", "2016-12-05", "2017-01-09", "2017-01-10"].map((day) => activeOn(day)),
    );
    expect(counts).toEqual([1, 0, 0, 1, 1, 0]);
    const found = await asActor(firm.owner, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "exited", reason: "迁出嘉兴（演示）", number: "嘉商密联点 0001" });
    expect(found?.periods.map(({ from, to }) => [from, to])).toEqual([
      ["2016-12-05", "2017-01-09"],
      ["2016-11-24", "2016-11-30"],
    ]);
    // A firm that left may come again, as a new application.
    await asActor(firm.owner, (ctx) => applyContactPoint(ctx, application));
    expect((await asActor(firm.owner, (ctx) => contactPointOf(ctx, firm.id)))?.status).toBe("applied");
  });

  test("why it was suspended, resumed and ended stays in its course, each with its step, for the firm and the offices", async () => {
    const { contactPointId, lead, firm, county } = await active();
    const [SUSPENDED, RESUMED] = ["停业整顿（演示）", "整顿完毕（演示）"];
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: SUSPENDED });
    await move(lead, { step: "resume", contactPointId, version: 4, reason: RESUMED });
    expect(await asActor(firm.owner, (ctx) => findContactPoint(ctx, contactPointId))).toMatchObject({ reason: null });
    // Again at the same moment: each step has its own words.
    await move(lead, { step: "suspend", contactPointId, version: 5, reason: "又停业（演示）" });
    await move(firm.owner, { step: "exit", contactPointId, version: 6, exitGround: "moved", reason: "迁出（演示）" });
    const said = async (actor: Actor) =>
      (await asActor(actor, (ctx) => historyOf(ctx, contactPointId))).flatMap(({ said }) => said ?? []);
    const all = ["迁出（演示）", "又停业（演示）", RESUMED, SUSPENDED];
    for (const actor of [firm.member, county, lead]) expect(await said(actor)).toEqual(all);
    const others = [
      await given.official(["programme_officer"], { division: "330481" }),
      (await given.firm()).owner,
      { kind: "public" } as const,
    ];
    for (const actor of others) expect(await asActor(actor, ({ tx }) => tx.stepNote.count())).toBe(0);
    for (const change of ["update step_notes set text = '别的（演示）'", "delete from step_notes"])
      await expect(asActor(lead, ({ tx }) => tx.$executeRawUnsafe(change))).rejects.toThrow(/permission denied/);
  });

  test("its certificate is given with the number, stands still with it and is taken back when it leaves; anybody can check", async () => {
    const { contactPointId, lead, firm } = await active();
    const anybody = { kind: "public" } as const;
    const given1 = await asActor(anybody, (ctx) => certificateFor(ctx, contactPointId));
    expect(given1).toMatchObject({ kind: "contact-point", status: "valid", issuedOn: "2016-11-24", validUntil: null });
    const check = () => asActor(anybody, async (ctx) => (await findCertificate(ctx, given1?.code ?? ""))?.status);
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "演示" });
    expect(await check()).toBe("suspended");
    await move(lead, { step: "resume", contactPointId, version: 4, reason: "整顿完毕（演示）" });
    expect(await check()).toBe("valid");
    // The firm that leaves ends its certificate itself, and can't bring it back.
    await move(firm.owner, { step: "exit", contactPointId, version: 5, exitGround: "asked", reason: "演示" });
    expect(await check()).toBe("ended");
    await asActor(firm.owner, async ({ tx }) => {
      await expect(tx.certificate.updateMany({ data: { endedOn: null } })).rejects.toThrow();
    });
    expect(await check()).toBe("ended");
  });

  test("suspended and resumed on one day, it counts once on that day", async () => {
    const { contactPointId, lead } = await active();
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "演示" });
    await move(lead, { step: "resume", contactPointId, version: 4, reason: "整顿完毕（演示）" });
    expect([await activeOn("2016-11-24"), await activeOn("2016-11-25")]).toEqual([1, 1]);
  });

  test("returned, it comes back with what the firm has changed, and with a new clock", async () => {
    const { contactPointId, county, firm } = await applied();
    await move(county, { step: "return", contactPointId, version: 1, reason: "联络员电话不通（演示）" });
    given.atMoment("2016-11-28T10:00:00+08:00");
    await move(firm.owner, {
      step: "resubmit",
      contactPointId,
      version: 2,
      ...application,
      liaisonMobile: "13900000009",
    });
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "applied", liaisonMobile: "13900000009", reason: null });
    expect(found?.clocks.map(({ startedOn }) => startedOn)).toEqual(["2016-11-28"]);
  });

  test("nobody takes a step that isn't his", async () => {
    const { contactPointId, county, lead, firm } = await applied();
    const other = await given.official(["programme_officer"], { division: "330481" });
    const investigator = await given.official(["investigator"]);
    await expect(move(other, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(refusal("not-found"));
    await expect(move(investigator, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(
      refusal("not-yours"),
    );
    await expect(move(firm.owner, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(
      refusal("not-yours"),
    );
    await expect(move(county, { step: "approve", contactPointId, version: 1 })).rejects.toEqual(refusal("not-yours"));
    await expect(move(lead, { step: "approve", contactPointId, version: 1 })).rejects.toEqual(refusal("wrong-status"));
  });

  test("of two who approve at once one wins, one number is given, one entry remains", async () => {
    const { contactPointId, county, lead } = await applied();
    const second = await given.official(["coordinator"]);
    await judged(contactPointId);
    await move(county, { step: "recommend", contactPointId, version: 1 });
    const tries = await Promise.allSettled(
      [lead, second].map((actor) => move(actor, { step: "approve", contactPointId, version: 2 })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.contactPointPeriod.count()).toBe(1);
      expect((await tx.numberCounter.findMany({ where: { word: "contact-point" } })).map(({ last }) => last)).toEqual([
        1,
      ]);
      expect(
        await tx.auditEntry.count({
          where: {
            subjectId: contactPointId,
            act: "step.contact-point",
            detail: { path: ["step"], equals: "approve" },
          },
        }),
      ).toBe(1);
    });
  });
});
