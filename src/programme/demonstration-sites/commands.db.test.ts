import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { applySite, followEnterprise, moveSite, scoreSite } from "./commands";
import { expireSites } from "./jobs";
import { countSites, findSite, siteOf } from "./queries";
import { countAwardedSites, listAwardedSites, sitesInNotice } from "./register/queries";
import type { TakeSiteStep } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const practice = { practice: "分级管理、离职交接、供应链保密协议（演示）", undertaking: "yes" } as const;
const refusal = (code: string) => expect.objectContaining({ code });
const move = (actor: Actor, input: TakeSiteStep) => asActor(actor, (ctx) => moveSite(ctx, input));
const awardedOn = (asOf: string) => asActor({ kind: "public" }, (ctx) => countAwardedSites(ctx, { asOf }));

/** A firm whose contact point is active: made as rows, because how it became one is another feature's matter. */
async function point(division = "330402") {
  const firm = await given.firm({ division });
  const id = await asSystem("given", async ({ tx, now }) => {
    const people = {
      leaderName: "甲",
      leaderPost: "甲",
      liaisonName: "乙",
      liaisonPost: "乙",
      liaisonMobile: "13800000000",
      liaisonEmail: "a@example.cn",
    };
    const row = await tx.contactPoint.create({
      data: {
        enterpriseId: firm.id,
        divisionCode: division,
        status: "active",
        number: `演示 ${firm.id}`,
        ...people,
        checklist: [],
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    return row.id;
  });
  return { firm, contactPointId: id };
}

async function applied() {
  const { firm, contactPointId } = await point();
  const county = await given.official(["programme_officer"], { division: "330402" });
  const lead = await given.official(["coordinator"]);
  const reviewers = [
    await given.official(["legal_reviewer"], { name: "叶演示" }),
    await given.official(["investigator"], { name: "沈演示" }),
  ] as const;
  const { siteId } = await asActor(firm.owner, (ctx) => applySite(ctx, practice));
  return { firm, contactPointId, county, lead, reviewers, siteId };
}

async function scored(points: readonly [number, number] = [86, 90]) {
  const people = await applied();
  const { siteId, county, reviewers } = people;
  await move(county, { step: "recommend", siteId, version: 1, recommendation: "制度完备（演示）" });
  for (const [index, reviewer] of reviewers.entries()) {
    await asActor(reviewer, (ctx) =>
      scoreSite(ctx, { siteId, points: points[index] ?? 0, opinion: "现场核验（演示）" }),
    );
  }
  return people;
}

async function awarded() {
  const people = await scored();
  await move(people.lead, { step: "announce", siteId: people.siteId, version: 3 });
  given.atMoment("2016-12-02T09:00:00+08:00");
  await move(people.lead, { step: "award", siteId: people.siteId, version: 4 });
  return people;
}

describe("applying", () => {
  test("needs an active contact point and starts the county's clock", async () => {
    const { siteId, firm, county } = await applied();
    const found = await asActor(county, (ctx) => findSite(ctx, siteId));
    expect(found).toMatchObject({ status: "applied", enterpriseName: firm.name, contactPointStatus: "active" });
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["site-recommend", "2016-12-08"]]);
    const without = await given.firm();
    await expect(asActor(without.owner, (ctx) => applySite(ctx, practice))).rejects.toEqual(
      refusal("contact-point-not-active"),
    );
    await expect(asActor(firm.member, (ctx) => applySite(ctx, practice))).rejects.toEqual(refusal("already-applied"));
    await expect(asActor(county, (ctx) => applySite(ctx, practice))).rejects.toEqual(refusal("not-found"));
  });

  test("twice at once makes one application", async () => {
    const { firm } = await point();
    const tries = await Promise.allSettled(
      [firm.owner, firm.member].map((actor) => asActor(actor, (ctx) => applySite(ctx, practice))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await asSystem("look", async ({ tx }) => expect(await tx.demonstrationSite.count()).toBe(1));
  });

  test("isn't recommended while the point is suspended", async () => {
    const { siteId, county, contactPointId } = await applied();
    await asSystem("given", ({ tx }) =>
      tx.contactPoint.updateMany({ where: { id: contactPointId }, data: { status: "suspended" } }),
    );
    await expect(move(county, { step: "recommend", siteId, version: 1, recommendation: "演示" })).rejects.toEqual(
      refusal("contact-point-not-active"),
    );
  });
});

describe("scoring", () => {
  test("apart: nobody sees the other's before both are in; the second signature concludes", async () => {
    const { siteId, county, reviewers, lead } = await applied();
    await move(county, { step: "recommend", siteId, version: 1, recommendation: "制度完备（演示）" });
    const [first, second] = reviewers;
    await asActor(first, (ctx) => scoreSite(ctx, { siteId, points: 86, opinion: "意见一（演示）" }));
    for (const actor of [second, lead, county]) {
      expect(await asActor(actor, ({ tx }) => tx.siteScore.count())).toBe(0);
      expect(await asActor(actor, (ctx) => findSite(ctx, siteId))).toMatchObject({
        signedScores: 1,
        meanScore: null,
        scores: [],
        status: "recommended",
      });
    }
    expect((await asActor(first, (ctx) => findSite(ctx, siteId)))?.scores).toMatchObject([
      { points: 86, reviewer: "叶演示" },
    ]);
    await expect(move(first, { step: "conclude", siteId, version: 2 })).rejects.toEqual(
      refusal("second-score-missing"),
    );
    await expect(asActor(first, (ctx) => scoreSite(ctx, { siteId, points: 90, opinion: "再评" }))).rejects.toEqual(
      refusal("already-scored"),
    );
    await asActor(second, (ctx) => scoreSite(ctx, { siteId, points: 75, opinion: "意见二（演示）" }));
    const found = await asActor(first, (ctx) => findSite(ctx, siteId));
    expect(found).toMatchObject({ status: "scored", meanScore: 80.5, signedScores: 2 });
    expect(found?.scores.map(({ points }) => points)).toEqual([86, 75]);
    const third = await given.official(["investigator"]);
    await expect(asActor(third, (ctx) => scoreSite(ctx, { siteId, points: 80, opinion: "迟到" }))).rejects.toEqual(
      refusal("wrong-status"),
    );
  });

  test("is the reviewers' alone", async () => {
    const { siteId, county, lead, firm } = await applied();
    await move(county, { step: "recommend", siteId, version: 1, recommendation: "演示" });
    for (const actor of [county, lead, firm.owner]) {
      await expect(asActor(actor, (ctx) => scoreSite(ctx, { siteId, points: 99, opinion: "演示" }))).rejects.toEqual(
        refusal("not-found"),
      );
    }
  });

  test("two who sign at once both count, and the scoring is concluded once", async () => {
    const { siteId, county, reviewers } = await applied();
    await move(county, { step: "recommend", siteId, version: 1, recommendation: "演示" });
    await Promise.all(
      reviewers.map((actor) => asActor(actor, (ctx) => scoreSite(ctx, { siteId, points: 88, opinion: "演示" }))),
    );
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
});

describe("notice and award", () => {
  test("five working days of public notice, then the number and three years", async () => {
    const { siteId, lead, firm } = await scored();
    await move(lead, { step: "announce", siteId, version: 3 });
    expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({
      status: "in_notice",
      noticeFrom: "2016-11-24",
      noticeTo: "2016-12-01",
    });
    expect(await asActor({ kind: "public" }, (ctx) => sitesInNotice(ctx, "2016-12-01"))).toMatchObject([
      { enterpriseName: firm.name, noticeTo: "2016-12-01" },
    ]);
    given.atMoment("2016-12-01T23:00:00+08:00");
    await expect(move(lead, { step: "award", siteId, version: 4 })).rejects.toEqual(refusal("notice-running"));
    given.atMoment("2016-12-02T00:10:00+08:00");
    expect(await asActor({ kind: "public" }, (ctx) => sitesInNotice(ctx, ctx.today))).toEqual([]);
    expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    await move(lead, { step: "award", siteId, version: 4 });
    const found = await asActor(firm.owner, (ctx) => findSite(ctx, siteId));
    expect(found).toMatchObject({
      status: "awarded",
      number: "嘉商密示范点 001",
      awardedOn: "2016-12-02",
      validUntil: "2019-12-01",
      scores: [],
      meanScore: null,
    });
    expect(await Promise.all(["2016-12-01", "2016-12-02", "2019-12-01", "2019-12-02"].map(awardedOn))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  test("isn't announced below the pass mark", async () => {
    const { siteId, lead } = await scored([79, 80]);
    await expect(move(lead, { step: "announce", siteId, version: 3 })).rejects.toEqual(refusal("below-pass-mark"));
    await move(lead, { step: "refuse", siteId, version: 3, reason: "未达标（演示）" });
    expect(await asActor(lead, (ctx) => findSite(ctx, siteId))).toMatchObject({
      status: "refused",
      reason: "未达标（演示）",
    });
  });

  test("revoked, it leaves the register that day; the firm may apply anew", async () => {
    const { siteId, lead, firm } = await awarded();
    given.atMoment("2017-03-01T09:00:00+08:00");
    await expect(move(firm.owner, { step: "revoke", siteId, version: 5, reason: "演示" })).rejects.toEqual(
      refusal("not-yours"),
    );
    await move(lead, { step: "revoke", siteId, version: 5, reason: "提供虚假材料（演示）" });
    expect(await Promise.all(["2017-02-28", "2017-03-01"].map(awardedOn))).toEqual([1, 0]);
    await asActor(firm.owner, (ctx) => applySite(ctx, practice));
    expect((await asActor(firm.owner, (ctx) => siteOf(ctx, firm.id)))?.status).toBe("applied");
  });

  test("of two who award at once one wins, with one number", async () => {
    const { siteId, lead } = await scored();
    const second = await given.official(["coordinator"]);
    await move(lead, { step: "announce", siteId, version: 3 });
    given.atMoment("2016-12-02T09:00:00+08:00");
    const tries = await Promise.allSettled(
      [lead, second].map((actor) => move(actor, { step: "award", siteId, version: 4 })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => expect(await tx.sitePeriod.count()).toBe(1));
  });

  test("the job ends it after its last day, not on it", async () => {
    const { siteId, firm } = await awarded();
    given.atMoment("2019-12-01T00:10:00+08:00");
    await expireSites();
    expect(await asActor(firm.owner, (ctx) => findSite(ctx, siteId))).toMatchObject({ status: "awarded" });
    given.atMoment("2019-12-02T00:10:00+08:00");
    await expireSites();
    await expireSites();
    expect(await asActor(firm.owner, (ctx) => findSite(ctx, siteId))).toMatchObject({ status: "expired" });
    await asSystem("look", async ({ tx }) =>
      expect(await tx.notice.count({ where: { kind: "demonstration-site.expire" } })).toBe(3),
    );
  });

  test("the register follows a corrected name, and its term stays", async () => {
    const { firm } = await awarded();
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
  const { siteId, lead } = await scored();
  const other = await given.firm();
  const otherCounty = await given.official(["programme_officer"], { division: "330481" });
  const police = await given.official(["department_handler"], { kind: "police" });
  for (const actor of [other.owner, otherCounty, police, { kind: "public" } as const]) {
    expect(await asActor(actor, (ctx) => findSite(ctx, siteId))).toBeNull();
    expect(await asActor(actor, ({ tx }) => tx.demonstrationSite.count())).toBe(0);
    expect(await asActor(actor, ({ tx }) => tx.siteScore.count())).toBe(0);
  }
  await move(lead, { step: "announce", siteId, version: 3 });
  for (const actor of [other.owner, otherCounty, police, { kind: "public" } as const]) {
    expect(await asActor(actor, (ctx) => findSite(ctx, siteId))).toBeNull();
    expect(await asActor(actor, (ctx) => countSites(ctx, { status: "in_notice" }))).toBe(0);
    expect(await asActor(actor, (ctx) => sitesInNotice(ctx, ctx.today))).toHaveLength(1);
  }
});

test("what waits for each", async () => {
  const { siteId, county, reviewers, lead } = await applied();
  const waits = async () =>
    Promise.all([county, ...reviewers, lead].map((actor) => asActor(actor, (ctx) => countSites(ctx, { mine: "1" }))));
  expect(await waits()).toEqual([1, 0, 0, 0]);
  await move(county, { step: "recommend", siteId, version: 1, recommendation: "演示" });
  expect(await waits()).toEqual([0, 1, 1, 0]);
  await asActor(reviewers[0], (ctx) => scoreSite(ctx, { siteId, points: 90, opinion: "演示" }));
  expect(await waits()).toEqual([0, 0, 1, 0]);
  await asActor(reviewers[1], (ctx) => scoreSite(ctx, { siteId, points: 90, opinion: "演示" }));
  expect(await waits()).toEqual([0, 0, 0, 1]);
  await move(lead, { step: "announce", siteId, version: 3 });
  expect(await waits()).toEqual([0, 0, 0, 0]);
});
