import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson } from "@/platform/session";
import { endDuty, grantDuty } from "../accounts/duties/commands";
import { createOfficial } from "../accounts/officials/commands";
import { countCases } from "../cases/queue/queries";
import { listLiaisons } from "../clusters/liaisons/queries";
import { listMembers } from "../clusters/members/queries";
import { plannedVisits } from "../clusters/plans/queries";
import { findCluster, listClusters } from "../clusters/queries";
import { countComplaints } from "../complaints/intake/queries";
import { listServices, openServices } from "../contact-points/services/queries";
import { findEnterprise } from "../enterprises/queries";
import { listEnterprises } from "../enterprises/register/queries";
import { readExport } from "../export-files";
import { countReferrals } from "../referrals/queue/queries";
import { searchAll } from "../search/queries";
import { addStaff, addStation, changeStation, closeStation, endStaff } from "./commands";
import { findStation, listStations, openClusters, ownStation, stationDesk, stationsOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });

const clusterOf = (code: string) =>
  asSystem(
    "given",
    async ({ tx }) => (await tx.cluster.findUniqueOrThrow({ where: { code }, select: { id: true } })).id,
  );

/** A checked firm of the cluster, and its contact point with this status. */
async function memberWithPoint(clusterId: string, status: "active" | "suspended" | null, division = "330483") {
  const firm = await given.firm({ division });
  return asSystem("given", async ({ tx, now, today }) => {
    await tx.enterprise.updateMany({ where: { id: firm.id }, data: { clusterId } });
    if (!status) return { firm, pointId: "" };
    const point = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: division, status, number: `演示联点${firm.name}`, checklist: [] },
        ...{
          leaderName: "甲",
          leaderPost: "副总",
          liaisonName: "乙",
          liaisonPost: "办公室",
          liaisonMobile: "13800000001",
        },
        ...{ liaisonEmail: "a@example.cn", createdAt: now, updatedAt: now },
      },
      select: { id: true, number: true },
    });
    await tx.contactPointPeriod.create({
      data: {
        ...{ contactPointId: point.id, enterpriseId: firm.id, enterpriseName: firm.name, number: point.number ?? "" },
        ...{ divisionCode: division, clusterId, fromDay: dateOf("2015-03-02") },
        ...(status === "active" ? {} : { toDay: dateOf(today) }),
      },
      select: { id: true },
    });
    return { firm, pointId: point.id };
  });
}

describe("stations", () => {
  const input = (clusters: string[], divisionCode = "330483") => ({
    ...{ nameZh: "演示濮院站", nameEn: "Demo station", town: "濮院镇", address: "演示路 1 号", phone: null },
    ...{ divisionCode, openedOn: "2016-11-01", clusters },
  });

  test("are opened by the programme office of their division or the city, changed with their clusters, closed for good; of two at once one wins", async () => {
    const lead = await given.official(["coordinator"]);
    const county = await given.official(["programme_officer"], { division: "330483" });
    const other = await given.official(["programme_officer"], { division: "330402" });
    const [sweaters, fibres] = [await clusterOf("tongxiang-sweaters"), await clusterOf("tongxiang-fibres")];
    const add = (actor: Actor, over = {}) =>
      asActor(actor, (ctx) => addStation(ctx, { ...input([sweaters]), ...over }));
    for (const actor of [
      other,
      await given.official(["investigator"], { division: "330483" }),
      (await given.firm()).owner,
    ])
      await expect(add(actor)).rejects.toEqual(refusal("not-found"));
    await expect(add(lead, { divisionCode: "x" })).rejects.toEqual(invalid("divisionCode", "unknown-division"));
    await expect(add(lead, { openedOn: "2016-11-25" })).rejects.toEqual(invalid("openedOn", "in-future"));
    await expect(add(lead, { clusters: [lead.personId] })).rejects.toEqual(invalid("clusters", "unknown-cluster"));
    const { stationId } = await add(county);
    await expect(add(lead)).rejects.toEqual(invalid("nameZh", "name-taken"));
    const { divisionCode: _place, openedOn: _day, ...about } = input([fibres]);
    const change = (nameZh: string) =>
      asActor(county, (ctx) => changeStation(ctx, { ...about, nameZh, stationId, version: 1 }));
    const both = await Promise.allSettled([change("演示甲站"), change("演示乙站")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const found = await asActor(other, (ctx) => findStation(ctx, stationId));
    expect(found?.clusters.map(({ id }) => id)).toEqual([fibres]);
    expect(await asActor(lead, (ctx) => stationsOf(ctx, sweaters))).toEqual([]);
    await asActor(county, (ctx) => addStaff(ctx, { stationId, name: "演示站长", post: "副镇长", phone: null }));
    const [person] = (await asActor(lead, (ctx) => findStation(ctx, stationId)))?.staff ?? [];
    await expect(asActor(other, (ctx) => endStaff(ctx, { stationId, staffId: person?.id ?? "" }))).rejects.toEqual(
      refusal("not-found"),
    );
    await asActor(county, (ctx) => endStaff(ctx, { stationId, staffId: person?.id ?? "" }));
    const close = (actor: Actor, version: number) =>
      asActor(actor, (ctx) => closeStation(ctx, { stationId, version, reason: "演示" }));
    await expect(close(other, 2)).rejects.toEqual(refusal("not-found"));
    await expect(close(lead, 1)).rejects.toEqual(refusal("overtaken"));
    await close(lead, 2);
    await expect(close(lead, 3)).rejects.toEqual(refusal("closed"));
    expect((await asActor(county, listStations)).map(({ id, closedOn }) => [id, closedOn])).toContainEqual([
      stationId,
      "2016-11-24",
    ]);
  });

  test("are no department that others change, and their officers hold no other duty", async () => {
    const county = await given.official(["programme_officer"], { division: "330483" });
    const [system, security] = [
      await given.official(["system_administrator"], { kind: "operations" }),
      await given.official(["security_administrator"], { kind: "operations" }),
    ];
    const { stationId } = await asActor(county, async (ctx) =>
      addStation(ctx, input([await clusterOf("tongxiang-sweaters")])),
    );
    const station = await asActor(county, (ctx) => findStation(ctx, stationId));
    const renamed = await asActor(county, ({ tx }) =>
      tx.department.updateMany({ where: { kind: "market_regulation" }, data: { nameEn: "x" } }),
    );
    expect(renamed.count).toBe(0);
    const { personId } = await asActor(system, (ctx) =>
      createOfficial(ctx, {
        ...{ username: "demo-station", name: "演示站员", post: "演示", email: "demo-station@example.cn" },
        departmentId: station?.departmentId ?? "",
      }),
    );
    const grant = (duty: "programme_officer" | "station_officer") =>
      asActor(security, (ctx) => grantDuty(ctx, { personId, duty, version: 1 }));
    await expect(grant("programme_officer")).rejects.toEqual(refusal("wrong-department"));
    await grant("station_officer");
    const officer = await asSystem("look", (ctx) => actorOfPerson(ctx, personId));
    if (!officer) throw new Error("the officer is nobody");
    expect((await asActor(officer, ownStation))?.id).toBe(stationId);
    expect(await asActor(officer, listClusters0)).toHaveLength(1);
    // A duty that ended opens nothing from the next request on.
    await asActor(security, (ctx) => endDuty(ctx, { personId, duty: "station_officer" }));
    const former = await asSystem("look", (ctx) => actorOfPerson(ctx, personId));
    if (!former) throw new Error("the officer is nobody");
    expect(await asActor(former, listClusters0)).toEqual([]);
  });
});

const listClusters0 = (ctx: Parameters<typeof listClusters>[0]) => listClusters(ctx, { asOf: ctx.today });

describe("what an officer sees", () => {
  async function stage() {
    const [mine, others] = [await clusterOf("tongxiang-sweaters"), await clusterOf("tongxiang-fibres")];
    const { officer, id } = await given.station([mine], { division: "330483" });
    const county = await given.official(["programme_officer"], { division: "330483" });
    const active = await memberWithPoint(mine, "active");
    const plain = await memberWithPoint(mine, null);
    const suspended = await memberWithPoint(mine, "suspended");
    const outside = await memberWithPoint(others, "active");
    return { mine, others, officer, id, county, active, plain, suspended, outside };
  }

  test("are members, points, liaisons and services of his clusters, the same numbers as the county's, and nothing of others", async () => {
    const { mine, others, officer, county, active, plain, suspended } = await stage();
    await asActor(officer, async (ctx) => {
      const asOf = ctx.today;
      expect(
        (await listClusters(ctx, { asOf })).map(({ id, members, points, without, cases }) => [
          id,
          members,
          points,
          without,
          cases,
        ]),
      ).toEqual([[mine, 3, 1, 2, null]]);
      expect(await findCluster(ctx, others, asOf)).toBeNull();
      const members = await listMembers(ctx, { clusterId: mine, asOf });
      expect(new Set(members.rows.map(({ enterpriseId }) => enterpriseId))).toEqual(
        new Set([active, plain, suspended].map(({ firm }) => firm.id)),
      );
      expect((await listMembers(ctx, { clusterId: others, asOf })).total).toBe(0);
      const liaisons = await listLiaisons(ctx, { clusterId: mine });
      expect(liaisons.rows.map(({ id }) => id)).toEqual([active.pointId]);
      // Behind the last number there is nothing: the list from its beginning.
      expect(await listLiaisons(ctx, { clusterId: mine }, liaisons.rows.at(-1)?.number)).toEqual(liaisons);
      expect((await listLiaisons(ctx, { clusterId: others })).total).toBe(0);
    });
    const open = (actor: OfficialActor) => asActor(actor, (ctx) => openServices(ctx, 2016));
    const seen = await open(officer);
    expect(seen.training).toBe(1);
    await asActor(county, ({ tx, now, today }) =>
      tx.pointService.createMany({
        data: [
          {
            ...{
              contactPointId: active.pointId,
              enterpriseId: active.firm.id,
              code: "training",
              doneOn: dateOf(today),
            },
            ...{ note: "演示", enteredById: county.personId, enteredAt: now },
          },
        ],
      }),
    );
    expect((await open(officer)).training).toBe(0);
    // The county has one point more, of another cluster.
    expect(await open(county)).toEqual({
      ...seen,
      ...Object.fromEntries(Object.entries(seen).map(([code, n]) => [code, n + 1])),
      training: 1,
    });
    const rows = await asActor(officer, (ctx) =>
      listServices(ctx, { code: "visit", year: 2016, state: "open", q: active.firm.name }),
    );
    expect(rows.rows.map(({ enterpriseName }) => enterpriseName)).toEqual([active.firm.name]);
    expect((await asActor(officer, stationDesk)).clusters).toHaveLength(1);
    expect(await asActor(officer, openClusters)).toHaveLength(1);
    expect(await asActor(await given.official(["department_handler"], { kind: "police" }), openClusters)).toEqual([]);
  });

  test("are the days of visits to come, but of none that follows a case; no complaint, no case, no referral, no firm's page", async () => {
    const { officer, active, outside } = await stage();
    const team = [await given.official(["investigator"], { division: "330483" })];
    const closed = await given.caseOf(active.firm, { status: "closed", team, division: "330483" });
    await asSystem("given", async ({ tx, now, today }) => {
      for (const [ground, firm] of [
        ["by_hand", active.firm],
        ["closed_case", active.firm],
        ["point", outside.firm],
      ] as const) {
        const rule = await tx.visitRule.findFirstOrThrow({ where: { ground }, select: { id: true } });
        await tx.visit.create({
          data: {
            ...{ enterpriseId: firm.id, divisionCode: "330483", purpose: "guidance", ground, ruleId: rule.id },
            ...{ occasion: `${ground}/${firm.id}`, owedOn: dateOf(today), dueOn: dateOf("2016-12-09") },
            ...{ createdAt: now, updatedAt: now, findings: "演示发现" },
            ...(ground === "closed_case" ? given.ringOf(closed) : {}),
          },
          select: { id: true },
        });
      }
    });
    await asActor(officer, async (ctx) => {
      expect((await plannedVisits(ctx)).map(({ name, dueOn }) => [name, dueOn])).toEqual([
        [active.firm.name, "2016-12-09"],
      ]);
      const wanted = { list: "cluster-visits", query: {}, columns: [], format: "csv", locale: "zh-CN" } as const;
      expect(await readExport(ctx, officer, wanted, { most: 5000 })).toMatchObject({
        sheet: { rows: [["2016-12-09", active.firm.name, expect.any(String), "上门指导", null]] },
      });
      expect([await countComplaints(ctx, {}), await countCases(ctx, {}), await countReferrals(ctx, {})]).toEqual([
        0, 0, 0,
      ]);
      expect(await findEnterprise(ctx, active.firm.id)).toBeNull();
      expect((await listEnterprises(ctx, {})).rows).toEqual([]);
      const { tx } = ctx;
      expect(
        await Promise.all([tx.enterprise.count(), tx.contactPoint.count(), tx.visit.count(), tx.sealedValue.count()]),
      ).toEqual([0, 0, 0, 0]);
      expect(JSON.stringify(await searchAll(ctx, active.firm.name))).not.toContain(active.firm.id);
    });
  });

  test("ends with the station, and for a cluster with its service", async () => {
    const { mine, others, officer, id } = await stage();
    const lead = await given.official(["coordinator"]);
    const about = { nameZh: "演示改站", nameEn: "x", town: null, address: "演示路 1 号", phone: null };
    await asActor(lead, (ctx) => changeStation(ctx, { ...about, stationId: id, version: 1, clusters: [others] }));
    const served = () => asActor(officer, async (ctx) => (await listClusters0(ctx)).map((cluster) => cluster.id));
    expect(await served()).toEqual([others]);
    expect((await asActor(officer, (ctx) => listMembers(ctx, { clusterId: mine, asOf: ctx.today }))).total).toBe(0);
    await asActor(lead, (ctx) => closeStation(ctx, { stationId: id, version: 2, reason: "演示" }));
    expect(await served()).toEqual([]);
    expect(await asActor(officer, ({ tx }) => tx.$queryRaw`select * from cluster_firms`)).toEqual([]);
  });
});
