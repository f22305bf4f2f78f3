import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { InvalidInput } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { missedAtSigning } from "../policy";
import { findSite } from "../queries";
import { countSites } from "../queue/queries";
import { declareInterest, markByForm, markItems, signScore } from "./commands";
import { othersMarks, standingMarks } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const sign = (actor: OfficialActor, siteId: string) =>
  asActor(actor, (ctx) => signScore(ctx, { siteId, round: 1, opinion: "演示" }));
const declare = (actor: OfficialActor, siteId: string) =>
  asActor(actor, (ctx) => declareInterest(ctx, { interest: "none", siteId }));

describe("scoring apart", () => {
  test("nobody sees the other's marks, photographs or total before both have signed: neither in queries nor in the tables", async () => {
    const { siteId, lead, chief, county, experts } = await site.onSite();
    await site.score(experts[0], siteId, 4);
    await declare(experts[1], siteId);
    for (const actor of [experts[1], lead, chief, county]) {
      const found = await asActor(actor, (ctx) => findSite(ctx, siteId));
      expect(found).toMatchObject({ status: "on_site", scores: [], mean: null });
      expect(await asActor(actor, async ({ tx }) => [await tx.siteScore.count(), await tx.siteMark.count()])).toEqual([
        0, 0,
      ]);
    }
    expect(
      await asActor(experts[0], async ({ tx }) => [await tx.siteScore.count(), await tx.siteMark.count()]),
    ).toEqual([1, 32]);
    await asActor(experts[1], async (ctx) => markItems(ctx, await site.marksFor(siteId, 6)));
    await sign(experts[1], siteId);
    const found = await asActor(experts[0], (ctx) => findSite(ctx, siteId));
    expect(found).toMatchObject({ status: "scored", mean: { total: 95 } });
    expect(found?.scores.map(({ points, reviewer }) => [reviewer, points])).toEqual([
      ["闻演示", 96],
      ["鲍演示", 94],
    ]);
  });

  test("needs a declaration first, every item, and is done once", async () => {
    const { siteId, experts, county, firm } = await site.onSite();
    const input = await site.marksFor(siteId, 0);
    await expect(asActor(experts[0], (ctx) => markItems(ctx, input))).rejects.toEqual(refusal("not-declared"));
    await declare(experts[0], siteId);
    await asActor(experts[0], (ctx) => markItems(ctx, { ...input, marks: input.marks.slice(1) }));
    await expect(sign(experts[0], siteId)).rejects.toEqual(refusal("marks-missing"));
    await asActor(experts[0], (ctx) => markItems(ctx, { ...input, marks: input.marks.slice(0, 1) }));
    await sign(experts[0], siteId);
    // Pressed again, without a script: it is signed, once.
    expect(await sign(experts[0], siteId)).toEqual({ siteId });
    await asSystem("look", async ({ tx }) => expect(await tx.siteScore.count({ where: { siteId } })).toBe(1));
    await expect(asActor(experts[0], (ctx) => markItems(ctx, input))).rejects.toEqual(refusal("not-found"));
    for (const actor of [county, firm.owner]) {
      await expect(asActor(actor, (ctx) => markItems(ctx, input))).rejects.toEqual(refusal("not-found"));
      await expect(asActor(actor, (ctx) => signScore(ctx, { siteId, round: 1, opinion: "演示" }))).rejects.toEqual(
        refusal("not-found"),
      );
    }
  });

  describe("after its term", () => {
    const SAID = "评审员出差（演示）";
    /** The first has signed, the second has marked: the term is over. */
    const late = async (less: number) => {
      const found = await site.onSite();
      const { siteId, experts } = found;
      await site.score(experts[0], siteId, 4);
      await declare(experts[1], siteId);
      await asActor(experts[1], async (ctx) => markItems(ctx, await site.marksFor(siteId, less)));
      given.atMoment("2017-02-20T09:00:00+08:00");
      return found;
    };
    const asked = (actor: OfficialActor, siteId: string) =>
      asActor(actor, async (ctx) => {
        const found = await findSite(ctx, siteId);
        return found && missedAtSigning(actor, found)?.kind;
      });
    const clockOf = (actor: OfficialActor, siteId: string) =>
      asActor(actor, async (ctx) => (await findSite(ctx, siteId))?.clocks.find(({ kind }) => kind === "site-score"));

    test.each([
      ["agree", 4, { status: "scored", running: false }],
      ["differ", 60, { status: "reconciling", running: true }],
    ])("asks of the last signature why, whether the scores %s, and keeps it", async (_, less, then) => {
      const { siteId, experts, lead } = await late(less);
      expect(await asked(experts[1], siteId)).toBe("site-score");
      await expect(sign(experts[1], siteId)).rejects.toEqual(new InvalidInput({ whyLate: ["why-late"] }));
      await asActor(experts[1], (ctx) =>
        signScore({ ...ctx, lateReason: SAID }, { siteId, round: 1, opinion: "演示" }),
      );
      expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({ status: then.status });
      expect(await clockOf(lead, siteId)).toMatchObject({ lateReason: SAID, lateTurns: 1, running: then.running });
      // In the next round, too, it is known why.
      expect(await asked(experts[1], siteId)).toBeUndefined();
    });

    test("asks nothing of who isn't the last, or has no part in the scoring, nor within the term", async () => {
      const { siteId, experts, lead } = await late(4);
      expect(await asked(experts[0], siteId)).toBeUndefined();
      expect(await asked(lead, siteId)).toBeUndefined();
      given.atMoment();
      expect(await asked(experts[1], siteId)).toBeUndefined();
      const other = await site.onSite();
      given.atMoment("2017-02-20T09:00:00+08:00");
      expect(await asked(other.experts[0], other.siteId)).toBeUndefined();
    });
  });

  test("points above full are told beside their field, and nothing is kept", async () => {
    const { siteId, experts } = await site.onSite();
    await declare(experts[0], siteId);
    const input = await site.marksFor(siteId, 0);
    const marks = input.marks.map((mark) => (mark.itemKey === "1.1" ? { ...mark, points: 99 } : mark));
    await expect(asActor(experts[0], (ctx) => markByForm(ctx, { ...input, marks }))).rejects.toEqual(
      new InvalidInput({ "1.1.points": ["mark"] }),
    );
    await asSystem("look", async ({ tx }) => expect(await tx.siteMark.count({ where: { siteId } })).toBe(0));
  });

  test("a mark that is sent twice is there once; one that was changed elsewhere comes back beside the other", async () => {
    const { siteId, experts } = await site.onSite();
    await declare(experts[0], siteId);
    const { marks, ...where } = await site.marksFor(siteId, 0);
    const [first] = marks;
    if (!first) throw new Error("no mark");
    const send = (...some: typeof marks) => asActor(experts[0], (ctx) => markItems(ctx, { ...where, marks: some }));
    const both = await Promise.allSettled([send(first), send(first)]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await send(first)).toMatchObject({ kept: [{ itemKey: "1.1", version: 1 }], conflicts: [] });
    expect(await send({ ...first, points: 2, base: 1 })).toMatchObject({ kept: [{ version: 2 }] });
    expect(await send({ ...first, points: 1, base: 1 })).toMatchObject({
      kept: [],
      conflicts: [{ itemKey: "1.1", points: 2, version: 2 }],
    });
    await asSystem("look", async ({ tx }) => expect(await tx.siteMark.count()).toBe(1));
  });

  test("marks that met others of the same reviewer's stand beside them, only those, with the versions to go on from", async () => {
    const { siteId, experts } = await site.onSite();
    await declare(experts[0], siteId);
    const { marks, ...where } = await site.marksFor(siteId, 0);
    const [first, second] = marks;
    if (!first || !second) throw new Error("no marks");
    const mark = (...some: typeof marks) => asActor(experts[0], (ctx) => markItems(ctx, { ...where, marks: some }));
    const standing = (actor: OfficialActor, ...some: typeof marks) =>
      asActor(actor, (ctx) => standingMarks(ctx, { ...where, marks: some }));
    expect(await standing(experts[0], first, second)).toBeNull();
    await mark(first);
    // The same again is no meeting, nor what is based on what stands.
    expect(await standing(experts[0], first, second)).toBeNull();
    expect(await standing(experts[0], { ...first, points: 1, base: 1 })).toBeNull();
    expect(await standing(experts[0], { ...first, points: 1, note: "手机（演示）" }, second)).toEqual({
      code: "marked-meanwhile",
      params: { n: 1 },
      values: { "1.1.points": String(first.points), "1.1.finding": first.finding, "1.1.note": first.note },
      base: { "1.1.id": first.id, "1.1.base": "1" },
    });
    await declare(experts[1], siteId);
    expect(await standing(experts[1], { ...first, points: 1 })).toBeNull();
  });

  test("two who sign at once both count, and the scoring is concluded once", async () => {
    const { siteId, experts } = await site.onSite();
    for (const expert of experts) {
      await declare(expert, siteId);
      await asActor(expert, async (ctx) => markItems(ctx, await site.marksFor(siteId, 4)));
    }
    await Promise.all(experts.map((expert) => sign(expert, siteId)));
    await asSystem("look", async ({ tx }) => {
      expect(await tx.siteScore.count()).toBe(2);
      expect((await tx.demonstrationSite.findFirst({ select: { status: true } }))?.status).toBe("scored");
      expect(
        await tx.auditEntry.count({
          where: { act: "step.demonstration-site", detail: { path: ["step"], equals: "conclude" } },
        }),
      ).toBe(1);
    });
  });

  test("totals that differ by more than the setting go to reconciliation: both see both, mark anew and sign anew", async () => {
    const { siteId, experts, lead } = await site.onSite();
    await site.score(experts[0], siteId, 2);
    await site.score(experts[1], siteId, 14);
    const found = await asActor(experts[0], (ctx) => findSite(ctx, siteId));
    expect(found).toMatchObject({ status: "reconciling", round: 2, scores: [{ points: 98 }, { points: 86 }] });
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(0);
    expect(await asActor(experts[1], (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    const others = (actor: OfficialActor) => asActor(actor, (ctx) => othersMarks(ctx, { siteId, round: 2 }));
    for (const [actor, other] of [
      [experts[0], experts[1]],
      [experts[1], experts[0]],
    ] as const) {
      const theirs = await others(actor);
      expect(theirs.length).toBeGreaterThan(30);
      expect(new Set(theirs.map(({ reviewerId }) => reviewerId))).toEqual(new Set([other.personId]));
    }
    await site.score(experts[0], siteId, 6, 2);
    expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({ status: "reconciling", mean: null });
    // Beside an item stands what was talked about, and not what one of them made of it meanwhile.
    expect((await others(experts[1])).every(({ round }) => round === 1)).toBe(true);
    // Whoever leaves his marks as they were signs them again.
    await site.score(experts[1], siteId, 8, 2);
    const after = await asActor(lead, (ctx) => findSite(ctx, siteId));
    expect(after).toMatchObject({ status: "scored", mean: { total: 93 } });
    expect(after?.scores.map(({ round, points }) => [round, points])).toEqual([
      [1, 98],
      [1, 86],
      [2, 94],
      [2, 92],
    ]);
  });

  test.each([
    [10, "scored"],
    [10.25, "reconciling"],
  ])("totals that differ by %s, where 10 may be, are %s", async (difference, status) => {
    const { siteId, experts, lead } = await site.onSite();
    await site.score(experts[0], siteId, 2);
    await site.score(experts[1], siteId, 2 + difference);
    expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({ status });
  });

  test("a ground of veto that one of them found stops it", async () => {
    const { siteId, experts, lead, panel } = await site.onSite();
    await site.score(experts[0], siteId, 2);
    await declare(experts[1], siteId);
    await asActor(experts[1], async (ctx) => markItems(ctx, await site.marksFor(siteId, 2)));
    await asActor(experts[1], (ctx) => signScore(ctx, { siteId, round: 1, opinion: "演示", vetoes: ["2"] }));
    await expect(site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) })).rejects.toEqual(
      refusal("veto-found"),
    );
  });
});
