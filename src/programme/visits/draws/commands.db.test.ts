import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, count, invalid, pointOf, record, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { drawFrom, hashOf, listText, parseList, seedOf } from "@/kernel/draw";
import { asActor, asSystem } from "@/platform/database";
import { nameCompanion, recuseFromVisit } from "../recusals/commands";
import { changeDraw, moveDraw, setUpDraw } from "./commands";
import { drawnOf, everyDraw, exclusionsOf, findDraw, listDraws, listOf, publicDraws, publicResult } from "./queries";
import type { SetUpDraw, TakeDrawStep } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const plan: SetUpDraw = {
  ...{ title: "演示抽查", purpose: "patrol", sources: ["point"], divisions: [], clusters: [], industry: "" },
  ...{
    months: 6,
    take: 3,
    each: 2,
    visitsBy: "2016-12-31",
    absent: [],
    numberSource: "演示开奖",
    numberOn: "2016-11-25",
  },
  burdenReason: null,
};

/** A county's bureau with officers, firms with points, and the city's. */
async function stage(firms = 6) {
  const office = await given.official(["programme_officer"], { division: "330402" });
  const officers = [office];
  for (let n = 0; n < 3; n++) officers.push(await given.official(["investigator"], { division: "330402" }));
  const lead = await given.official(["coordinator"]);
  const all: given.GivenFirm[] = [];
  for (let n = 0; n < firms; n++) {
    const firm = await given.firm();
    await pointOf(firm);
    all.push(firm);
  }
  return { office, officers, lead, firms: all };
}

const setUp = (actor: Actor, over: Partial<SetUpDraw> = {}) =>
  asActor(actor, (ctx) => setUpDraw(ctx, { ...plan, ...over }));
const move = (actor: Actor, input: TakeDrawStep) => asActor(actor, (ctx) => moveDraw(ctx, input));
const freeze = (actor: Actor, drawId: string, version = 1) => move(actor, { step: "freeze", drawId, version });
const draw = (actor: Actor, drawId: string, version = 2) =>
  move(actor, { step: "draw", drawId, version, number: "05 12 19" });
const find = (actor: Actor, drawId: string) => asActor(actor, (ctx) => findDraw(ctx, drawId));

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

  test("is a bureau's own: others see none of it, the city sees it and doesn't make it; everybody knows its hashes and no name", async () => {
    const { office, lead, firms } = await stage();
    const { drawId } = await setUp(office);
    expect(await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))).toEqual([]);
    await freeze(office, drawId);
    const elsewhere = await given.official(["programme_officer"], { division: "330481" });
    const owner = firms[0]?.owner ?? office;
    for (const outsider of [elsewhere, owner, await given.official(["department_handler"], { kind: "police" })]) {
      expect(await find(outsider, drawId)).toBeNull();
      expect((await asActor(outsider, (ctx) => listDraws(ctx, {}))).total).toBe(0);
      await asActor(outsider, async ({ tx }) => {
        expect(await tx.visitDraw.count()).toBe(0);
        expect(await tx.visitDrawFirm.count()).toBe(0);
        expect(await tx.sealedValue.count({ where: { recordId: drawId } })).toBe(0);
      });
      await expect(move(outsider, { step: "abandon", drawId, version: 2, reason: "x" })).rejects.toEqual(
        refusal("not-found"),
      );
    }
    expect(await find(lead, drawId)).toMatchObject({ status: "frozen" });
    expect(await asActor(lead, (ctx) => everyDraw(ctx, { status: "frozen" }, 10))).toHaveLength(1);
    await expect(move(lead, { step: "abandon", drawId, version: 2, reason: "x" })).rejects.toEqual(
      refusal("not-yours"),
    );
    for (const actor of [await given.official(["investigator"], { division: "330402" }), owner, elsewhere].slice(0, 2))
      await expect(setUp(actor)).rejects.toEqual(refusal("not-found"));
    given.atMoment("2016-11-26T09:30:00+08:00");
    await draw(office, drawId);
    const known = () =>
      asActor({ kind: "public" }, async (ctx) => ({
        draws: await publicDraws(ctx),
        result: await publicResult(ctx, drawId),
      }));
    const { draws, result } = await known();
    expect(draws).toMatchObject([{ id: drawId, status: "drawn", firmCount: 6, number: "05 12 19" }]);
    expect(result.map(({ name, heldOn }) => [name, heldOn])).toEqual([1, 2, 3].map(() => [null, null]));
    const [first] = await asActor(office, (ctx) => drawnOf(ctx, drawId));
    const visit = await see(office, first?.visitId ?? "");
    const visitor = await actorOf(visit?.officerId ?? "");
    await record(visitor, visit?.id ?? "", { heldOn: "2016-11-26" });
    expect((await known()).result[0]).toMatchObject({ name: first?.name });
    await asSystem("given", ({ tx, now }) =>
      tx.setting.create({ data: { key: "drawn-firms-public", value: "never", updatedAt: now }, select: { key: true } }),
    );
    expect((await known()).result[0]).toMatchObject({ name: null, heldOn: null });
    await asSystem("given", ({ tx }) =>
      tx.setting.updateMany({ where: { key: "drawn-firms-public" }, data: { value: "held" } }),
    );
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
    given.atMoment("2016-11-26T09:30:00+08:00");
    await expect(draw(office, frozen.drawId, 3)).rejects.toEqual(refusal("wrong-status"));
    const known = await asActor({ kind: "public" }, (ctx) => publicDraws(ctx));
    expect(known).toMatchObject([{ id: frozen.drawId, status: "abandoned", reason: "专项调整（演示）", secret: null }]);
  });
});

describe("who keeps away from a firm", () => {
  test("leaves the visit to his companion, is told to nobody but officials, and is kept apart in the next draw", async () => {
    const { office, officers, firms } = await stage();
    const { drawId } = await setUp(office);
    await freeze(office, drawId);
    given.atMoment("2016-11-26T09:30:00+08:00");
    await draw(office, drawId);
    const [first] = await asActor(office, (ctx) => drawnOf(ctx, drawId));
    const visitId = first?.visitId ?? "";
    const before = await see(office, visitId);
    const [leaver, stays] = [before?.officerId ?? "", before?.companionIds?.[0] ?? ""];
    const outsider = officers.find(({ personId }) => personId !== leaver && personId !== stays);
    const recuse = (actor: Actor) =>
      asActor(actor, (ctx) => recuseFromVisit(ctx, { visitId, ground: "亲属任职（演示）" }));
    if (outsider) await expect(recuse(outsider)).rejects.toEqual(refusal("not-yours"));
    await recuse(await actorOf(leaver));
    expect(await see(office, visitId)).toMatchObject({ officerId: stays, companionIds: [] });
    await expect(recuse(await actorOf(leaver))).rejects.toEqual(refusal("not-yours"));
    const owner = firms.find(({ id }) => id === before?.enterpriseId)?.owner;
    if (owner) expect(await asActor(owner, ({ tx }) => tx.visitRecusal.count())).toBe(0);
    // The office names another companion: not whoever keeps away, and of two at once one wins.
    const version = (await see(office, visitId))?.version ?? 0;
    const name = (actor: Actor, officerId: string) =>
      asActor(actor, (ctx) => nameCompanion(ctx, { visitId, version, officerId }));
    await expect(name(office, leaver)).rejects.toEqual(invalid("officerId", "not-an-officer"));
    if (owner) await expect(name(owner, stays)).rejects.toEqual(refusal("not-yours"));
    const free = outsider?.personId ?? "";
    const both = await Promise.allSettled([name(office, free), name(office, free)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await see(office, visitId))?.companionIds).toEqual([free]);
    const next = await setUp(office, { numberOn: "2016-11-28", months: 0 });
    await freeze(office, next.drawId);
    const list = await asActor(office, (ctx) => listOf(ctx, { id: next.drawId, take: 3, each: 2 }));
    expect(list.apart).toHaveLength(1);
  });
});

/** A visit that was held on a day; of a closed case when there is one. */
async function heldVisit(
  firm: given.GivenFirm,
  day: string,
  found?: { readonly id: string; readonly complaintId: string },
) {
  await asSystem("given", async ({ tx, now }) => {
    const ground = found ? "closed_case" : "by_hand";
    const rule = await tx.visitRule.findFirstOrThrow({ where: { ground }, select: { id: true } });
    const on = new Date(`${day}T00:00:00Z`);
    await tx.visit.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "guidance", ground, ruleId: rule.id },
        ...{ occasion: `${firm.id}/${day}`, status: "held", owedOn: on, heldOn: on, createdAt: now, updatedAt: now },
        ...(found ? { caseId: found.id, complaintId: found.complaintId } : {}),
      },
      select: { id: true },
    });
  });
}

/** An official of the stage as he would sign in. */
async function actorOf(personId: string): Promise<Actor> {
  return asSystem("look", async ({ tx }) => {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        name: true,
        duties: { select: { duty: true } },
        department: { select: { id: true, kind: true, level: true, divisionCode: true } },
      },
    });
    if (!person.department) throw new Error("no official");
    const { id, kind, level, divisionCode } = person.department;
    return {
      ...{ kind: "official" as const, personId, name: person.name, sessionId: null, departmentId: id },
      ...{ departmentKind: kind, level, divisionCode, duties: person.duties.map(({ duty }) => duty) },
    };
  });
}
