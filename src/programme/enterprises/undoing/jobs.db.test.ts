import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { code, detail, whileFailing } from "@tests/support/imports";
import { applied, appliedList, askToUndo, firmOf, undoers, visitOf } from "@tests/support/undoing";
import { beforeEach, describe, expect, test } from "vitest";
import { asActor, asSystem } from "@/platform/database";
import { closeCluster } from "../../clusters/closures/commands";
import { planVisit } from "../../visits/commands";
import { placeInCluster } from "../commands";
import { countEnterprises } from "../register/queries";
import { undoAskedImports } from "./jobs";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("a list that is to be undone", () => {
  test("used between the asking and the doing, the list stands and says so", async () => {
    const { county } = await undoers();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`, `${code(2)},乙（演示）,南湖区,12`);
    await askToUndo(county, importId);
    await asActor(county, async (ctx) => planVisit(ctx, visitOf((await firmOf(2)).id)));
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({ status: "applied", heldBecause: "used-since" });
    expect(await firmOf(1)).toMatchObject({ status: "checked" });
  });

  test("the list stands when a block economy that a firm would go back to is over by now", async () => {
    const { city, county } = await undoers();
    const firm = await given.firm();
    const { uscc } = await asSystem("look", ({ tx }) => tx.enterprise.findUniqueOrThrow({ where: { id: firm.id } }));
    const before = await asSystem("look", ({ tx }) =>
      tx.cluster.findUniqueOrThrow({ where: { code: "nanhu-auto-parts" }, select: { id: true, version: true } }),
    );
    await asActor(county, (ctx) =>
      placeInCluster(ctx, { enterpriseId: firm.id, clusterId: before.id, reason: "演示" }),
    );
    given.atMoment("2016-11-25T09:00:00+08:00");
    const head = "统一社会信用代码,企业名称,所属地区,块状经济";
    const importId = await appliedList(county, [head, `${uscc},${firm.name},南湖区,南湖微电子`].join("\n"));
    await asActor(city, (ctx) =>
      closeCluster(ctx, { clusterId: before.id, version: before.version, fromDay: "2016-11-25", ground: "演示" }),
    );
    await askToUndo(county, importId);
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({ status: "applied", heldBecause: "cluster-closed" });
  });

  test("of an undoing and somebody who uses a firm at the same moment exactly one gets through, whole", async () => {
    const { county } = await undoers();
    for (let serial = 10; serial < 16; serial++) {
      const importId = await applied(
        county,
        `${code(serial)},甲${serial}（演示）,南湖区,12`,
        `${code(serial + 50)},乙${serial}（演示）,南湖区,12`,
      );
      const { id } = await firmOf(serial);
      await askToUndo(county, importId);
      const [, visit] = await Promise.allSettled([
        undoAskedImports(),
        asActor(county, (ctx) => planVisit(ctx, visitOf(id))),
      ]);
      const { status } = await detail(county, importId);
      const visits = await asSystem("look", ({ tx }) => tx.visit.count({ where: { enterpriseId: id } }));
      expect([status, visits, (await firmOf(serial)).status, (await firmOf(serial + 50)).status]).toEqual(
        visit.status === "fulfilled" ? ["applied", 1, "checked", "checked"] : ["undone", 0, "withdrawn", "withdrawn"],
      );
    }
  });

  test("who comes after the firm is gone is told by the database, whichever way he came", async () => {
    const { county } = await undoers();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`);
    const { id } = await firmOf(1);
    await askToUndo(county, importId);
    await undoAskedImports();
    const now = new Date();
    const invite = asSystem("test", ({ tx }) =>
      tx.pointInvitation.createMany({ data: [{ enterpriseId: id, invitedById: county.personId, invitedAt: now }] }),
    );
    await expect(invite).rejects.toEqual(refusal("firm-withdrawn"));
    const place = { enterpriseId: id, clusterId: null, reason: "演示" };
    await expect(asActor(county, (ctx) => placeInCluster(ctx, place))).rejects.toEqual(
      refusal("enterprise-not-checked"),
    );
  });

  test("one that fails in an unforeseen way twice stands and says so with a reference, and holds up none behind it", async () => {
    const { county } = await undoers();
    const bad = await applied(county, `${code(1)},坏（演示）,南湖区,12`);
    const good = [
      await applied(county, `${code(2)},乙（演示）,南湖区,12`),
      await applied(county, `${code(3)},丙（演示）,南湖区,12`),
    ];
    await askToUndo(county, bad);
    await whileFailing("update", async () => {
      for (const [run, importId] of good.entries()) {
        await askToUndo(county, importId);
        const undoing = undoAskedImports();
        if (run === 0) await expect(undoing).rejects.toThrow(/out of order/);
        else await undoing;
        expect(await detail(county, importId)).toMatchObject({ status: "undone", heldBecause: null });
        expect(await detail(county, bad)).toMatchObject({
          status: run === 0 ? "undoing" : "applied",
          heldBecause: expect.stringMatching(/^failed [2-9A-Z]{4}-[2-9A-Z]{4}$/),
        });
      }
    });
  });

  test("killed midway it leaves everything as it stood, and is taken up again", async () => {
    const { county } = await undoers();
    const importId = await applied(
      county,
      ...Array.from({ length: 1000 }, (_, serial) => `${code(serial)},企业${serial}（演示）,南湖区,12`),
    );
    await askToUndo(county, importId);
    const run = undoAskedImports().catch(() => "killed");
    const busy =
      "from pg_stat_activity where datname = current_database() and usename = 'humi_app' and xact_start is not null and query ilike '%update enterprises%'";
    await asSuperuser(async (client) => {
      await expect
        .poll(async () => (await client.query(`select pg_stat_clear_snapshot(), pid ${busy}`)).rowCount, {
          timeout: 20_000,
          interval: 5,
        })
        .toBeGreaterThan(0);
      await client.query(
        `select pg_terminate_backend(pid) ${busy.replace("and query ilike '%update enterprises%'", "")}`,
      );
    });
    expect(await run).toBe("killed");
    expect(await detail(county, importId)).toMatchObject({ status: "undoing" });
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(1000);
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({ status: "undone" });
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(0);
  }, 60_000);
});
