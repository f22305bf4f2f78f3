import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { findSite } from "../queries";
import { sitesInNotice } from "../register/queries";
import { countSites } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const _refusal = (code: string) => expect.objectContaining({ code });
const look = (actor: Actor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));

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
