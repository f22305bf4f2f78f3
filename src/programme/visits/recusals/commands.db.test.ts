import { freshDatabase } from "@tests/support/database";
import { actorOf, draw, freeze, setUp, stage } from "@tests/support/draws";
import * as given from "@tests/support/given";
import { invalid, planned, pointOf, refusal, see } from "@tests/support/visits";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { assignVisit, planVisit } from "../commands";
import { drawnOf, listOf } from "../draws/queries";
import { makeVisitPlan } from "../jobs";
import { nameCompanion, recuseFromVisit } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

test("who keeps away from a firm leaves the visit to his companion, is told to nobody but officials, and is kept apart in the next draw", async () => {
  const { office, officers, firms } = await stage();
  const { drawId } = await setUp(office);
  await freeze(office, drawId);
  given.atMoment("2016-11-26T09:30:00+08:00");
  await draw(office, drawId);
  const [first] = await asActor(office, (ctx) => drawnOf(ctx, drawId));
  const visitId = first?.visitId ?? "";
  const before = await see(office, visitId);
  const [leaver, stays] = [before?.officerId ?? "", before?.companionIds?.[0] ?? ""];
  const outsider = officers.find(({ personId }) => personId !== leaver && personId !== stays);
  const recuse = (actor: Actor) =>
    asActor(actor, (ctx) => recuseFromVisit(ctx, { visitId, ground: "亲属任职（演示）" }));
  if (outsider) await expect(recuse(outsider)).rejects.toEqual(refusal("not-yours"));
  await recuse(await actorOf(leaver));
  expect(await see(office, visitId)).toMatchObject({ officerId: stays, companionIds: [] });
  await expect(recuse(await actorOf(leaver))).rejects.toEqual(refusal("not-yours"));
  const owner = firms.find(({ id }) => id === before?.enterpriseId)?.owner;
  if (owner) expect(await asActor(owner, ({ tx }) => tx.visitRecusal.count())).toBe(0);
  // The office names another companion: not whoever keeps away, and of two at once one wins.
  const version = (await see(office, visitId))?.version ?? 0;
  const name = (actor: Actor, officerId: string) =>
    asActor(actor, (ctx) => nameCompanion(ctx, { visitId, version, officerId }));
  await expect(name(office, leaver)).rejects.toEqual(invalid("officerId", "not-an-officer"));
  if (owner) await expect(name(owner, stays)).rejects.toEqual(refusal("not-yours"));
  const free = outsider?.personId ?? "";
  const both = await Promise.allSettled([name(office, free), name(office, free)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await see(office, visitId))?.companionIds).toEqual([free]);
  const next = await setUp(office, { numberOn: "2016-11-28", months: 0 });
  await freeze(office, next.drawId);
  const list = await asActor(office, (ctx) => listOf(ctx, { id: next.drawId, take: 3, each: 2 }));
  expect(list.apart).toHaveLength(1);
});

test("who keeps away from a firm is given no visit to it again: not by the night, not by hand, not by the plan", async () => {
  const { firm, officer, lead, visitId } = await planned();
  await asActor(officer, (ctx) => recuseFromVisit(ctx, { visitId, ground: "亲属任职（演示）" }));
  const back = (version: number) =>
    asActor(lead, (ctx) => assignVisit(ctx, { visitId, version, officerId: officer.personId }));
  const plan = (officerId: string) =>
    asActor(lead, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: firm.id, purpose: "guidance", dueOn: "2016-12-20", officerId, reason: "再次上门（演示）" },
        burdenReason: "企业请求（演示）",
      }),
    );
  expect((await see(lead, visitId))?.officerId).toBeNull();
  await expect(back(2)).rejects.toEqual(invalid("officerId", "not-an-officer"));
  await expect(plan(officer.personId)).rejects.toEqual(invalid("officerId", "not-an-officer"));
  // A colleague is given it in the night, and what is owed besides, however much he has before him.
  const colleague = await given.official(["programme_officer"], { division: "330402" });
  await pointOf(firm);
  await makeVisitPlan();
  expect((await see(lead, visitId))?.officerId).toBe(colleague.personId);
  const visits = await asSystem("look", ({ tx }) => tx.visit.findMany({ select: { officerId: true } }));
  expect(visits.map(({ officerId }) => officerId)).toEqual(visits.map(() => colleague.personId));
  // Where everybody of the bureau keeps away the city makes it.
  await asActor(colleague, (ctx) => recuseFromVisit(ctx, { visitId, ground: "曾在该企业任职（演示）" }));
  expect((await see(lead, (await plan("")).visitId))?.officerId).toBe(lead.personId);
  await makeVisitPlan();
  expect((await see(lead, visitId))?.officerId).toBe(lead.personId);
});
