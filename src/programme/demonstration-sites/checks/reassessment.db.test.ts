import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { invalid, refusal } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { historyOf } from "../../audit-trail/queries";
import { certificateFor } from "../../certificates/queries";
import { badgesOf } from "../../desks/queries";
import { moveSite } from "../commands";
import { findSite } from "../queries";
import { countSites } from "../queue/queries";
import { countAwardedSites } from "../register/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const look = (actor: OfficialActor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));

describe("a reassessment", () => {
  async function ending() {
    const made = await site.awarded();
    const { siteId, lead, firm } = made;
    for (const day of ["2017-11-20", "2018-11-20"]) {
      given.atMoment(`${day}T09:00:00+08:00`);
      await site.step(made.county, siteId, { step: "check", findings: "合格（演示）" });
    }
    given.atMoment("2019-08-01T09:00:00+08:00");
    const second = await given.official(["coordinator"]);
    const papers = () => site.sendProof(lead, { siteId, itemKey: "R.1" });
    const reassess = (actor: OfficialActor, points: number) =>
      site.step(actor, siteId, { step: "reassess", findings: "逐项复评（演示）", points });
    return { ...made, firm, second, papers, reassess };
  }

  test("is made by one with papers and points within the sheet, and approved by another: then the term is longer", async () => {
    const { siteId, lead, chief, second, county, papers, reassess } = await ending();
    const renew = (actor: OfficialActor) => site.step(actor, siteId, { step: "renew" });
    await expect(renew(chief)).rejects.toEqual(refusal("reassessment-missing"));
    await expect(reassess(lead, 90)).rejects.toEqual(refusal("reassessment-proof-missing"));
    await expect(site.sendProof(county, { siteId, itemKey: "R.1" })).rejects.toEqual(refusal("not-found"));
    await papers();
    await expect(reassess(lead, 150)).rejects.toEqual(invalid("points", "total-too-high"));
    await expect(reassess(lead, 79)).rejects.toEqual(invalid("points", "points-too-few"));
    await expect(reassess(county, 90)).rejects.toEqual(refusal("not-yours"));
    await reassess(lead, 90);
    expect(await look(lead, siteId)).toMatchObject({ validUntil: "2019-12-01", reassessedById: lead.personId });
    expect(await asActor(chief, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
    await expect(renew(lead)).rejects.toEqual(refusal("own-reassessment"));
    const { version } = (await look(lead, siteId)) ?? { version: 0 };
    const both = await Promise.allSettled(
      [chief, second].map((actor) => asActor(actor, (ctx) => moveSite(ctx, { step: "renew", siteId, version }))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await look(lead, siteId)).toMatchObject({
      ...{ number: "嘉商密示范点 001", validUntil: "2022-12-01", reassessedById: null },
    });
    const awardedOn = (asOf: string) => asActor({ kind: "public" }, (ctx) => countAwardedSites(ctx, { asOf }));
    expect(await Promise.all(["2019-12-02", "2022-12-01", "2022-12-02"].map(awardedOn))).toEqual([1, 1, 0]);
    expect((await asActor(lead, (ctx) => certificateFor(ctx, siteId)))?.validUntil).toBe("2022-12-01");
    expect(await asActor(chief, (ctx) => countSites(ctx, { mine: "1" }))).toBe(0);
  });

  test("waits alone: what is wrong with it is taken back, or turned down by another, before one is entered again", async () => {
    const { siteId, lead, chief, second, firm, papers, reassess } = await ending();
    const waits = () =>
      asActor(chief, async (ctx) => [await countSites(ctx, { mine: "1" }), (await badgesOf(ctx)).demonstrationSites]);
    const turnDown = (actor: OfficialActor, reason: string) => site.step(actor, siteId, { step: "turnDown", reason });
    await papers();
    await expect(turnDown(lead, "演示")).rejects.toEqual(refusal("reassessment-missing"));
    await reassess(lead, 98);
    await expect(reassess(second, 88)).rejects.toEqual(refusal("reassessment-waits"));
    const told = async () =>
      (await asActor(firm.owner, (ctx) => findSite(ctx, siteId)))?.checks.map(({ kind }) => kind);
    expect(await told()).toEqual(["yearly", "yearly"]);
    await turnDown(lead, "得分填错（演示）");
    expect(await waits()).toEqual([0, 0]);
    await expect(site.step(chief, siteId, { step: "renew" })).rejects.toEqual(refusal("reassessment-missing"));
    await reassess(lead, 89);
    expect(await waits()).toEqual([1, 1]);
    await turnDown(chief, "复评记录没有签名（演示）");
    expect(await waits()).toEqual([0, 0]);
    await reassess(lead, 88);
    await site.step(second, siteId, { step: "renew" });
    const found = await look(lead, siteId);
    expect(found).toMatchObject({ validUntil: "2022-12-01", reassessedById: null });
    expect(
      found?.checks
        .filter(({ kind }) => kind === "reassessment")
        .map(({ points, approvedAt, turnedDownAt }) => [points, approvedAt !== null, turnedDownAt !== null]),
    ).toEqual([
      [88, true, false],
      [89, false, true],
      [98, false, true],
    ]);
    expect(await waits()).toEqual([0, 0]);
    expect(await told()).toEqual(["reassessment", "yearly", "yearly"]);
    expect(await asActor(firm.owner, ({ tx }) => tx.siteCheck.count())).toBe(3);
    const said = async (actor: Actor) =>
      (await asActor(actor, (ctx) => historyOf(ctx, siteId))).flatMap(({ said }) => said ?? []);
    expect(await said(lead)).toEqual(expect.arrayContaining(["复评记录没有签名（演示）", "得分填错（演示）"]));
    expect((await said(firm.owner)).join()).not.toContain("得分填错");
  });

  test("waits for the yearly check that is overdue", async () => {
    const { siteId, lead, papers, reassess } = await ending();
    await papers();
    given.atMoment("2019-11-28T09:00:00+08:00");
    await expect(reassess(lead, 90)).rejects.toEqual(refusal("check-overdue"));
    expect(await look(lead, siteId)).toMatchObject({ checkOverdue: true, validUntil: "2019-12-01" });
  });
});
