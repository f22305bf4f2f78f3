import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../certificates/queries";
import { applySite, followEnterprise, moveSite } from "./commands";
import { expireSites } from "./jobs";
import { countSites, findSite, siteOf } from "./queries";
import { countAwardedSites, listAwardedSites, sitesInNotice } from "./register/queries";
import { castVote, declareInterest } from "./reviews/commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));
const awardedOn = (asOf: string) => asActor({ kind: "public" }, (ctx) => countAwardedSites(ctx, { asOf }));
const practice = { practice: "分级管理（演示）" };

describe("applying", () => {
  test("needs an active contact point; a draft is the firm's alone, under the sheet of that day", async () => {
    const { siteId, firm, county, lead } = await site.draft();
    expect(await look(firm.owner, siteId)).toMatchObject({ status: "draft", sheet: { serial: 1 } });
    for (const actor of [county, lead]) expect(await look(actor, siteId)).toBeNull();
    const without = await given.firm();
    await expect(asActor(without.owner, (ctx) => applySite(ctx, practice))).rejects.toEqual(
      refusal("contact-point-not-active"),
    );
    await expect(asActor(firm.member, (ctx) => applySite(ctx, practice))).rejects.toEqual(refusal("already-applied"));
    await expect(asActor(county, (ctx) => applySite(ctx, practice))).rejects.toEqual(refusal("not-found"));
  });

  test("is possible once its point has been one for six months by the rule, and the refusal names the day", async () => {
    const old = await site.point("330402", "2016-05-24");
    await asActor(old.firm.owner, (ctx) => applySite(ctx, practice));
    const young = await site.point("330402", "2016-05-25");
    await expect(asActor(young.firm.owner, (ctx) => applySite(ctx, practice))).rejects.toMatchObject({
      ...{ code: "point-too-young", params: { day: "2016-11-25" } },
    });
    given.atMoment("2016-11-25T09:00:00+08:00");
    await asActor(young.firm.owner, (ctx) => applySite(ctx, practice));
  });

  test("is submitted once the self-assessment is complete, and starts the county's clock", async () => {
    const { siteId, firm, county } = await site.draft();
    const submit = () => site.step(firm.owner, siteId, { step: "submit", ...practice, undertaking: "yes" });
    await expect(submit()).rejects.toEqual(refusal("self-assessment-incomplete"));
    await site.assess(siteId);
    await submit();
    const found = await look(county, siteId);
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["site-recommend", "2016-12-08"]]);
  });

  test("twice at once makes one application", async () => {
    const { firm } = await site.point();
    const tries = await Promise.allSettled(
      [firm.owner, firm.member].map((actor) => asActor(actor, (ctx) => applySite(ctx, practice))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await asSystem("look", async ({ tx }) => expect(await tx.demonstrationSite.count()).toBe(1));
  });

  test("isn't recommended while the point is suspended", async () => {
    const { siteId, county, contactPointId } = await site.applied();
    await asSystem("given", ({ tx }) =>
      tx.contactPoint.updateMany({ where: { id: contactPointId }, data: { status: "suspended" } }),
    );
    await expect(site.step(county, siteId, { step: "recommend", recommendation: "演示" })).rejects.toEqual(
      refusal("contact-point-not-active"),
    );
  });
});

describe("two hands", () => {
  test("the city's office recommends nobody for a county, and whoever recommends doesn't decide", async () => {
    const { siteId, lead, county, experts } = await site.applied();
    const both = { ...lead, duties: ["coordinator", "programme_officer"] } as const;
    await expect(site.step(both, siteId, { step: "recommend", recommendation: "演示" })).rejects.toEqual(
      refusal("not-yours"),
    );
    await site.step(county, siteId, { step: "recommend", recommendation: "演示" });
    // Of a firm of the city itself its own bureau recommends: then somebody else assigns.
    await asSystem("given", ({ tx }) =>
      tx.demonstrationSite.updateMany({ where: { id: siteId }, data: { recommendedById: lead.personId } }),
    );
    const assign = { step: "assign" as const, documentOpinion: "演示", people: site.idsOf(experts) };
    await expect(site.step(lead, siteId, assign)).rejects.toEqual(refusal("recommended-it"));
    await site.step(await given.official(["coordinator"]), siteId, assign);
  });
});

describe("taking back", () => {
  test("a firm withdraws until its name is public, whoever was named is told, and it may apply again", async () => {
    const { siteId, firm, county, lead, experts } = await site.onSite();
    for (const actor of [county, lead])
      await expect(site.step(actor, siteId, { step: "withdraw" })).rejects.toEqual(refusal("not-yours"));
    await site.step(firm.owner, siteId, { step: "withdraw" });
    expect(await look(lead, siteId)).toMatchObject({ status: "withdrawn" });
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({ where: { subjectId: siteId, kind: "demonstration-site.withdraw" } });
      expect(told.map(({ personId }) => personId)).toEqual(
        expect.arrayContaining(site.idsOf([...experts, county, lead])),
      );
    });
    expect(await asActor(experts[0], (ctx) => countSites(ctx, { mine: "1" }))).toBe(0);
    const again = await asActor(firm.owner, (ctx) => applySite(ctx, practice));
    expect(again.siteId).not.toBe(siteId);
    await site.step(firm.owner, again.siteId, { step: "withdraw" });
    const late = await site.inNotice();
    await expect(site.step(late.firm.owner, late.siteId, { step: "withdraw" })).rejects.toEqual(
      refusal("wrong-status"),
    );
  });

  test("of a firm that withdraws and a coordinator who refuses at once, one is heard", async () => {
    const { siteId, firm, lead } = await site.onSite();
    const { version } = (await look(lead, siteId)) ?? { version: 0 };
    const tries = await Promise.allSettled([
      asActor(firm.owner, (ctx) => moveSite(ctx, { step: "withdraw", siteId, version })),
      asActor(lead, (ctx) => moveSite(ctx, { step: "refuse", siteId, version, reason: "无人可评（演示）" })),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

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

describe("after the award", () => {
  test("revoked, it leaves the register that day, not before; its certificate with it; the firm may apply anew", async () => {
    const { siteId, lead, firm } = await site.awarded();
    given.atMoment("2017-03-01T09:00:00+08:00");
    await expect(site.step(firm.owner, siteId, { step: "revoke", reason: "演示" })).rejects.toEqual(
      refusal("not-yours"),
    );
    await site.step(lead, siteId, { step: "revoke", reason: "提供虚假材料（演示）" });
    expect(await Promise.all(["2017-02-28", "2017-03-01"].map(awardedOn))).toEqual([1, 0]);
    expect((await asActor({ kind: "public" }, (ctx) => certificateFor(ctx, siteId)))?.status).toBe("ended");
    await asActor(firm.owner, (ctx) => applySite(ctx, practice));
    expect((await asActor(firm.owner, (ctx) => siteOf(ctx, firm.id)))?.status).toBe("draft");
  });

  test("a yearly check that passes starts the next; one that doesn't asks for rectification, and the count stays", async () => {
    const { siteId, lead, firm, county } = await site.awarded();
    const clocks = async () =>
      (await look(lead, siteId))?.clocks.filter(({ running }) => running).map(({ kind, dueOn }) => [kind, dueOn]);
    expect(await clocks()).toEqual([["site-check", "2017-12-04"]]);
    const waits = () => asActor(county, (ctx) => countSites(ctx, { mine: "1" }));
    given.atMoment("2017-11-03T09:00:00+08:00");
    expect(await waits()).toBe(0);
    given.atMoment("2017-11-20T09:00:00+08:00");
    expect(await waits()).toBe(1);
    await site.step(county, siteId, { step: "check", findings: "合格（演示）" });
    expect(await clocks()).toEqual([["site-check", "2018-11-20"]]);
    given.atMoment("2018-11-01T09:00:00+08:00");
    await site.step(county, siteId, { step: "rectify", findings: "交接记录不全（演示）" });
    expect(await clocks()).toEqual([["site-rectify", "2019-02-01"]]);
    expect(await awardedOn("2018-11-02")).toBe(1);
    await expect(site.step(lead, siteId, { step: "restore" })).rejects.toEqual(refusal("rectification-missing"));
    await site.step(firm.owner, siteId, { step: "report", rectification: "已补齐（演示）" });
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    await site.step(lead, siteId, { step: "restore" });
    expect(await look(firm.owner, siteId)).toMatchObject({
      status: "awarded",
      checks: [{ result: "rectify" }, { result: "kept" }],
    });
  });

  test("is reassessed in the last half year of its term alone", async () => {
    const { siteId, lead } = await site.awarded();
    const reassess = () => site.step(lead, siteId, { step: "reassess", points: 90, findings: "复评（演示）" });
    given.atMoment("2019-05-31T09:00:00+08:00");
    await expect(reassess()).rejects.toEqual(refusal("too-early"));
    given.atMoment("2019-06-02T09:00:00+08:00");
    // The yearly checks were never made.
    await expect(reassess()).rejects.toEqual(refusal("check-overdue"));
  });

  test("the job ends it after its last day, not on it", async () => {
    const { siteId, firm } = await site.awarded();
    given.atMoment("2019-12-01T00:10:00+08:00");
    await expireSites();
    expect(await look(firm.owner, siteId)).toMatchObject({ status: "awarded" });
    given.atMoment("2019-12-02T00:10:00+08:00");
    await expireSites();
    await expireSites();
    expect(await look(firm.owner, siteId)).toMatchObject({ status: "expired" });
    await asSystem("look", async ({ tx }) =>
      expect(await tx.notice.count({ where: { kind: "demonstration-site.expire" } })).toBe(3),
    );
  });

  test("the register follows a corrected name, and its term stays", async () => {
    const { firm } = await site.awarded();
    given.atMoment("2017-06-01T09:00:00+08:00");
    const city = await given.official(["programme_officer"]);
    await asActor(city, async (ctx) => {
      await ctx.tx.enterprise.updateMany({ where: { id: firm.id }, data: { name: "新名企业（演示）" } });
      await followEnterprise(ctx, firm.id);
    });
    const on = async (asOf: string) =>
      (await asActor({ kind: "public" }, (ctx) => listAwardedSites(ctx, { asOf }))).rows.map(
        ({ enterpriseName }) => enterpriseName,
      );
    expect([await on("2017-05-31"), await on("2017-06-01"), await on("2019-12-01"), await on("2019-12-02")]).toEqual([
      [firm.name],
      ["新名企业（演示）"],
      ["新名企业（演示）"],
      [],
    ]);
  });
});

test("another county, another firm and other departments see nothing of an application; of a notice only that it is there", async () => {
  const { siteId, lead, chief } = await site.voted();
  const other = await given.firm();
  const otherCounty = await given.official(["programme_officer"], { division: "330481" });
  const police = await given.official(["department_handler"], { kind: "police" });
  const expert = await given.official(["site_reviewer"], { kind: "science_tech" });
  const strangers = [other.owner, otherCounty, police, expert, { kind: "public" } as const];
  for (const actor of strangers) {
    expect(await look(actor, siteId)).toBeNull();
    expect(await asActor(actor, ({ tx }) => tx.demonstrationSite.count())).toBe(0);
  }
  await site.step(lead, siteId, { step: "advise", panelMinutes: "演示" });
  await site.step(chief, siteId, { step: "announce", decision: "演示" });
  for (const actor of strangers) {
    expect(await look(actor, siteId)).toBeNull();
    expect(await asActor(actor, (ctx) => countSites(ctx, { status: "in_notice" }))).toBe(0);
    expect(await asActor(actor, (ctx) => sitesInNotice(ctx, ctx.today))).toHaveLength(1);
    const parts = await asActor(actor, async ({ tx }) => [
      await tx.siteScore.count(),
      await tx.siteMark.count(),
      await tx.siteAnswer.count(),
      await tx.siteProof.count(),
      await tx.siteReviewer.count(),
      await tx.siteObjection.count(),
    ]);
    expect(parts).toEqual([0, 0, 0, 0, 0, 0]);
  }
});

test("what waits for each", async () => {
  const { siteId, county, experts, lead, chief, panel } = await site.applied();
  const waits = async () =>
    Promise.all(
      [county, ...experts, lead, ...panel, chief].map((actor) =>
        asActor(actor, (ctx) => countSites(ctx, { mine: "1" })),
      ),
    );
  expect(await waits()).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  await site.step(county, siteId, { step: "recommend", recommendation: "演示" });
  expect(await waits()).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  await site.step(lead, siteId, { step: "assign", documentOpinion: "演示", people: site.idsOf(experts) });
  expect(await waits()).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
  await site.score(experts[0], siteId, 4);
  expect(await waits()).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
  await site.score(experts[1], siteId, 4);
  expect(await waits()).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
  expect(await waits()).toEqual([0, 0, 0, 0, 1, 1, 1, 0]);
});
