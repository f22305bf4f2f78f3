import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { moveSite } from "./commands";
import { findSite } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));

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

  test("of two of one bureau who recommend at once one is heard; then the other alone decides, also when both try at once", async () => {
    const { siteId, experts } = await site.applied("330400");
    const both = { duties: ["coordinator", "programme_officer"], division: "330400" } as const;
    const pair = [
      await given.official([...both.duties], { division: both.division }),
      await given.official([...both.duties], { division: both.division }),
    ] as const;
    const { version } = (await look(pair[0], siteId)) ?? { version: 0 };
    const recommend = (actor: Actor) =>
      asActor(actor, (ctx) => moveSite(ctx, { step: "recommend", siteId, version, recommendation: "演示" }));
    const tries = await bothAtOnce({ table: "demonstration_sites", id: siteId }, () => [
      recommend(pair[0]),
      recommend(pair[1]),
    ]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    const [first, second] = tries[0]?.status === "fulfilled" ? pair : [pair[1], pair[0]];
    expect(await look(second, siteId)).toMatchObject({ recommendedById: first.personId });
    const assign = { step: "assign" as const, documentOpinion: "演示", people: site.idsOf(experts) };
    const decided = await Promise.allSettled([first, second].map((actor) => site.step(actor, siteId, assign)));
    expect(decided).toMatchObject([
      { status: "rejected", reason: expect.objectContaining({ code: "recommended-it" }) },
      { status: "fulfilled" },
    ]);
  });

  test("whoever recommended it doesn't award it, also in the moment in which another does", async () => {
    const { siteId, lead } = await site.inNotice();
    await asSystem("given", ({ tx }) =>
      tx.demonstrationSite.updateMany({ where: { id: siteId }, data: { recommendedById: lead.personId } }),
    );
    given.atMoment("2016-12-02T09:00:00+08:00");
    const other = await given.official(["coordinator"]);
    const tries = await Promise.allSettled([lead, other].map((actor) => site.step(actor, siteId, { step: "award" })));
    expect(tries).toMatchObject([
      { status: "rejected", reason: expect.objectContaining({ code: "recommended-it" }) },
      { status: "fulfilled" },
    ]);
  });
});
