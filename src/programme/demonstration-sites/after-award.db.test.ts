import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { historyOf } from "../audit-trail/queries";
import { certificateFor } from "../certificates/queries";
import { badgesOf } from "../desks/queries";
import { applySite, followEnterprise } from "./commands";
import { expireSites } from "./jobs";
import { findSite, siteOf } from "./queries";
import { countSites } from "./queue/queries";
import { countAwardedSites, listAwardedSites } from "./register/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));
const awardedOn = (asOf: string) => asActor({ kind: "public" }, (ctx) => countAwardedSites(ctx, { asOf }));
const practice = { practice: "分级管理（演示）" };

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
    // For the city's programme office, which has no part in a county's check, nothing waits; for a coordinator who is of it, it does.
    const office = await given.official(["programme_officer"]);
    const both = await given.official(["programme_officer", "coordinator"]);
    for (const [actor, n] of [
      [office, 0],
      [both, 1],
    ] as const)
      expect(
        await asActor(actor, async (ctx) => [
          await countSites(ctx, { mine: "1" }),
          (await badgesOf(ctx)).demonstrationSites,
        ]),
      ).toEqual([n, n]);
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
      rectification: null,
      // What the firm reported stays with the checks when the next one begins.
      checks: [
        { kind: "rectification", result: "kept", findings: "已补齐（演示）" },
        { kind: "yearly", result: "rectify" },
        { kind: "yearly", result: "kept" },
      ],
    });
  });

  test("what was reported and doesn't suffice is asked for again within the same term; a term that is over waits for the city", async () => {
    const { siteId, lead, firm, county } = await site.awarded();
    const waits = () =>
      asActor(lead, async (ctx) => [await countSites(ctx, { mine: "1" }), (await badgesOf(ctx)).demonstrationSites]);
    const again = (actor: Actor) => site.step(actor, siteId, { step: "askAgain", reason: "还缺登记簿（演示）" });
    given.atMoment("2017-11-01T09:00:00+08:00");
    await site.step(county, siteId, { step: "rectify", findings: "交接记录不全（演示）" });
    const due = async () => (await look(lead, siteId))?.clocks.find(({ running }) => running)?.dueOn;
    expect(await due()).toBe("2018-02-01");
    await expect(again(lead)).rejects.toEqual(refusal("rectification-missing"));
    given.atMoment("2017-11-20T09:00:00+08:00");
    await site.step(firm.owner, siteId, { step: "report", rectification: "已补齐（演示）" });
    expect(await waits()).toEqual([1, 1]);
    await expect(again(county)).rejects.toEqual(refusal("not-yours"));
    await again(lead);
    expect(await waits()).toEqual([0, 0]);
    expect(await due()).toBe("2018-02-01");
    expect(await look(firm.owner, siteId)).toMatchObject({
      ...{ status: "rectifying", rectification: null, reason: "还缺登记簿（演示）" },
    });
    await expect(site.step(lead, siteId, { step: "restore" })).rejects.toEqual(refusal("rectification-missing"));
    given.atMoment("2018-02-02T09:00:00+08:00");
    expect(await waits()).toEqual([1, 1]);
    await site.step(firm.owner, siteId, { step: "report", rectification: "登记簿也补了（演示）" });
    const course = await asActor(firm.owner, (ctx) => historyOf(ctx, siteId));
    // Neither what it reported first nor what was asked of it is gone.
    expect(course.flatMap(({ said }) => said ?? []).slice(0, 4)).toEqual([
      ...["登记簿也补了（演示）", "还缺登记簿（演示）", "已补齐（演示）", "交接记录不全（演示）"],
    ]);
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

  test("what is being put right when its term ends comes to its end as well", async () => {
    const { siteId, firm, lead } = await site.awarded();
    for (const year of [2017, 2018, 2019]) {
      given.atMoment(`${year}-11-20T09:00:00+08:00`);
      if (year < 2019) await site.step(lead, siteId, { step: "check", findings: "合格（演示）" });
    }
    await site.step(lead, siteId, { step: "rectify", findings: "记录不全（演示）" });
    given.atMoment("2019-12-02T00:10:00+08:00");
    await expireSites();
    expect(await look(firm.owner, siteId)).toMatchObject({ status: "expired" });
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
