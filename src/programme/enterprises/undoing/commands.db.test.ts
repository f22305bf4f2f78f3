import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { code, detail } from "@tests/support/imports";
import { applied, askToUndo, firmOf, undoers, visitOf } from "@tests/support/undoing";
import { beforeEach, describe, expect, test } from "vitest";
import { asActor, asSystem } from "@/platform/database";
import { planVisit } from "../../visits/commands";
import { correctEnterprise } from "../commands";
import { changesOf, findEnterprise } from "../queries";
import { countEnterprises } from "../register/queries";
import { askUndo } from "./commands";
import { undoAskedImports } from "./jobs";
import { objectionsTo } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("undoing a list", () => {
  test("takes off what it made and gives back what it changed, with the reason; the same list can come again", async () => {
    const { county, intake } = await undoers();
    const firm = await given.firm();
    const known = await asSystem("look", ({ tx }) =>
      tx.enterprise.findUniqueOrThrow({ where: { id: firm.id }, select: { uscc: true } }),
    );
    given.atMoment("2016-11-25T09:00:00+08:00");
    const rows = [`${known.uscc},${firm.name},南湖区,55`, `${code(1)},甲（演示）,南湖区,12`];
    const importId = await applied(county, ...rows);
    const one = await firmOf(1);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(2);
    await askToUndo(county, importId);
    await undoAskedImports();
    expect(await detail(county, importId)).toMatchObject({
      status: "undone",
      undone: { by: county.name, reason: "清单版本用错（演示）" },
    });
    expect(await firmOf(1)).toMatchObject({ status: "withdrawn" });
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
    await expect(askToUndo(county, importId)).rejects.toEqual(refusal("wrong-status"));
    await undoAskedImports();
    // The same bytes make a firm anew.
    await applied(county, ...rows);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(2);
  });

  test("is for whoever applied it and for the coordinator", async () => {
    const { city, county, colleague, intake } = await undoers();
    const importId = await applied(county, `${code(1)},甲（演示）,南湖区,12`);
    await expect(askToUndo(colleague, importId)).rejects.toEqual(refusal("not-yours"));
    const input = { importId, version: 4, reason: "演示" };
    for (const actor of [intake, (await given.firm()).owner])
      await expect(asActor(actor, (ctx) => askUndo(ctx, input))).rejects.toEqual(refusal("not-found"));
    await askToUndo(city, importId);
    await undoAskedImports();
    expect(await detail(city, importId)).toMatchObject({ status: "undone", undone: { by: city.name } });
  });

  test("is refused row by row as soon as a firm was used or changed", async () => {
    const { city, county } = await undoers();
    const importId = await applied(
      county,
      ...[1, 2, 3].map((serial) => `${code(serial)},甲${serial}（演示）,南湖区,12`),
    );
    await asActor(county, async (ctx) => planVisit(ctx, visitOf((await firmOf(1)).id)));
    const { id, version } = await firmOf(2);
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
    await expect(askToUndo(county, importId)).rejects.toEqual(refusal("used-since"));
    expect(await asActor(city, (ctx) => countEnterprises(ctx, {}))).toBe(3);
  });

  test("lists that touched the same firm are undone in turn, the later first, whoever sent them", async () => {
    const { city, county } = await undoers();
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
    await expect(askToUndo(county, second)).rejects.toEqual(refusal("used-since"));
    for (const [actor, importId, staff] of [
      [city, third, 20],
      [county, second, 12],
    ] as const) {
      await askToUndo(actor, importId);
      await undoAskedImports();
      expect((await firmOf(1)).staff).toBe(staff);
    }
    // One more that comes and goes between is no matter; a change by hand is.
    const fourth = await applied(city, ...rows(40));
    expect(await whats(first)).toHaveLength(2);
    await askToUndo(city, fourth);
    await undoAskedImports();
    expect(await whats(first)).toEqual([]);
    await askToUndo(city, first);
    await undoAskedImports();
    expect((await firmOf(1)).status).toBe("withdrawn");
    expect(await asActor(city, (ctx) => countEnterprises(ctx, {}))).toBe(0);
  });

  test("a change by hand between two lists stands against the earlier one for good", async () => {
    const { city, county } = await undoers();
    const first = await applied(city, `${code(1)},甲（演示）,南湖区,12`);
    const { id } = await firmOf(1);
    await asSuperuser((client) =>
      client.query("update enterprises set town = '演示镇', version = version + 1 where id = $1", [id]),
    );
    const second = await applied(county, `${code(1)},甲（演示）,南湖区,20`);
    await askToUndo(county, second);
    await undoAskedImports();
    expect(await asActor(city, (ctx) => objectionsTo(ctx, first))).toMatchObject({ rows: [{ whats: ["changed"] }] });
    await expect(askToUndo(city, first)).rejects.toEqual(refusal("used-since"));
  });

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
