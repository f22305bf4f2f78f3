import { freshDatabase } from "@tests/support/database";
import { draw, find, freeze, move, plan, setUp, stage } from "@tests/support/draws";
import * as given from "@tests/support/given";
import { closedCase, count, invalid, pointOf, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import { drawFrom, hashOf, listText, parseList, seedOf } from "@/kernel/draw";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { publicDraws } from "../published-draws/queries";
import { changeDraw, drawFaults } from "./commands";
import { drawnOf, exclusionsOf, listOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("a draw", () => {
  test("is frozen with hash and commitment, drawn on the number's day, once, and plans its visits, each with its pair", async () => {
    const { office, firms } = await stage();
    const { drawId } = await setUp(office);
    await freeze(office, drawId);
    const frozen = await find(office, drawId);
    const list = await asActor(office, (ctx) => listOf(ctx, { id: drawId, take: 3, each: 2 }));
    expect(frozen).toMatchObject({ status: "frozen", firmCount: 6, officerCount: 4, secret: null, seed: null });
    expect(hashOf(listText(list))).toBe(frozen?.listHash);
    await expect(draw(office, drawId)).rejects.toEqual(refusal("number-not-yet"));
    given.atMoment("2016-11-25T21:30:00+08:00");
    const both = await Promise.allSettled([draw(office, drawId), draw(office, drawId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(draw(office, drawId, 3)).rejects.toEqual(refusal("wrong-status"));
    const drawn = await find(office, drawId);
    expect(hashOf(drawn?.secret ?? "")).toBe(frozen?.commitment);
    const seed = seedOf({ listHash: frozen?.listHash ?? "", secret: drawn?.secret ?? "", number: "05 12 19" });
    expect(drawn).toMatchObject({ status: "drawn", seed });
    const rows = await asActor(office, (ctx) => drawnOf(ctx, drawId));
    expect(rows.map(({ no, officers }) => ({ firm: no, officers: officers.map((one) => one.no) }))).toEqual(
      drawFrom(parseList(listText(list)) ?? list, seed),
    );
    expect(await count(office, { draw: drawId })).toBe(3);
    for (const { visitId, name } of rows) {
      const visit = await see(office, visitId);
      expect(visit).toMatchObject({ purpose: "patrol", drawId, enterprise: { name } });
      expect(new Set(visit?.people.map(({ id }) => id)).size).toBe(2);
    }
    // Each of a pair may record; the firm knows both.
    const first = await see(office, rows[0]?.visitId ?? "");
    const companion = await asSystem("look", ({ tx }) =>
      tx.person.findUniqueOrThrow({ where: { id: first?.companionIds?.[0] ?? "" }, select: { id: true } }),
    );
    expect(first?.people.map(({ id }) => id)).toContain(companion.id);
    const owner = firms.find(({ id }) => id === first?.enterpriseId)?.owner;
    expect(owner && (await see(owner, first?.id ?? ""))?.people).toHaveLength(2);
  });

  test("of two who freeze at once one wins; afterwards nothing of it changes, not in the database either", async () => {
    const { office } = await stage();
    const { drawId } = await setUp(office);
    const change = (version: number) =>
      asActor(office, (ctx) => changeDraw(ctx, { ...plan, take: 2, drawId, version }));
    await change(1);
    await expect(change(1)).rejects.toEqual(refusal("overtaken"));
    const both = await Promise.allSettled([freeze(office, drawId, 2), freeze(office, drawId, 2)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(change(3)).rejects.toEqual(refusal("draw-frozen"));
    for (const data of [{ take: 1 }, { listHash: "x" }, { absent: [office.personId] }])
      await expect(
        asActor(office, ({ tx }) => tx.visitDraw.updateMany({ where: { id: drawId }, data })),
      ).rejects.toThrow("the list is frozen");
    await expect(
      asActor(office, ({ tx }) => tx.visitDrawFirm.updateMany({ where: { drawId }, data: { name: "x" } })),
    ).rejects.toThrow("the list is frozen");
    given.atMoment("2016-11-26T09:30:00+08:00");
    await draw(office, drawId, 3);
    await expect(
      asActor(office, ({ tx }) => tx.visitDraw.updateMany({ where: { id: drawId }, data: { number: "1" } })),
    ).rejects.toThrow("the draw is over");
  });

  test("leaves out who was visited, who is off duty and who keeps away, says so, and betrays no visit that follows a case", async () => {
    const { office, officers, firms } = await stage();
    const [visited, quiet, kept] = firms;
    const [, , off, away] = officers;
    if (!visited || !quiet || !kept || !off || !away) throw new Error("the stage is too small");
    await heldVisit(visited, "2016-09-01");
    // Held after a closed case: whoever freezes it, also one of its team, leaves nobody out for that.
    await heldVisit(quiet, "2016-10-01", await closedCase(quiet, [office]));
    await asSystem("given", async ({ tx, now }) => {
      const [visit] = await tx.visit.findMany({ where: { enterpriseId: visited.id }, select: { id: true } });
      await tx.visitRecusal.createMany({
        data: [
          {
            ...{ personId: away.personId, enterpriseId: kept.id, visitId: visit?.id ?? "" },
            ...{ ground: "亲属任职（演示）", recusedAt: now },
          },
        ],
      });
    });
    const { drawId } = await setUp(office, { absent: [off.personId] });
    await freeze(office, drawId);
    const list = await asActor(office, (ctx) => listOf(ctx, { id: drawId, take: 3, each: 2 }));
    expect(list.firms.map(({ name }) => name)).not.toContain(visited.name);
    expect(list.firms.map(({ name }) => name)).toContain(quiet.name);
    expect(list.officers.map(({ name }) => name)).not.toContain(off.name);
    expect(list.apart).toHaveLength(1);
    const told = await asActor(office, (ctx) => exclusionsOf(ctx, drawId));
    expect(told.map(({ reason, firm, officer }) => [reason, firm, officer])).toEqual([
      ["visited", visited.name, null],
      ["interest", kept.name, away.name],
      ["absent", null, off.name],
    ]);
  });

  test("isn't frozen with so few firms that their number, which everybody reads, is a small one", async () => {
    const { office } = await stage(2);
    const { drawId } = await setUp(office, { take: 1 });
    const tooSmall = new Refusal("list-too-small", { floor: 3 });
    await expect(freeze(office, drawId)).rejects.toEqual(tooSmall);
    const third = await given.firm();
    await pointOf(third);
    await freeze(office, drawId);
    expect((await find(office, drawId))?.status).toBe("frozen");
  });

  test("isn't frozen with too few firms or officers, nor where firms have had their visits without a reason", async () => {
    const { office, officers, firms } = await stage();
    const tooMany = await setUp(office, { take: 7 });
    await expect(freeze(office, tooMany.drawId)).rejects.toEqual(refusal("too-few-firms"));
    const alone = await setUp(office, { absent: officers.slice(1).map(({ personId }) => personId) });
    await expect(freeze(office, alone.drawId)).rejects.toEqual(refusal("too-few-officers"));
    const [firm] = firms;
    if (!firm) throw new Error("no firm");
    await heldVisit(firm, "2016-01-05");
    await heldVisit(firm, "2016-02-05");
    const full = await setUp(office);
    await expect(freeze(office, full.drawId)).rejects.toEqual(refusal("burden"));
    const answered = await setUp(office, { burdenReason: "上级专项部署（演示）" });
    await freeze(office, answered.drawId);
    await expect(setUp(office, { numberOn: "2016-11-24" })).rejects.toEqual(invalid("numberOn", "too-early"));
    await expect(setUp(office, { visitsBy: "2016-11-25" })).rejects.toEqual(invalid("visitsBy", "after-number"));
    // Both are told at once, however they are written, also beside what the schema finds.
    const days = { numberOn: "2016/11/24", visitsBy: "2016年11月24日" };
    const faults = { numberOn: ["too-early"], visitsBy: ["after-number"] };
    expect(await asActor(office, (ctx) => drawFaults(ctx, days))).toEqual(faults);
    expect(await asActor(office, (ctx) => drawFaults(ctx, { numberOn: "2016-13-40", visitsBy: "" }))).toEqual({});
    // A plan that lay about until its number was known is not frozen any more.
    const late = await setUp(office, { burdenReason: "上级专项部署（演示）" });
    given.atMoment("2016-11-25T08:30:00+08:00");
    await expect(freeze(office, late.drawId)).rejects.toEqual(refusal("number-too-early"));
  });

  test("is abandoned before it is drawn, with a reason that everybody reads once the list was frozen", async () => {
    const { office } = await stage();
    const [draft, frozen] = [await setUp(office), await setUp(office)];
    await freeze(office, frozen.drawId);
    await move(office, { step: "abandon", drawId: draft.drawId, version: 1, reason: "重复（演示）" });
    await move(office, { step: "abandon", drawId: frozen.drawId, version: 2, reason: "专项调整（演示）" });
    for (const { drawId } of [draft, frozen])
      await expect(asActor(office, (ctx) => changeDraw(ctx, { ...plan, drawId, version: 2 }))).rejects.toEqual(
        refusal("draw-abandoned"),
      );
    given.atMoment("2016-11-26T09:30:00+08:00");
    await expect(draw(office, frozen.drawId, 3)).rejects.toEqual(refusal("wrong-status"));
    const known = await asActor({ kind: "public" }, (ctx) => publicDraws(ctx));
    expect(known).toMatchObject([{ id: frozen.drawId, status: "abandoned", reason: "专项调整（演示）", secret: null }]);
  });
});

/** A visit that was held on a day; of a closed case when there is one. */
async function heldVisit(firm: given.GivenFirm, day: string, found?: Parameters<typeof given.ringOf>[0]) {
  await asSystem("given", async ({ tx, now }) => {
    const ground = found ? "closed_case" : "by_hand";
    const rule = await tx.visitRule.findFirstOrThrow({ where: { ground }, select: { id: true } });
    const on = new Date(`${day}T00:00:00Z`);
    await tx.visit.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "guidance", ground, ruleId: rule.id },
        ...{ occasion: `${firm.id}/${day}`, status: "held", owedOn: on, heldOn: on, createdAt: now, updatedAt: now },
        ...(found ? given.ringOf(found) : {}),
      },
      select: { id: true },
    });
  });
}
