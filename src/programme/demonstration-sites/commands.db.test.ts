import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../certificates/queries";
import { moveSite } from "./commands";
import { findSite } from "./queries";
import { countSites } from "./queue/queries";
import { countAwardedSites, sitesInNotice } from "./register/queries";
import { castVote, declareInterest } from "./reviews/commands";
import { candidatesFor } from "./seats/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));
const awardedOn = (asOf: string) => asActor({ kind: "public" }, (ctx) => countAwardedSites(ctx, { asOf }));

describe("what an award stands on", () => {
  test("isn't announced against the panel's votes, which the trail keeps", async () => {
    const { siteId, lead, chief, panel } = await site.scored();
    await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
    for (const [index, member] of panel.entries()) {
      await asActor(member, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
      const vote = index === 0 ? ("for" as const) : ("against" as const);
      await asActor(member, (ctx) => castVote(ctx, { siteId, vote, opinion: "演示" }));
    }
    await site.step(lead, siteId, { step: "advise", panelMinutes: "演示" });
    await asSystem("look", async ({ tx }) => {
      const entries = await tx.auditEntry.findMany({ where: { subjectId: siteId, act: "step.demonstration-site" } });
      expect(entries.map(({ detail }) => detail)).toContainEqual(
        expect.objectContaining({ step: "advise", for: 1, against: 2, abstain: 0 }),
      );
    });
    const announce = () => site.step(chief, siteId, { step: "announce", decision: "演示" });
    await expect(announce()).rejects.toEqual(refusal("panel-against"));
    await asSystem("given", ({ tx, now }) =>
      tx.setting.upsert({
        where: { key: "site-panel-majority" },
        create: { key: "site-panel-majority", value: 30, updatedAt: now },
        update: { value: 30 },
      }),
    );
    await announce();
  });

  test("no award without an active contact point, or to a firm that is no more", async () => {
    const { siteId, lead, contactPointId, firm } = await site.inNotice();
    given.atMoment("2016-12-02T09:00:00+08:00");
    const point = (status: "active" | "exited") =>
      asSystem("given", ({ tx }) => tx.contactPoint.updateMany({ where: { id: contactPointId }, data: { status } }));
    await point("exited");
    await expect(site.step(lead, siteId, { step: "award" })).rejects.toEqual(refusal("contact-point-not-active"));
    await point("active");
    const standing = (to: "deregistered" | "in_business") =>
      asSystem("given", ({ tx }) => tx.enterprise.updateMany({ where: { id: firm.id }, data: { standing: to } }));
    await standing("deregistered");
    await expect(site.step(lead, siteId, { step: "award" })).rejects.toEqual(refusal("enterprise-ended"));
    await standing("in_business");
    await site.step(lead, siteId, { step: "award" });
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(0);
    await standing("deregistered");
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    expect(await look(lead, siteId)).toMatchObject({ standing: "deregistered", inBusiness: false });
  });
});

describe("naming", () => {
  test("whoever recommended it, was on the firm's team or recused himself from it before can't judge it", async () => {
    const { siteId, lead, firm, experts } = await site.recommended();
    const involved = await given.official(["investigator"]);
    await given.complaint(firm, { status: "verifying", team: [involved] });
    const outsider = await given.official(["coordinator"]);
    for (const person of [involved, outsider]) {
      await expect(
        site.step(lead, siteId, {
          step: "assign",
          documentOpinion: "演示",
          people: site.idsOf([experts[0], person]),
        }),
      ).rejects.toEqual(new InvalidInput({ people: ["conflict"] }));
    }
    expect((await look(lead, siteId))?.status).toBe("recommended");
  });

  test("whoever kept away from a visit to the firm isn't named to judge its site, as no draw brings the two together", async () => {
    const { siteId, lead, firm, experts } = await site.recommended();
    const kept = await given.official(["investigator"]);
    await asSystem("given", async ({ tx, now }) => {
      const { id } = await tx.visitRule.findFirstOrThrow({ where: { ground: "by_hand" }, select: { id: true } });
      const visit = await tx.visit.create({
        data: {
          ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "guidance", ground: "by_hand" },
          ...{ occasion: "a", ruleId: id, status: "held", heldOn: now, owedOn: now, createdAt: now, updatedAt: now },
        },
        select: { id: true },
      });
      await tx.visitRecusal.create({
        data: {
          ...{ personId: kept.personId, enterpriseId: firm.id, visitId: visit.id },
          ...{ ground: "演示", recusedAt: now },
        },
      });
    });
    await expect(
      site.step(lead, siteId, { step: "assign", documentOpinion: "演示", people: site.idsOf([experts[0], kept]) }),
    ).rejects.toEqual(new InvalidInput({ people: ["conflict"] }));
    const found = await look(lead, siteId);
    const candidates = found ? await asActor(lead, (ctx) => candidatesFor(ctx, found)) : [];
    expect(candidates.find(({ id }) => id === kept.personId)?.conflict).toBe("recused-before");
  });

  test("a panel has none of the site's reviewers", async () => {
    const { siteId, lead, experts, panel } = await site.scored();
    await expect(
      site.step(lead, siteId, { step: "convene", people: site.idsOf([experts[0], panel[0], panel[1]]) }),
    ).rejects.toEqual(new InvalidInput({ people: ["conflict"] }));
  });
});

describe("notice and award", () => {
  test("panel, meeting, five working days of public notice, then number, certificate and three years", async () => {
    const { siteId, lead, firm } = await site.inNotice();
    expect(await look(lead, siteId)).toMatchObject({
      status: "in_notice",
      noticeFrom: "2016-11-24",
      noticeTo: "2016-12-01",
    });
    expect(await asActor({ kind: "public" }, (ctx) => sitesInNotice(ctx, "2016-12-01"))).toMatchObject([
      { enterpriseName: firm.name, noticeTo: "2016-12-01" },
    ]);
    given.atMoment("2016-12-01T23:00:00+08:00");
    await expect(site.step(lead, siteId, { step: "award" })).rejects.toEqual(refusal("notice-running"));
    given.atMoment("2016-12-02T00:10:00+08:00");
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    await site.step(lead, siteId, { step: "award" });
    expect(await look(firm.owner, siteId)).toMatchObject({
      status: "awarded",
      number: "嘉商密示范点 001",
      awardedOn: "2016-12-02",
      validUntil: "2019-12-01",
      scores: [],
      mean: null,
      seats: [],
    });
    expect(await asActor({ kind: "public" }, (ctx) => certificateFor(ctx, siteId))).toMatchObject({
      number: "嘉商密示范点 001",
      validUntil: "2019-12-01",
      status: "valid",
    });
    expect(await Promise.all(["2016-12-01", "2016-12-02", "2019-12-01", "2019-12-02"].map(awardedOn))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  test("the bureau meeting's decision is the leader's, and the panel's votes come first", async () => {
    const { siteId, lead, chief, panel } = await site.scored();
    await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
    await expect(site.step(lead, siteId, { step: "advise", panelMinutes: "演示" })).rejects.toEqual(
      refusal("votes-missing"),
    );
    await expect(site.step(chief, siteId, { step: "announce", decision: "演示" })).rejects.toEqual(
      refusal("wrong-status"),
    );
    const ready = await site.voted();
    await site.step(ready.lead, ready.siteId, { step: "advise", panelMinutes: "演示" });
    await expect(site.step(ready.lead, ready.siteId, { step: "announce", decision: "演示" })).rejects.toEqual(
      refusal("not-yours"),
    );
  });

  test.each([
    ["below the pass mark", [21, 21], "below-pass-mark"],
    // Off the first items come first the twelve points of the first dimension.
    ["with a weak dimension", [8, 8], "dimension-below"],
  ] as const)("isn't put to the panel %s", async (_why, less, code) => {
    const { siteId, lead, panel } = await site.scored(less);
    await expect(site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) })).rejects.toEqual(
      refusal(code),
    );
    await site.step(lead, siteId, { step: "refuse", reason: "未达标（演示）" });
    expect(await look(lead, siteId)).toMatchObject({ status: "refused", reason: "未达标（演示）" });
  });

  test("of two who award at once one wins, with one number and one certificate", async () => {
    const { siteId, lead } = await site.inNotice();
    const second = await given.official(["coordinator"]);
    given.atMoment("2016-12-02T09:00:00+08:00");
    const version = (await look(lead, siteId))?.version ?? 0;
    const tries = await Promise.allSettled(
      [lead, second].map((actor) => asActor(actor, (ctx) => moveSite(ctx, { step: "award", siteId, version }))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      expect([await tx.sitePeriod.count(), await tx.certificate.count()]).toEqual([1, 1]);
    });
  });
});
