import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { historyOf } from "../../audit-trail/queries";
import { mayOpenProofs } from "../policy";
import { findSite } from "../queries";
import { countSites } from "../queue/queries";
import { castVote, declareInterest, nameMore } from "../reviews/commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const declare = (actor: OfficialActor, siteId: string) =>
  asActor(actor, (ctx) => declareInterest(ctx, { interest: "none", siteId }));

describe("recusal", () => {
  test("whoever recuses himself sees nothing from then on; the coordinator names another, who isn't barred", async () => {
    const { siteId, experts, lead } = await site.onSite();
    const third = await given.official(["site_reviewer"], { kind: "science_tech" });
    await asActor(experts[0], (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "曾任职（演示）" }));
    expect(await asActor(experts[0], (ctx) => findSite(ctx, siteId))).toBeNull();
    await site.score(experts[1], siteId, 3);
    // One signature alone concludes nothing.
    expect((await asActor(lead, (ctx) => findSite(ctx, siteId)))?.status).toBe("on_site");
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    await asActor(lead, (ctx) => nameMore(ctx, { siteId, people: [third.personId] }));
    await site.score(third, siteId, 3);
    expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({
      status: "scored",
      mean: { total: 97 },
    });
    await expect(asActor(experts[1], (ctx) => nameMore(ctx, { siteId, people: [third.personId] }))).rejects.toEqual(
      refusal("not-found"),
    );
  });

  test("out of a reconciliation the scoring goes back to the spot: another is named, scores apart, and it goes on", async () => {
    const { siteId, experts, lead } = await site.scored([0, 20]);
    const found = () => asActor(lead, (ctx) => findSite(ctx, siteId));
    expect(await found()).toMatchObject({ status: "reconciling", round: 2 });
    const leave = () =>
      asActor(experts[1], (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "亲属任职（演示）" }));
    const both = await Promise.allSettled([leave(), leave()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await found()).toMatchObject({ status: "on_site", round: 2 });
    await site.score(experts[0], siteId, 3, 2);
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    const third = await given.official(["site_reviewer"], { kind: "science_tech" });
    await asActor(lead, (ctx) => nameMore(ctx, { siteId, people: [third.personId] }));
    // He sees nothing of what the others gave in either round.
    expect((await asActor(third, (ctx) => findSite(ctx, siteId)))?.scores).toEqual([]);
    await asActor(third, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
    await site.score(third, siteId, 4, 2);
    expect(await found()).toMatchObject({ status: "scored", mean: { total: 96.5 } });
  });

  test("an official of the city's own bureau who leaves sees nothing any more; one without a part sees no points", async () => {
    const { siteId, lead, chief, panel, county } = await site.scored();
    const idle = await given.official(["investigator"]);
    await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
    const seen = async (actor: OfficialActor) => {
      const found = await asActor(actor, (ctx) => findSite(ctx, siteId));
      return found && { scores: found.scores.length, mean: found.mean?.total ?? null, seats: found.seats.length };
    };
    const whole = { scores: 2, mean: 95.5, seats: 5 };
    // Whoever was named says first that nothing stands in his way: until then he sees that he was.
    for (const actor of panel) {
      expect(await seen(actor)).toEqual({ scores: 0, mean: null, seats: 1 });
      await declare(actor, siteId);
    }
    for (const actor of [lead, chief, county, ...panel]) expect(await seen(actor)).toEqual(whole);
    expect(await seen(idle)).toEqual({ scores: 0, mean: null, seats: 0 });
    await asActor(panel[1], (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "曾任职（演示）" }));
    expect(await seen(panel[1])).toBeNull();
    expect(await asActor(panel[1], ({ tx }) => tx.demonstrationSite.count({ where: { id: siteId } }))).toBe(0);
  });

  test("of what the firm proves whoever was named learns nothing before he has declared, from queries or tables", async () => {
    const { siteId, experts } = await site.onSite();
    const [expert] = experts;
    const seen = () =>
      asActor(expert, async (ctx) => [
        (await ctx.tx.siteProof.count({ where: { siteId } })) > 0,
        (await ctx.tx.siteAnswer.count({ where: { siteId } })) > 0,
        (await ctx.tx.siteParticulars.count({ where: { siteId } })) > 0,
        await findSite(ctx, siteId).then((found) => found !== null && mayOpenProofs(expert, found)),
      ]);
    expect(await seen()).toEqual([false, false, false, false]);
    await declare(expert, siteId);
    expect(await seen()).toEqual([true, true, true, true]);
  });

  test("its ground is read by the coordinator, and by nobody else who sees that somebody left", async () => {
    const { siteId, experts, lead, chief, county } = await site.onSite();
    await declare(experts[1], siteId);
    await asActor(experts[0], (ctx) =>
      declareInterest(ctx, { interest: "recuse", siteId, ground: "配偶任职（演示）" }),
    );
    const groundFor = async (actor: OfficialActor) =>
      (await asActor(actor, (ctx) => findSite(ctx, siteId)))?.seats.find(({ recused }) => recused)?.recusalGround;
    expect(await groundFor(lead)).toBe("配偶任职（演示）");
    for (const actor of [experts[1], chief, county]) expect(await groundFor(actor)).toBeNull();
  });

  test("stands once in the course, a reviewer's as a panel member's", async () => {
    const { siteId, experts, lead, panel } = await site.onSite();
    const leave = (actor: OfficialActor) =>
      asActor(actor, (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "曾任职（演示）" }));
    const told = async () =>
      (await asActor(lead, (ctx) => historyOf(ctx, siteId))).filter(
        ({ act, detail }) => act === "recuse.reviewer" || JSON.stringify(detail).includes('"recuse"'),
      ).length;
    await leave(experts[0]);
    expect(await told()).toBe(1);
    const third = await given.official(["site_reviewer"], { kind: "science_tech" });
    await asActor(lead, (ctx) => nameMore(ctx, { siteId, people: [third.personId] }));
    for (const reviewer of [experts[1], third]) await site.score(reviewer, siteId, 4);
    await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
    await leave(panel[0]);
    expect(await told()).toBe(2);
  });

  test("isn't possible after one has signed", async () => {
    const { siteId, experts } = await site.onSite();
    await site.score(experts[0], siteId, 3);
    await expect(
      asActor(experts[0], (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "演示" })),
    ).rejects.toEqual(refusal("already-signed"));
  });
});

test("a member of the panel votes once, after he has declared; nobody else does", async () => {
  const { siteId, lead, panel, experts } = await site.scored();
  await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
  const vote = (actor: OfficialActor) =>
    asActor(actor, (ctx) => castVote(ctx, { siteId, vote: "for", opinion: "演示" }));
  await expect(vote(panel[0])).rejects.toEqual(refusal("not-declared"));
  await declare(panel[0], siteId);
  const both = await Promise.allSettled([vote(panel[0]), vote(panel[0])]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const actor of [experts[0], lead]) await expect(vote(actor)).rejects.toEqual(refusal("not-found"));
});
