import { randomUUID } from "node:crypto";
import { clusterOf, codeOf, local, people, place, reason, sweaters } from "@tests/support/clusters";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { judged } from "@tests/support/point";
import { point } from "@tests/support/registers";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { isSmall } from "@/kernel/small-figures";
import { asActor, asSystem } from "@/platform/database";
import { countCases, listCases } from "../cases/queue/queries";
import { applyContactPoint, moveContactPoint } from "../contact-points/commands";
import { countActivePoints } from "../contact-points/register/queries";
import { readExport } from "../export-files";
import { hiddenAt } from "../targets/board/queries";
import { courseOf } from "./course/queries";
import { endLeader, nameLeader } from "./leaders/commands";
import { removeMember } from "./members/commands";
import { countMembers, leadersOf, listMembers } from "./members/queries";
import { coverageOf } from "./policy";
import { findCluster, listClusters } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

/** The firm's point, active from that moment on. */
async function makePoint(firm: given.GivenFirm, lead: Actor, county: Actor): Promise<void> {
  const { contactPointId } = await asActor(firm.owner, (ctx) =>
    applyContactPoint(ctx, {
      ...{ leaderName: "甲", leaderPost: "副总", liaisonName: "乙", liaisonPost: "办公室" },
      ...{ liaisonMobile: "13800000001", liaisonEmail: "a@example.cn", remark: null },
      checklist: [
        "registered_here",
        "has_secrets",
        "names_people",
        "rules_and_agreements",
        "accepts_service",
        "consents_to_data",
      ],
    }),
  );
  await judged(contactPointId);
  await asActor(county, (ctx) => moveContactPoint(ctx, { contactPointId, version: 1, step: "recommend" }));
  await asActor(lead, (ctx) => moveContactPoint(ctx, { contactPointId, version: 2, step: "approve" }));
}

describe("who belongs to a cluster", () => {
  test("is known for each day: a hand table over a year with entries, a move, a leave and a return", async () => {
    const { lead, county } = await people();
    const [here, there] = [await sweaters(), await clusterOf("tongxiang-fibres")];
    const [a, b, c, unchecked] = [await local(), await local(), await local(), await local()];
    await asSystem("given", ({ tx }) =>
      tx.enterprise.updateMany({ where: { id: unchecked.id }, data: { status: "registered", clusterId: here } }),
    );
    const on = async (day: string, work: () => Promise<unknown>) => {
      given.atMoment(`${day}T10:00:00+08:00`);
      await work();
    };
    await on("2015-03-01", () => place(lead, a, here));
    await on("2015-05-01", () => place(lead, b, here));
    await on("2015-06-01", () => makePoint(a, lead, county));
    await on("2015-08-01", () => place(lead, b, there));
    await on("2015-10-01", () =>
      asActor(lead, (ctx) => removeMember(ctx, { clusterId: here, enterpriseId: a.id, reason })),
    );
    await on("2015-12-01", () => place(lead, a, here));
    await on("2016-01-01", () => place(lead, c, here));
    await on("2016-02-01", () =>
      asActor(lead, (ctx) => nameLeader(ctx, { clusterId: here, enterpriseId: c.id, source: "演示" })),
    );
    await on("2016-03-01", () => asActor(lead, (ctx) => endLeader(ctx, { clusterId: here, enterpriseId: c.id })));
    given.atMoment();
    const table = [
      // day, here: members, points, without, leaders; there: members
      ["2015-02-28", 0, 0, 0, 0, 0],
      ["2015-03-01", 1, 0, 1, 0, 0],
      ["2015-05-01", 2, 0, 2, 0, 0],
      ["2015-06-01", 2, 1, 1, 0, 0],
      ["2015-07-31", 2, 1, 1, 0, 0],
      ["2015-08-01", 1, 1, 0, 0, 1],
      ["2015-10-01", 0, 0, 0, 0, 1],
      ["2015-12-01", 1, 1, 0, 0, 1],
      ["2016-01-01", 2, 1, 1, 0, 1],
      ["2016-02-01", 2, 1, 1, 1, 1],
      ["2016-02-29", 2, 1, 1, 1, 1],
      ["2016-03-01", 2, 1, 1, 0, 1],
      ["2016-11-24", 2, 1, 1, 0, 1],
    ] as const;
    await asActor(lead, async (ctx) => {
      for (const [asOf, ...numbers] of table) {
        const rows = await listClusters(ctx, { asOf });
        const [one, two] = [here, there].map((id) => rows.find((row) => row.id === id));
        expect([asOf, one?.members, one?.points, one?.without, one?.leaders, two?.members]).toEqual([asOf, ...numbers]);
        // Each number is the length of the list that it opens.
        const asked = { clusterId: here, asOf };
        expect(await countMembers(ctx, asked)).toBe(one?.members);
        expect(await countMembers(ctx, { ...asked, point: "without" })).toBe(one?.without);
        expect(await countMembers(ctx, { ...asked, leading: "1" })).toBe(one?.leaders);
        expect(await leadersOf(ctx, here, asOf)).toHaveLength(one?.leaders ?? -1);
        expect(await countActivePoints(ctx, { asOf, cluster: here })).toBe(one?.points);
      }
    });
  });

  test("is a county's for its own firms, nobody's without the office, and figures alone for the government office", async () => {
    const { lead, county, other, office } = await people();
    const id = await sweaters();
    const firm = await local();
    await place(lead, firm, id);
    const asked = { clusterId: id, asOf: "2016-11-24" };
    const members = (actor: Actor) => asActor(actor, (ctx) => listMembers(ctx, asked));
    expect((await members(county)).rows.map(({ enterpriseId }) => enterpriseId)).toEqual([firm.id]);
    for (const actor of [
      other,
      office,
      firm.owner,
      await given.official([]),
      await given.official(["department_handler"], { kind: "police" }),
    ])
      expect((await members(actor)).rows).toEqual([]);
    expect(await asActor(other, (ctx) => findCluster(ctx, id, "2016-11-24"))).toBeNull();
    expect(await asActor(office, (ctx) => findCluster(ctx, id, "2016-11-24"))).toMatchObject({ members: 1, cases: 0 });
    expect(await asActor(county, (ctx) => findCluster(ctx, id, "2016-11-24"))).toMatchObject({
      members: 1,
      cases: null,
    });
  });

  test("in pages without a gap, by name, and found by a piece of the name or the code", async () => {
    const { lead } = await people();
    const id = await sweaters();
    for (let n = 0; n < 22; n++) await place(lead, await local(), id);
    const last = await local();
    await place(lead, last, id);
    await asActor(lead, async (ctx) => {
      const asked = { clusterId: id, asOf: ctx.today };
      const first = await listMembers(ctx, asked);
      const rest = await listMembers(ctx, asked, first.next ?? "");
      // A place whose row is gone is none: the list begins at its beginning.
      expect((await listMembers(ctx, asked, randomUUID())).rows).toEqual(first.rows);
      expect([first.rows.length, first.total, rest.rows.length, rest.next]).toEqual([20, 23, 3, null]);
      expect(new Set([...first.rows, ...rest.rows].map(({ id: one }) => one)).size).toBe(23);
      const found = await listMembers(ctx, { ...asked, q: await codeOf(last) });
      expect(found.rows.map(({ enterpriseId }) => enterpriseId)).toEqual([last.id]);
    });
  });
});

describe("cases of a cluster", () => {
  test("are counted for the coordinator and the leader of their division; to the government office small numbers are words", async () => {
    const { lead, county, office } = await people();
    const leader = await given.official(["bureau_leader"], { division: "330483" });
    const elsewhere = await given.official(["bureau_leader"]);
    const id = await sweaters();
    const firm = await local();
    await place(lead, firm, id);
    await given.caseOf(firm, { division: "330483" });
    const casesFor = (actor: Actor) => asActor(actor, async (ctx) => (await findCluster(ctx, id, ctx.today))?.cases);
    expect(await Promise.all([lead, leader, elsewhere, county, office].map(casesFor))).toEqual([
      1,
      1,
      0,
      null,
      "hidden",
    ]);
  });

  test("are those of the day: of its members, filed by then; each number opens its rows, and words stay words", async () => {
    const { lead, office } = await people();
    const leader = await given.official(["bureau_leader"], { division: "330483" });
    const [id, beside] = [await sweaters(), await clusterOf("tongxiang-fibres")];
    const [a, b] = [await local(), await local()];
    const on = async (day: string, work: () => Promise<unknown>) => {
      given.atMoment(`${day}T10:00:00+08:00`);
      await work();
    };
    const filed = (firm: given.GivenFirm) => given.caseOf(firm, { division: "330483" });
    await on("2015-02-01", () => filed(a));
    await on("2015-03-01", () => place(lead, a, id));
    await on("2015-05-01", () => place(lead, b, id));
    await on("2015-06-01", () => filed(b));
    await on("2015-06-01", () => filed(b));
    await on("2015-09-01", () => filed(a));
    await on("2016-01-01", () => place(lead, b, beside));
    given.atMoment();
    const table = [
      // day, here and beside, as the coordinator and the leader count them
      ["2015-02-28", 0, 0],
      ["2015-03-01", 1, 0],
      ["2015-05-31", 1, 0],
      ["2015-06-01", 3, 0],
      ["2015-09-01", 4, 0],
      ["2015-12-31", 4, 0],
      ["2016-01-01", 2, 2],
      ["2016-11-24", 2, 2],
    ] as const;
    for (const [asOf, here, there] of table) {
      for (const actor of [lead, leader])
        await asActor(actor, async (ctx) => {
          const of = async (clusterId: string) => (await findCluster(ctx, clusterId, asOf))?.cases;
          expect([asOf, await of(id), await of(beside)]).toEqual([asOf, here, there]);
          expect(await countCases(ctx, { cluster: id, asOf })).toBe(here);
          expect((await listCases(ctx, { cluster: beside, asOf })).total).toBe(there);
        });
      const told = await asActor(office, (ctx) => listClusters(ctx, { asOf }));
      const cell = (clusterId: string) => told.find((row) => row.id === clusterId)?.cases;
      // Of another day the government office is told nothing: two days would tell what came between them.
      expect([asOf, cell(id), cell(beside)]).toEqual([asOf, "hidden", "hidden"]);
    }
    for (const firm of [a, a, b]) await filed(firm);
    const told = await asActor(office, (ctx) => listClusters(ctx, { asOf: "2016-11-24" }));
    // Three would tell that there were two before the last came.
    expect([id, beside].map((clusterId) => told.find((row) => row.id === clusterId)?.cases)).toEqual([4, "hidden"]);
  });
});

describe("points and sites of a cluster", () => {
  test("are told to the government office as the board of targets tells them, however one subtracts; to the bureau in digits", async () => {
    const { lead, office } = await people();
    const day = "2016-11-24";
    for (const [cluster, division, points, sites] of [
      ["tongxiang-sweaters", "330483", 5, 4],
      ["tongxiang-fibres", "330483", 1, 1],
      ["nanhu-microelectronics", "330402", 4, 0],
    ] as const)
      for (let n = 0; n < points; n++) {
        const one = await point({ division, cluster });
        await one.enters("2016-02-01", "2016-02-01");
        if (n < sites) await one.site("2016-03-01", "2019-03-01");
      }
    given.atMoment();
    const digits = await asActor(lead, (ctx) => listClusters(ctx, { asOf: day }));
    const ids = digits.flatMap(({ id, points }) => (points ? [id] : []));
    const none = digits.find(({ points }) => points === 0);
    expect(ids).toHaveLength(3);
    // The list itself, and for who reads small figures in words what each is a part of.
    expect(await statementsDuring(() => asActor(office, (ctx) => listClusters(ctx, { asOf: day })))).toHaveLength(3);
    await asActor(office, async (ctx) => {
      const told = await listClusters(ctx, { asOf: day });
      for (const [figure, indicator] of [
        ["points", "contact-points"],
        ["sites", "demonstration-sites"],
      ] as const) {
        const shown = told.filter((row) => row[figure] !== null);
        expect(shown.some((row) => isSmall(row[figure] ?? 0))).toBe(false);
        expect(told.length - shown.length).toBeGreaterThan(1);
        // Those that have some, and one that has none.
        for (const row of told.filter(({ id }) => [...ids, none?.id].includes(id))) {
          const hidden = (await hiddenAt(ctx, { day }, { cluster: row.id })).includes(indicator);
          const digit = digits.find(({ id }) => id === row.id)?.[figure];
          expect([row.nameZh, row[figure]]).toEqual([row.nameZh, hidden ? null : digit]);
        }
      }
      // From the members and what they lack, or their share, the points would follow.
      for (const row of told)
        expect([row.without === null, coverageOf(row) === null]).toEqual([
          row.points === null,
          row.points === null || row.members === 0,
        ]);
      const [one] = told.filter(({ points }) => points === null);
      expect(await findCluster(ctx, one?.id ?? "", day)).toMatchObject({ points: null, without: null });
      const wanted = { list: "clusters", query: { asOf: day }, columns: [], format: "csv", locale: "zh-CN" } as const;
      const file = await readExport(ctx, office, wanted, { most: 5000 });
      const cells = file && file !== "later" ? file.sheet.rows.map(([name, , , points]) => [name, points]) : [];
      expect(cells).toEqual(told.map(({ nameZh, points }) => [nameZh, points ?? "不单列"]));
    });
  });
});

test("month by month a cluster is what its page said of each day, for each reader, on the page and in its file", async () => {
  const { lead, county, other, office } = await people();
  const id = await sweaters();
  const firms = [await local(), await local(), await given.firm({ division: "330402" })];
  given.atMoment("2016-08-15T09:00:00+08:00");
  for (const firm of firms) await place(lead, firm, id);
  const [first] = firms;
  if (!first) throw new Error("no firm");
  given.atMoment("2016-09-20T09:00:00+08:00");
  await asActor(lead, (ctx) => nameLeader(ctx, { clusterId: id, enterpriseId: first.id, source: "演示" }));
  given.atMoment("2016-10-10T09:00:00+08:00");
  await asActor(lead, (ctx) => removeMember(ctx, { clusterId: id, enterpriseId: firms[1]?.id ?? "", reason }));
  given.atMoment("2016-11-24T09:00:00+08:00");
  for (const actor of [lead, county, other]) {
    const rows = await asActor(actor, (ctx) => courseOf(ctx, id, ctx.today));
    expect(rows).toHaveLength(13);
    for (const { day, ...told } of rows) {
      const { members, points, without, leaders, sites } = (await asActor(actor, (ctx) =>
        findCluster(ctx, id, day),
      )) ?? {
        ...{ members: 0, points: 0, without: 0, leaders: 0, sites: 0 },
      };
      expect({ day, ...told }).toEqual({ day, members, points, without, leaders, sites });
    }
  }
  const months = await asActor(lead, (ctx) => courseOf(ctx, id, "2016-11-24"));
  expect(months.slice(-5).map(({ day, members, leaders }) => [day, members, leaders])).toEqual([
    ["2016-07-31", 0, 0],
    ["2016-08-31", 3, 0],
    ["2016-09-30", 3, 1],
    ["2016-10-31", 2, 1],
    ["2016-11-24", 2, 1],
  ]);
  expect(await asActor(office, (ctx) => courseOf(ctx, id, ctx.today))).toEqual([]);
});
