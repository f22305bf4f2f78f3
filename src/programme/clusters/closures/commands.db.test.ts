import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { judged } from "@tests/support/point";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { applyContactPoint, moveContactPoint } from "../../contact-points/commands";
import { countActivePoints } from "../../contact-points/register/queries";
import { draftCircular } from "../circulars/commands";
import { nameLeader } from "../leaders/commands";
import { countLiaisons } from "../liaisons/queries";
import { placePicked, removeMember } from "../members/commands";
import { countMembers } from "../members/queries";
import { findCluster, listClusters } from "../queries";
import { closeCluster, reopenCluster } from "./commands";
import { closuresOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-04T09:30:00+08:00"));

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (code: string) => expect.objectContaining({ fields: { fromDay: [code] } });
const onDay = (day: Day) => given.atMoment(`${day}T10:00:00+08:00`);
const reason = "演示理由";

/** A cluster that no other test of the file has touched. */
let serial = 0;
async function stage() {
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330483" });
  const clusterId = await asSystem("given", async ({ tx }) => {
    const name = `演示块状经济${++serial}`;
    const made = await tx.cluster.create({
      data: {
        ...{ code: name, nameZh: name, nameEn: name, divisionCode: "330483", towns: [], source: "演示" },
        verified: false,
      },
      select: { id: true },
    });
    return made.id;
  });
  const firms = [await given.firm({ division: "330483" }), await given.firm({ division: "330483" })] as const;
  for (const { id } of firms) await asActor(lead, (ctx) => placePicked(ctx, id, { clusterId, reason }));
  return { lead, county, clusterId, firms, station: await given.station([clusterId], { division: "330483" }) };
}

const versionOf = (actor: Actor, clusterId: string) =>
  asActor(actor, async (ctx) => (await findCluster(ctx, clusterId, ctx.today))?.version ?? 0);
async function close(actor: Actor, clusterId: string, fromDay: Day, reader: Actor = actor) {
  const version = await versionOf(reader, clusterId);
  return asActor(actor, (ctx) => closeCluster(ctx, { clusterId, version, fromDay, ground: reason }));
}
async function reopen(actor: Actor, clusterId: string, fromDay: Day) {
  const version = await versionOf(actor, clusterId);
  return asActor(actor, (ctx) => reopenCluster(ctx, { clusterId, version, fromDay, reason }));
}
async function makePoint({ owner }: given.GivenFirm, lead: Actor, county: Actor): Promise<void> {
  const { contactPointId } = await asActor(owner, (ctx) =>
    applyContactPoint(ctx, {
      ...{ leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁", liaisonMobile: "13800000001" },
      ...{ liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS], remark: null },
    }),
  );
  await judged(contactPointId);
  await asActor(county, (ctx) => moveContactPoint(ctx, { step: "recommend", contactPointId, version: 1 }));
  await asActor(lead, (ctx) => moveContactPoint(ctx, { step: "approve", contactPointId, version: 2 }));
}

test("closed from a day on, reopened from a day on: no day before changes, and each number is its list's length", async () => {
  const { lead, county, clusterId, firms } = await stage();
  const [a, b] = firms;
  await makePoint(a, lead, county);
  await asActor(lead, (ctx) => nameLeader(ctx, { clusterId, enterpriseId: a.id, source: "演示" }));
  onDay("2016-05-10");
  await close(lead, clusterId, "2016-05-01");
  onDay("2016-07-01");
  // One of them went elsewhere meanwhile: it doesn't come back.
  const elsewhere = await asSystem("given", async ({ tx }) =>
    tx.cluster.findUniqueOrThrow({ where: { code: "tongxiang-fibres" }, select: { id: true } }),
  );
  await asActor(lead, (ctx) => placePicked(ctx, b.id, { clusterId: elsewhere.id, reason }));
  onDay("2016-09-10");
  await reopen(lead, clusterId, "2016-09-01");
  onDay("2016-10-01");
  const table = [
    // day: members, points, without, leaders; closed
    ["2016-01-03", 0, 0, 0, 0, false],
    ["2016-01-04", 2, 1, 1, 1, false],
    ["2016-04-30", 2, 1, 1, 1, false],
    ["2016-05-01", 0, 0, 0, 0, true],
    ["2016-08-31", 0, 0, 0, 0, true],
    ["2016-09-01", 1, 1, 0, 1, false],
    ["2016-10-01", 1, 1, 0, 1, false],
  ] as const;
  await asActor(lead, async (ctx) => {
    for (const [asOf, ...said] of table) {
      const line = (await listClusters(ctx, { asOf })).find(({ id }) => id === clusterId);
      const { members, points, without, leaders, closedFrom } = line ?? {};
      expect([asOf, members, points, without, leaders, closedFrom !== null]).toEqual([asOf, ...said]);
      expect(await countMembers(ctx, { clusterId, asOf })).toBe(said[0]);
      expect(await countActivePoints(ctx, { cluster: clusterId, asOf })).toBe(said[1]);
    }
    expect(await closuresOf(ctx, clusterId)).toMatchObject([
      { fromDay: "2016-05-01", ground: reason, by: lead.name, reopened: { fromDay: "2016-09-01", because: reason } },
    ]);
    const firm = await ctx.tx.enterprise.findUniqueOrThrow({ where: { id: a.id }, select: { clusterId: true } });
    expect(firm).toEqual({ clusterId });
  });
});

test("reopened from the day of the closing it was never closed, as counts go; it can be closed again", async () => {
  const { lead, clusterId } = await stage();
  onDay("2016-05-10");
  await close(lead, clusterId, "2016-05-01");
  await reopen(lead, clusterId, "2016-05-01");
  const members = (asOf: Day) => asActor(lead, (ctx) => countMembers(ctx, { clusterId, asOf }));
  expect(await Promise.all(["2016-04-30", "2016-05-01", "2016-05-10"].map(members))).toEqual([2, 2, 2]);
  onDay("2016-06-01");
  await close(lead, clusterId, "2016-06-01");
  expect(await members("2016-06-01")).toBe(0);
  expect(await asActor(lead, (ctx) => closuresOf(ctx, clusterId))).toHaveLength(2);
});

test("is the coordinator's, between the last placing and today, and once", async () => {
  const { lead, county, clusterId, firms, station } = await stage();
  onDay("2016-05-10");
  const others = [county, station.officer, firms[0].owner, await given.official(["programme_officer"])];
  for (const actor of others)
    await expect(close(actor, clusterId, "2016-05-01", lead)).rejects.toEqual(refusal("not-found"));
  await expect(close(lead, clusterId, "2016-05-11")).rejects.toEqual(invalid("future-day"));
  await expect(close(lead, clusterId, "2016-01-03")).rejects.toEqual(invalid("members-since"));
  await expect(reopen(lead, clusterId, "2016-05-01")).rejects.toEqual(refusal("cluster-open"));
  const input = { clusterId, version: await versionOf(lead, clusterId), fromDay: "2016-05-01", ground: reason };
  const tries = await bothAtOnce({ table: "clusters", id: clusterId }, () => [
    asActor(lead, (ctx) => closeCluster(ctx, input)),
    asActor(lead, (ctx) => closeCluster(ctx, input)),
  ]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  await expect(close(lead, clusterId, "2016-05-01")).rejects.toEqual(refusal("cluster-closed"));
  await expect(reopen(lead, clusterId, "2016-04-30")).rejects.toEqual(invalid("before-closed"));
});

test("nobody comes into a closed one, also not at the moment at which it is closed", async () => {
  const { lead, clusterId } = await stage();
  const late = await given.firm({ division: "330483" });
  onDay("2016-05-10");
  const version = await versionOf(lead, clusterId);
  const place = (firm: given.GivenFirm) => asActor(lead, (ctx) => placePicked(ctx, firm.id, { clusterId, reason }));
  const [closed, placed] = await bothAtOnce<unknown>({ table: "clusters", id: clusterId }, () => [
    asActor(lead, (ctx) => closeCluster(ctx, { clusterId, version, fromDay: "2016-05-10", ground: reason })),
    place(late),
  ]);
  expect(closed?.status).toBe("fulfilled");
  if (placed?.status === "rejected") expect(placed.reason).toMatchObject({ fields: { clusterId: ["cluster-closed"] } });
  await asSystem("look", async ({ tx }) => {
    expect(await tx.enterprise.count({ where: { clusterId } })).toBe(0);
    expect(await tx.clusterMember.count({ where: { clusterId, toDay: null } })).toBe(0);
  });
  await expect(place(await given.firm({ division: "330483" }))).rejects.toMatchObject({
    fields: { clusterId: ["cluster-closed"] },
  });
  const known = await asActor(lead, async (ctx) => (await placesOf(ctx)).clusters.find(({ id }) => id === clusterId));
  expect(known?.closedOn).not.toBeNull();
});

test("its station is told, reads the days before, has nothing of today and writes to nobody; what is left to it stays", async () => {
  const { lead, county, clusterId, firms, station } = await stage();
  await makePoint(firms[0], lead, county);
  const { officer } = station;
  const liaisons = () => asActor(officer, (ctx) => countLiaisons(ctx, { clusterId }));
  expect(await liaisons()).toBe(1);
  onDay("2016-05-10");
  await close(lead, clusterId, "2016-05-10");
  expect(await liaisons()).toBe(0);
  await asActor(officer, async (ctx) => {
    expect(await countMembers(ctx, { clusterId, asOf: "2016-05-10" })).toBe(0);
    expect(await countMembers(ctx, { clusterId, asOf: "2016-05-09" })).toBe(2);
    expect(await findCluster(ctx, clusterId, ctx.today)).toMatchObject({ closedGround: reason, members: 0 });
  });
  await expect(
    asActor(officer, (ctx) => draftCircular(ctx, { clusterId, subject: "演示", text: "演示" })),
  ).rejects.toEqual(refusal("cluster-closed"));
  const told = (kind: string) =>
    asSystem("look", ({ tx }) =>
      tx.notice.findMany({ where: { kind, subjectId: clusterId }, select: { personId: true } }),
    );
  const people = (await told("cluster.closed")).map(({ personId }) => personId);
  expect(people).toEqual(expect.arrayContaining([officer.personId, county.personId]));
  await reopen(lead, clusterId, "2016-05-10");
  expect(await liaisons()).toBe(1);
  expect(await told("cluster.reopened")).toHaveLength(people.length);
  // A firm that is taken out while it is open leaves for itself, and doesn't come back.
  await asActor(lead, (ctx) => removeMember(ctx, { clusterId, enterpriseId: firms[1].id, reason }));
  await close(lead, clusterId, "2016-05-10");
  await reopen(lead, clusterId, "2016-05-10");
  expect(await asActor(lead, (ctx) => countMembers(ctx, { clusterId, asOf: "2016-05-10" }))).toBe(1);
});
