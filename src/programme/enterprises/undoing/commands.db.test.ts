import { createHash } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import { rowsOfCsv } from "@/kernel/csv";
import { asActor, asSystem } from "@/platform/database";
import { closeCluster } from "../../clusters/closures/commands";
import { planVisit } from "../../visits/commands";
import { correctEnterprise, placeInCluster } from "../commands";
import { queueImport, receiveImport } from "../imports/commands";
import { applyQueuedImports } from "../imports/jobs";
import { findImport } from "../imports/queries";
import { changesOf, findEnterprise } from "../queries";
import { countEnterprises } from "../register/queries";
import { askUndo } from "./commands";
import { undoAskedImports } from "./jobs";
import { objectionsTo } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const code = (serial: number, division = "330402") => makeCreditCode(division, serial);
const HEAD = "统一社会信用代码,企业名称,所属地区,职工人数";

async function detail(actor: Actor, importId: string) {
  const found = await asActor(actor, (ctx) => findImport(ctx, importId));
  if (!found) throw new Error("no such import");
  return found;
}

/** A list that was sent, looked at and applied. */
function applied(actor: OfficialActor, ...rows: string[]): Promise<string> {
  return appliedList(actor, [HEAD, ...rows].join("\n"));
}

async function appliedList(actor: OfficialActor, text: string): Promise<string> {
  const sha256 = createHash("sha256").update(text).digest("hex");
  const { importId } = await asActor(actor, (ctx) =>
    receiveImport(ctx, { fileName: "名单.csv", sha256, list: { rows: rowsOfCsv(text), sheets: [], leftOut: [] } }),
  );
  const { version } = await detail(actor, importId);
  await asActor(actor, (ctx) => queueImport(ctx, { importId, version, reason: "演示名单" }));
  await applyQueuedImports();
  return importId;
}

async function ask(actor: OfficialActor, importId: string): Promise<void> {
  const { version } = await detail(actor, importId);
  await asActor(actor, (ctx) => askUndo(ctx, { importId, version, reason: "清单版本用错（演示）" }));
}

const offices = async () => ({
  city: await given.official(["coordinator"]),
  county: await given.official(["programme_officer"], { division: "330402" }),
  colleague: await given.official(["programme_officer"], { division: "330402" }),
  intake: await given.official(["intake"], { division: "330402" }),
});
const made = async (serial: number) =>
  asSystem("look", ({ tx }) =>
    tx.enterprise.findFirstOrThrow({
      where: { uscc: code(serial) },
      select: { id: true, status: true, version: true, staff: true },
    }),
  );
const visitOf = (enterpriseId: string) => ({
  enterpriseId,
  purpose: "guidance" as const,
  reason: "演示",
  dueOn: "2016-12-20",
  officerId: "",
});

describe("undoing a list", () => {
  test("takes off what it made and gives back what it changed, with the reason; the same list can come again", async () => {
    const { county, intake } = await offices();
    const firm = await given.firm();
    const known = await asSystem("look", ({ tx }) =>
      tx.enterprise.findUniqueOrThrow({ where: { id: firm.id }, select: { uscc: true } }),
    );
    given.atMoment("2016-11-25T09:00:00+08:00");
    const rows = [`${known.uscc},${firm.name},南湖区,55`, `${code(1)},甲（演示）,南湖区,12`];
    const importId = await applied(county, ...rows);
    const one = await made(1);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(2);
    await ask(county, importId);
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({
      status: "undone",
      undone: { by: county.name, reason: "清单版本用错（演示）" },
    });
    expect(await made(1)).toMatchObject({ status: "withdrawn" });
    expect(await asActor(county, (ctx) => changesOf(ctx, firm.id))).toMatchObject([
      { before: { staff: 55 }, after: { staff: null }, reason: "清单版本用错（演示）", by: county.name },
      { before: { staff: null }, after: { staff: 55 }, reason: "演示名单" },
    ]);
    // Counts nowhere; found by nobody but the offices that keep lists, and by them when they ask for it.
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(1);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { q: "甲（演示）" }))).toBe(0);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { status: "withdrawn" }))).toBe(1);
    expect(await asActor(county, (ctx) => findEnterprise(ctx, one.id))).toMatchObject({ status: "withdrawn" });
    expect(await asActor(intake, (ctx) => findEnterprise(ctx, one.id))).toBeNull();
    expect(await asActor(intake, ({ tx }) => tx.enterprise.count({ where: { id: one.id } }))).toBe(0);
    // Twice is once.
    await expect(ask(county, importId)).rejects.toEqual(refusal("wrong-status"));
    await undoAskedImports();
    // The same bytes make a firm anew.
    await applied(county, ...rows);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(2);
  });

  test("is for whoever applied it and for the coordinator", async () => {
    const { city, county, colleague, intake } = await offices();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`);
    await expect(ask(colleague, importId)).rejects.toEqual(refusal("not-yours"));
    const input = { importId, version: 4, reason: "演示" };
    for (const actor of [intake, (await given.firm()).owner])
      await expect(asActor(actor, (ctx) => askUndo(ctx, input))).rejects.toEqual(refusal("not-found"));
    await ask(city, importId);
    await undoAskedImports();
    expect(await detail(city, importId)).toMatchObject({ status: "undone", undone: { by: city.name } });
  });

  test("is refused row by row as soon as a firm was used or changed", async () => {
    const { city, county } = await offices();
    const importId = await applied(
      county,
      ...[1, 2, 3].map((serial) => `${code(serial)},甲${serial}（演示）,南湖区,12`),
    );
    await asActor(county, async (ctx) => planVisit(ctx, visitOf((await made(1)).id)));
    const { id, version } = await made(2);
    const profile = { name: "甲二（演示）", uscc: code(2), orgCode: null, regNo: null, clusterId: null, town: null };
    await asActor(county, (ctx) =>
      correctEnterprise(ctx, {
        ...{ enterpriseId: id, version, ...profile, address: null, industryCode: null, legalPerson: null },
        ...{ contactName: null, contactMobile: null, contactEmail: null, staff: 12, researchStaff: null },
        ...{ sizeClass: null, titles: [], foundedOn: null, askedBy: "演示人员", paper: "营业执照", reason: "演示" },
      }),
    );
    expect(await asActor(county, (ctx) => objectionsTo(ctx, importId))).toMatchObject({
      total: 2,
      rows: [
        { row: 2, whats: ["visit"] },
        { row: 3, name: "甲二（演示）", whats: ["changed"] },
      ],
    });
    await expect(ask(county, importId)).rejects.toEqual(refusal("used-since"));
    expect(await asActor(city, (ctx) => countEnterprises(ctx, {}))).toBe(3);
  });

  test("lists that touched the same firm are undone in turn, the later first, whoever sent them", async () => {
    const { city, county } = await offices();
    const rows = (staff: number) => [1, 2].map((serial) => `${code(serial)},甲${serial}（演示）,南湖区,${staff}`);
    const first = await applied(city, ...rows(12));
    const second = await applied(county, ...rows(20));
    const third = await applied(city, ...rows(30).slice(0, 1));
    const whats = async (importId: string) =>
      (await asActor(city, (ctx) => objectionsTo(ctx, importId))).rows.map(({ row, whats }) => [row, whats]);
    expect(await whats(first)).toEqual([
      [2, ["changed"]],
      [3, ["changed"]],
    ]);
    expect(await whats(second)).toEqual([[2, ["changed"]]]);
    await expect(ask(county, second)).rejects.toEqual(refusal("used-since"));
    for (const [actor, importId, staff] of [
      [city, third, 20],
      [county, second, 12],
    ] as const) {
      await ask(actor, importId);
      await undoAskedImports();
      expect((await made(1)).staff).toBe(staff);
    }
    // One more that comes and goes between is no matter; a change by hand is.
    const fourth = await applied(city, ...rows(40));
    expect(await whats(first)).toHaveLength(2);
    await ask(city, fourth);
    await undoAskedImports();
    expect(await whats(first)).toEqual([]);
    await ask(city, first);
    await undoAskedImports();
    expect((await made(1)).status).toBe("withdrawn");
    expect(await asActor(city, (ctx) => countEnterprises(ctx, {}))).toBe(0);
  });

  test("a change by hand between two lists stands against the earlier one for good", async () => {
    const { city, county } = await offices();
    const first = await applied(city, `${code(1)},甲（演示）,南湖区,12`);
    const { id } = await made(1);
    await asSuperuser((client) =>
      client.query("update enterprises set town = '演示镇', version = version + 1 where id = $1", [id]),
    );
    const second = await applied(county, `${code(1)},甲（演示）,南湖区,20`);
    await ask(county, second);
    await undoAskedImports();
    expect(await asActor(city, (ctx) => objectionsTo(ctx, first))).toMatchObject({ rows: [{ whats: ["changed"] }] });
    await expect(ask(city, first)).rejects.toEqual(refusal("used-since"));
  });

  test("used between the asking and the doing, the list stands and says so", async () => {
    const { county } = await offices();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`, `${code(2)},乙（演示）,南湖区,12`);
    await ask(county, importId);
    await asActor(county, async (ctx) => planVisit(ctx, visitOf((await made(2)).id)));
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({ status: "applied", heldBecause: "used-since" });
    expect(await made(1)).toMatchObject({ status: "checked" });
  });

  test("the list stands when a block economy that a firm would go back to is over by now", async () => {
    const { city, county } = await offices();
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
    await ask(county, importId);
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({ status: "applied", heldBecause: "cluster-closed" });
  });

  test("of an undoing and somebody who uses a firm at the same moment exactly one gets through, whole", async () => {
    const { county } = await offices();
    for (let serial = 10; serial < 16; serial++) {
      const importId = await applied(
        county,
        `${code(serial)},甲${serial}（演示）,南湖区,12`,
        `${code(serial + 50)},乙${serial}（演示）,南湖区,12`,
      );
      const { id } = await made(serial);
      await ask(county, importId);
      const [, visit] = await Promise.allSettled([
        undoAskedImports(),
        asActor(county, (ctx) => planVisit(ctx, visitOf(id))),
      ]);
      const { status } = await detail(county, importId);
      const visits = await asSystem("look", ({ tx }) => tx.visit.count({ where: { enterpriseId: id } }));
      expect([status, visits, (await made(serial)).status, (await made(serial + 50)).status]).toEqual(
        visit.status === "fulfilled" ? ["applied", 1, "checked", "checked"] : ["undone", 0, "withdrawn", "withdrawn"],
      );
    }
  });

  test("who comes after the firm is gone is told by the database, whichever way he came", async () => {
    const { county } = await offices();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`);
    const { id } = await made(1);
    await ask(county, importId);
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
    const { county } = await offices();
    const bad = await applied(county, `${code(1)},坏（演示）,南湖区,12`);
    const good = [
      await applied(county, `${code(2)},乙（演示）,南湖区,12`),
      await applied(county, `${code(3)},丙（演示）,南湖区,12`),
    ];
    await ask(county, bad);
    const trap = `create function trap() returns trigger language plpgsql as $$
        begin if new.name like '坏%' then raise exception 'out of order'; end if; return new; end $$;
      create trigger trap before update on enterprises for each row execute function trap()`;
    await asSuperuser((client) => client.query(trap));
    try {
      for (const [run, importId] of good.entries()) {
        await ask(county, importId);
        const undoing = undoAskedImports();
        if (run === 0) await expect(undoing).rejects.toThrow(/out of order/);
        else await undoing;
        expect(await detail(county, importId)).toMatchObject({ status: "undone", heldBecause: null });
        expect(await detail(county, bad)).toMatchObject({
          status: run === 0 ? "undoing" : "applied",
          heldBecause: expect.stringMatching(/^failed [2-9A-Z]{4}-[2-9A-Z]{4}$/),
        });
      }
    } finally {
      await asSuperuser((client) => client.query("drop function trap cascade"));
    }
  });

  test("killed midway it leaves everything as it stood, and is taken up again", async () => {
    const { county } = await offices();
    const importId = await applied(
      county,
      ...Array.from({ length: 1000 }, (_, serial) => `${code(serial)},企业${serial}（演示）,南湖区,12`),
    );
    await ask(county, importId);
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

  test("no table that refers to firms is left out of what counts as a use", async () => {
    const { rows } = await asSuperuser((client) =>
      client.query<{ name: string; guarded: boolean; asked: boolean }>(`
        select c.conrelid::regclass::text as name,
          exists (select from pg_trigger g where g.tgrelid = c.conrelid and g.tgname = 'needs_standing_firm') as guarded,
          pg_get_viewdef('firm_uses'::regclass) ~ ('\\m' || c.conrelid::regclass::text || '\\M') as asked
        from pg_constraint c where c.contype = 'f' and c.confrelid = 'enterprises'::regclass`),
    );
    // What the register keeps of a firm by itself: its changes (seen by its version), its days in a cluster, what it was merged into, why
    // it could become a point, what it is known again by. What is entered late stands on a point or a site, which counts.
    const itself = [
      "enterprise_changes",
      "cluster_members",
      "enterprises",
      "candidates",
      "firm_keys",
      "likely_pairs",
      "late_entries",
      "register_papers",
      "cluster_closure_firms",
    ];
    expect(rows.filter(({ name, guarded, asked }) => !itself.includes(name) && !(guarded && asked))).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
  });
});
