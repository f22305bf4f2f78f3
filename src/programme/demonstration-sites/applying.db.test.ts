import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { applySite, moveSite } from "./commands";
import { stateParticulars } from "./particulars/commands";
import { findSite } from "./queries";
import { countSites } from "./queue/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));
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

  test("is submitted once particulars and self-assessment are complete, and starts the county's clock", async () => {
    const { siteId, firm, county } = await site.draft();
    const submit = () => site.step(firm.owner, siteId, { step: "submit", ...practice, undertaking: "yes" });
    await expect(submit()).rejects.toEqual(refusal("particulars-incomplete"));
    await asActor(firm.owner, (ctx) => stateParticulars(ctx, { siteId, stated: site.particulars }));
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
