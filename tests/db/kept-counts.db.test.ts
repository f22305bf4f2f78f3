import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem, type Ctx, disconnect } from "@/platform/database";
import { countCases } from "@/programme/cases/queue/queries";
import { countMembers } from "@/programme/clusters/members/queries";
import { listClusters } from "@/programme/clusters/queries";
import { listCandidates } from "@/programme/contact-points/candidates/queries";
import { foldTallies } from "@/programme/desks/jobs";
import { countEnterprises, listEnterprises } from "@/programme/enterprises/register/queries";
import { wrongTallies } from "@/programme/settings/queries";
import { freshDatabase } from "../support/database";
import { atMoment, caseOf, firm, type GivenFirm, official } from "../support/given";

/**
 * Counts of firms that the database keeps, the candidates and the likely pairs among them, are what the rows say after whatever befalls a firm, its block economy, its point or its cases, and who may
 * read them reads what his lists hold.
 */

freshDatabase();
beforeEach(() => void atMoment());
afterAll(disconnect);

type Change = (tx: Ctx["tx"]) => Promise<unknown>;
/** Changes rows as commands do, in a transaction of the system. */
const change = (work: Change) => asSystem("given", ({ tx }) => work(tx));

async function clusters(): Promise<readonly [string, string]> {
  const rows = await asSystem("look", ({ tx }) =>
    tx.cluster.findMany({ where: { divisionCode: "330483" }, select: { id: true }, orderBy: { code: "asc" }, take: 2 }),
  );
  const [one, other] = rows.map(({ id }) => id);
  if (!one || !other) throw new Error("the reference has fewer than two block economies there");
  return [one, other];
}

/** Puts a firm into the register, and says how to take it out. */
async function point(of: GivenFirm): Promise<{ leaves: Change; returns: Change }> {
  const id = await asSystem("given", async ({ tx, now }) => {
    const who = { leaderName: "甲", leaderPost: "副总", liaisonName: "乙", liaisonPost: "办公室" };
    const made = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: of.id, divisionCode: of.divisionCode, status: "active", number: of.name, checklist: [] },
        ...{ ...who, liaisonMobile: "13800000001", liaisonEmail: "a@example.cn", createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    return made.id;
  });
  const entry = { contactPointId: id, enterpriseId: of.id, enterpriseName: of.name, number: of.name };
  const returns: Change = (tx) =>
    tx.contactPointPeriod.createMany({
      data: [{ ...entry, divisionCode: of.divisionCode, fromDay: dateOf("2016-11-01") }],
    });
  await change(returns);
  return {
    returns,
    leaves: (tx) =>
      tx.contactPointPeriod.updateMany({
        where: { contactPointId: id, toDay: null },
        data: { toDay: dateOf("2016-11-24") },
      }),
  };
}

async function noneWrong(after: string): Promise<void> {
  expect([after, (await asSystem("look", wrongTallies)).which]).toEqual([after, []]);
}

test("are what the rows say after each kind of change", async () => {
  const [here, there] = await clusters();
  const one = await firm({ division: "330483" });
  const other = await firm({ division: "330483", status: "registered" });
  await noneWrong("two firms");
  const set = (id: string, data: Parameters<Ctx["tx"]["enterprise"]["updateMany"]>[0]["data"]) =>
    change((tx) => tx.enterprise.updateMany({ where: { id }, data }));
  await set(one.id, { clusterId: here });
  await set(other.id, { clusterId: here });
  await noneWrong("one in, one that isn't checked");
  const { leaves, returns } = await point(one);
  await noneWrong("a point");
  await caseOf(one);
  await caseOf(one, { division: "330483" });
  await caseOf(other);
  await noneWrong("cases");
  await set(other.id, { status: "checked" });
  await noneWrong("checked");
  await set(one.id, { clusterId: there });
  await noneWrong("another block economy");
  await set(one.id, { divisionCode: "330402" });
  await noneWrong("another division");
  await set(one.id, { divisionCode: "330483", clusterId: here, status: "returned" });
  await noneWrong("all at once");
  await set(one.id, { status: "checked" });
  await change(leaves);
  await noneWrong("no point any more");
  await change(returns);
  await noneWrong("a point again");
  await change((tx) => tx.case.updateMany({ where: { enterpriseId: other.id }, data: { enterpriseId: one.id } }));
  await noneWrong("a case of another firm");
  await change((tx) => tx.enterprise.updateMany({ data: { clusterId: null } }));
  await noneWrong("out of all");
  await set(other.id, { status: "merged", mergedIntoId: one.id });
  await noneWrong("merged");
  await foldTallies();
  await noneWrong("folded");
});

test("of candidates are what the rows say after each kind of change, their reasons too", async () => {
  const [here] = await clusters();
  const [one, other, third] = [await firm({ division: "330483" }), await firm({ division: "330483" }), await firm()];
  const all = [one, other, third].map(({ id }) => id);
  type Data = Parameters<Ctx["tx"]["enterprise"]["updateMany"]>[0]["data"];
  const set = async (ids: readonly string[], data: Data, what: string) => {
    await change((tx) => tx.enterprise.updateMany({ where: { id: { in: [...ids] } }, data }));
    await noneWrong(what);
  };
  const marks = () =>
    asSystem("look", async ({ tx }) => {
      const rows = await tx.candidate.findMany({ select: { enterpriseId: true, whole: true, marks: true } });
      return all.map((id) => rows.filter((row) => row.enterpriseId === id).map((row) => [row.whole, row.marks]));
    });
  await set(all, { titles: ["high_tech", "listed"], town: "甲镇", clusterId: here }, "titles and towns");
  expect((await marks())[0]).toEqual(
    expect.arrayContaining([
      [false, 11],
      [true, 11],
    ]),
  );
  await set([other.id], { titles: [], sizeClass: "medium", standing: "revoked" }, "out of business");
  await set([other.id], { standing: "in_business" }, "in business again");
  await caseOf(one);
  await noneWrong("harmed");
  expect((await marks())[0]).toEqual(
    expect.arrayContaining([
      [false, 11],
      [true, 15],
    ]),
  );
  const { id: leads } = await asSystem("given", ({ tx, today }) =>
    tx.clusterLeader.create({
      data: { clusterId: here, enterpriseId: other.id, fromDay: dateOf(today), source: "演示", namedById: other.id },
      select: { id: true },
    }),
  );
  await noneWrong("leads its block economy");
  await change((tx) => tx.clusterLeader.updateMany({ where: { id: leads }, data: { toDay: dateOf("2016-11-24") } }));
  await noneWrong("leads no more");
  await point(one);
  await noneWrong("the town's first point");
  expect(await marks()).toEqual([
    [],
    expect.arrayContaining([
      [false, 2],
      [true, 2],
    ]),
    expect.anything(),
  ]);
  await set([one.id], { town: "乙镇" }, "the point went to another town");
  await set([other.id], { town: "乙镇" }, "and a firm after it");
  const status = (to: "exited" | "suspended" | "active") =>
    change((tx) => tx.contactPoint.updateMany({ where: { enterpriseId: one.id }, data: { status: to } }));
  await status("suspended");
  await noneWrong("suspended");
  await status("active");
  await noneWrong("active again");
  await status("exited");
  await noneWrong("the town's last point left");
  await change((tx) => tx.case.updateMany({ where: { enterpriseId: one.id }, data: { enterpriseId: other.id } }));
  await noneWrong("a case of another firm");
  await set(all, { status: "returned" }, "none is checked");
  expect(await marks()).toEqual([[], [], []]);
});

test("of candidates are right when two change what one firm's reasons rest on at once", async () => {
  const one = await firm({ division: "330483" });
  for (let round = 0; round < 5; round++) {
    await Promise.all([
      change((tx) => tx.enterprise.updateMany({ data: { titles: round % 2 === 0 ? ["high_tech"] : [] } })),
      caseOf(one),
      change((tx) => tx.enterprise.updateMany({ data: { sizeClass: round % 2 === 0 ? "large" : null } })),
    ]);
    await noneWrong(`round ${round}`);
  }
});

/** Which pairs are kept, by the places of their firms in this list, with their marks. */
const pairsOf = (firms: readonly string[]) =>
  asSystem("look", async ({ tx }) => {
    const rows = await tx.likelyPair.findMany({ select: { oneId: true, otherId: true, marks: true } });
    return rows
      .map(({ oneId, otherId, marks }) => [firms.indexOf(oneId), firms.indexOf(otherId), marks])
      .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  });

test("of likely pairs are what the rows say after each kind of change", async () => {
  const made = await Promise.all([firm(), firm(), firm({ division: "330481" })]);
  const ids = made.map(({ id }) => id).toSorted();
  const [one = "", other = "", third = ""] = ids;
  type Data = Parameters<Ctx["tx"]["enterprise"]["updateMany"]>[0]["data"];
  const set = async (which: readonly string[], data: Data, what: string) => {
    await change((tx) => tx.enterprise.updateMany({ where: { id: { in: [...which] } }, data }));
    await noneWrong(what);
    return pairsOf(ids);
  };
  expect(await set(ids, { contactMobile: null, name: "演示一" }, "one name")).toHaveLength(3);
  await set([other], { name: "恒泰纺织有限公司" }, "another name");
  expect(await set([third], { name: "永盛皮革有限公司" }, "three names")).toEqual([]);
  expect(await set([one, other], { contactMobile: "13800000099" }, "a telephone under unlike names")).toEqual([]);
  expect(await set([one], { name: "恒泰纺织科技有限公司" }, "under like ones")).toEqual([[0, 1, 1]]);
  await set([one], { uscc: null, orgCode: "XJ0001008" }, "an older code");
  expect(await set([other], { uscc: "91330402XJ0001008Y", orgCode: null }, "within a newer one")).toEqual([[0, 1, 5]]);
  await set([other], { uscc: null, orgCode: null, regNo: "330402000000001" }, "a code that it had");
  await set([one], { orgCode: null, regNo: "330402000000002", contactMobile: null }, "and the other too");
  expect(await pairsOf(ids)).toEqual([[0, 1, 4]]);
  await change((tx) =>
    tx.enterpriseCode.updateMany({ where: { code: "XJ0001008" }, data: { mistakenAt: new Date() } }),
  );
  await noneWrong("a code that was none");
  expect(await pairsOf(ids)).toEqual([]);
  expect(await set(ids, { name: "演示一" }, "one name again")).toHaveLength(3);
  await set([third], { divisionCode: "330402" }, "another division");
  const said = { reason: "演示", saidAt: new Date(), saidById: one };
  await change((tx) => tx.enterpriseDistinction.createMany({ data: [{ oneId: one, otherId: other, ...said }] }));
  await noneWrong("told apart");
  expect(await pairsOf(ids)).toEqual([
    [0, 2, 2],
    [1, 2, 2],
  ]);
  expect(await set([third], { status: "merged", mergedIntoId: one }, "merged")).toEqual([]);
  expect(await set([third], { status: "checked", mergedIntoId: null }, "parted")).toHaveLength(2);
  expect(await set([third], { status: "withdrawn", withdrawnAt: new Date() }, "withdrawn")).toEqual([]);
});

test("of likely pairs go when too many share a name, and come back when few do", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push((await firm()).id);
  const rename = async (which: readonly string[], name: string) => {
    await change((tx) => tx.enterprise.updateMany({ where: { id: { in: [...which] } }, data: { name } }));
    await noneWrong(name);
    return (await pairsOf(ids)).length;
  };
  await change((tx) => tx.enterprise.updateMany({ data: { contactMobile: null } }));
  expect(await rename(ids.slice(0, 10), "永盛")).toBe(45);
  expect(await rename(ids.slice(10, 11), "永盛")).toBe(0);
  expect(await rename(ids.slice(11), "永盛")).toBe(0);
  expect(await rename(ids.slice(0, 2), "恒泰")).toBe(46);
  expect(await rename(ids, "永盛")).toBe(0);
  expect(await rename(ids.slice(4), "恒泰")).toBe(34);
});

test("of likely pairs are right when two get one name at once", async () => {
  for (let round = 0; round < 6; round++) {
    const [one, other] = [await firm(), await firm()];
    const name = `同名${"甲乙丙丁戊己".charAt(round)}厂`;
    await Promise.all(
      [one, other].map(({ id }) => change((tx) => tx.enterprise.updateMany({ where: { id }, data: { name } }))),
    );
    await noneWrong(`round ${round}`);
    const kept = await asSystem("look", ({ tx }) => tx.likelyPair.count({ where: { one: { name } } }));
    expect(kept).toBe(1);
  }
});

test("are the lengths of the lists that they stand for, of those who see them", async () => {
  const [here, there] = await clusters();
  for (const [division, clusterId] of [
    ["330483", here] as const,
    ["330483", there] as const,
    ["330402", here] as const,
  ]) {
    const made = await firm({ division });
    await firm({ division, status: "registered" });
    await change((tx) => tx.enterprise.updateMany({ where: { id: made.id }, data: { clusterId } }));
    if (clusterId === here) await point(made);
    await caseOf(made, { division });
    await firm({ division }).then(({ id }) =>
      change((tx) => tx.enterprise.updateMany({ where: { id }, data: { clusterId } })),
    );
  }
  const readers: readonly (readonly [Actor, number])[] = [
    [await official(["coordinator"]), 9],
    [await official(["programme_officer"]), 9],
    [await official(["programme_officer"], { division: "330483" }), 6],
    [await official(["bureau_leader"], { division: "330402" }), 3],
  ];
  const candidates: number[] = [];
  for (const [actor, firms] of readers)
    await asActor(actor, async (ctx) => {
      expect(await countEnterprises(ctx, {})).toBe(firms);
      for (const filter of [{}, { division: "330402" }, { status: "registered" as const }, { mine: "1" as const }]) {
        const { rows, total } = await listEnterprises(ctx, filter);
        expect([filter, total]).toEqual([filter, rows.length]);
      }
      for (const filter of [
        {},
        { division: "330402" },
        { reason: "first_in_town" as const },
        { reason: "harmed" as const },
      ]) {
        const { rows, total } = await listCandidates(ctx, filter);
        expect([filter, total]).toEqual([filter, rows.length]);
        candidates.push(total);
      }
      const lines = await listClusters(ctx, { asOf: ctx.today });
      expect(lines.reduce((sum, { members }) => sum + members, 0)).toBe((firms / 3) * 2);
      for (const { id: clusterId, members, without, cases } of lines) {
        const asked = { clusterId, asOf: ctx.today };
        expect(await countMembers(ctx, asked)).toBe(members);
        expect(await countMembers(ctx, { ...asked, point: "without" })).toBe(without);
        if (cases !== null) expect(await countCases(ctx, { cluster: clusterId })).toBe(cases);
      }
    });
  // The leader seeks none.
  expect(candidates).toEqual([...[4, 1, 0, 1], ...[4, 1, 0, 0], ...[3, 0, 0, 0], ...[0, 0, 0, 0]]);
  // Nobody else knows how many there are.
  for (const actor of [(await firm()).owner, await official(["department_handler"], { kind: "police" })])
    await asActor(actor, async ({ tx }) => {
      expect(
        await tx.tally.count({
          where: { subject: { in: ["enterprise", "cluster-member", "cluster-case", "candidate", "candidate-whole"] } },
        }),
      ).toBe(0);
    });
});
