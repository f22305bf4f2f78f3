import { asSuperuser, freshDatabase } from "@tests/support/database";
import { correction, registered } from "@tests/support/enterprises";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { correctEnterprise } from "./commands";
import { countComplaintsOf, findEnterprise, peopleOf } from "./queries";
import { countEnterprises, everyEnterprise, listEnterprises } from "./register/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("the list", () => {
  test("each sees his own: a county its division, a firm itself, others nothing", async () => {
    const { firm, county, city } = await registered();
    const elsewhere = await given.firm({ division: "330481" });
    const police = await given.official(["department_handler"], { kind: "police" });
    const sysadmin = await given.official(["system_administrator"], { kind: "operations" });
    const seen = async (actor: Actor) =>
      (await asActor(actor, (ctx) => everyEnterprise(ctx, {}, 100))).map(({ id }) => id);
    expect(await seen(county)).toEqual([firm.id]);
    expect((await seen(city)).sort()).toEqual([firm.id, elsewhere.id].sort());
    expect(await seen(firm.member)).toEqual([firm.id]);
    for (const actor of [police, sysadmin, { kind: "public" } as const]) {
      expect(await seen(actor)).toEqual([]);
      expect(await asActor(actor, ({ tx }) => tx.enterprise.count())).toBe(0);
      expect(await asActor(actor, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    }
    expect(await asActor(elsewhere.owner, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    expect(await asActor(elsewhere.owner, ({ tx }) => tx.enterpriseChange.count())).toBe(0);
  });

  test("finds Chinese words of two characters, several words, codes and their parts; a stranger's search finds nothing", async () => {
    const { city, firm } = await registered();
    await asSuperuser(async (client) => {
      await client.query(
        "update enterprises set name = '嘉兴恒锐智能装备有限公司（演示）', uscc = '91330402XJ0000771A' where id = $1",
        [firm.id],
      );
    });
    await given.firm();
    const hits = (actor: Actor, q: string) => asActor(actor, (ctx) => countEnterprises(ctx, { q }));
    for (const q of ["恒锐", "恒", "智能 恒锐", "恒锐（演示）", "xj000077", "91330402XJ0000771A", "ＸＪ0000771"])
      expect([q, await hits(city, q)]).toEqual([q, 1]);
    for (const q of ["锐恒", "恒能", "不存在", "%"]) expect([q, await hits(city, q)]).toEqual([q, q === "%" ? 2 : 0]);
    expect(await hits(await given.official(["programme_officer"], { division: "330481" }), "恒锐")).toBe(0);
  });

  test("filters by place, industry with its divisions, title, status and contact point; the count is the list's", async () => {
    const { city, firm } = await registered();
    const checked = await given.firm({ division: "330481" });
    const cluster = await asActor(
      city,
      async (ctx) => (await placesOf(ctx)).clusters.find(({ divisionCode }) => divisionCode === "330481")?.id ?? "",
    );
    const city2 = await correction(checked, { industryCode: "19", clusterId: cluster });
    await asActor(city, (ctx) => correctEnterprise(ctx, city2));
    const list = async (filter: Parameters<typeof listEnterprises>[1]) => {
      const { rows, total } = await asActor(city, (ctx) => listEnterprises(ctx, filter));
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    expect(await list({ division: "330481" })).toEqual([checked.id]);
    expect(await list({ industry: "C" })).toEqual([checked.id]);
    expect(await list({ industry: "19" })).toEqual([checked.id]);
    expect(await list({ cluster })).toEqual([checked.id]);
    expect(await list({ cluster: "none" })).toEqual([firm.id]);
    expect(await list({ title: "high_tech" })).toEqual([checked.id]);
    expect(await list({ status: "registered" })).toEqual([firm.id]);
    expect(await list({ mine: "1" })).toEqual([]);
    const county = await given.official(["programme_officer"], { division: "330402" });
    const theirs = await asActor(county, (ctx) => listEnterprises(ctx, { mine: "1" }));
    expect(theirs.rows.map(({ id }) => id)).toEqual([firm.id]);
    expect(await list({ point: "with" })).toEqual([]);
    expect(await list({ point: "without", status: "checked" })).toEqual([checked.id]);
  });

  test("pages by key without a gap or a repetition, in a handful of statements", async () => {
    const city = await given.official(["programme_officer"]);
    await asSuperuser((client) =>
      client.query(`insert into enterprises (name, reg_no, division_code, contact_name, contact_mobile, contact_email, titles, due_on, created_at, updated_at)
        select '批量企业' || i, 'R' || i, '330402', '甲', '1', 'a@b', '{}', case when i % 3 = 0 then null else date '2016-12-01' + i % 5 end, now(), now() from generate_series(1, 53) i`),
    );
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { rows, total, next } = await asActor(city, (ctx) => listEnterprises(ctx, {}, after));
      expect(total).toBe(53);
      seen.push(...rows.map(({ id }) => id));
      if (!next) break;
      after = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([53, 53]);
    const statements = await statementsDuring(() =>
      asActor(city, async (ctx) => [
        await listEnterprises(ctx, { q: "批量" }),
        await countEnterprises(ctx, { mine: "1" }),
      ]),
    );
    expect(statements.length).toBeGreaterThan(2);
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});

test("people and the number of complaints", async () => {
  const firm = await given.firm();
  await given.complaint(firm, { status: "submitted", division: "330402" });
  await given.complaint(firm, { status: "draft", division: "330402" });
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const subject = { id: firm.id, divisionCode: "330402" };
  const chief = await given.official(["bureau_leader"], { division: "330402" });
  expect(await asActor(chief, (ctx) => countComplaintsOf(ctx, subject))).toBe(1);
  expect(await asActor(firm.member, (ctx) => countComplaintsOf(ctx, subject))).toBeUndefined();
  expect(await asActor(lead, (ctx) => countComplaintsOf(ctx, subject))).toBe(1);
  expect(await asActor(county, (ctx) => countComplaintsOf(ctx, subject))).toBeUndefined();
  expect((await asActor(county, (ctx) => peopleOf(ctx, firm.id))).map(({ enterpriseRole }) => enterpriseRole)).toEqual([
    "owner",
    "member",
  ]);
});
