import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { active, applied, judged, move } from "@tests/support/point";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { followEnterprise } from "./commands";
import { findContactPoint, listContactPoints, pointsOpenTo } from "./queries";
import { listActivePoints } from "./register/queries";

/** As many as the list says that it holds. */
async function countContactPoints(...asked: Parameters<typeof listContactPoints>): Promise<number> {
  return (await listContactPoints(...asked)).total;
}

freshDatabase();
beforeEach(() => void given.atMoment());

test("the register follows a corrected name from that day on, and keeps the days before", async () => {
  const { firm, contactPointId } = await active();
  given.atMoment("2016-12-20T10:00:00+08:00");
  const city = await given.official(["programme_officer"]);
  await asActor(city, async (ctx) => {
    await ctx.tx.enterprise.updateMany({
      where: { id: firm.id },
      data: { name: "新名企业（演示）", divisionCode: "330481" },
    });
    await followEnterprise(ctx, firm.id);
  });
  const on = async (asOf: string) =>
    (await asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf }))).rows.map(
      ({ enterpriseName, divisionCode }) => [enterpriseName, divisionCode],
    );
  expect(await on("2016-12-19")).toEqual([[firm.name, "330402"]]);
  expect(await on("2016-12-20")).toEqual([["新名企业（演示）", "330481"]]);
  expect((await asActor(city, (ctx) => findContactPoint(ctx, contactPointId)))?.divisionCode).toBe("330481");
});

test("another county, another firm and other departments see nothing of an application", async () => {
  const { contactPointId, firm, county, lead } = await applied();
  const otherFirm = await given.firm();
  const otherCounty = await given.official(["programme_officer"], { division: "330481" });
  const police = await given.official(["department_handler"], { kind: "police" });
  for (const actor of [otherFirm.owner, otherCounty, police, { kind: "public" } as const]) {
    expect(await asActor(actor, (ctx) => findContactPoint(ctx, contactPointId))).toBeNull();
    expect(await asActor(actor, (ctx) => countContactPoints(ctx, {}))).toBe(0);
    expect(await asActor(actor, (ctx) => pointsOpenTo(ctx, [contactPointId]))).toEqual([]);
    expect(await asActor(actor, ({ tx }) => tx.contactPoint.count())).toBe(0);
    expect(await asActor(actor, ({ tx }) => tx.clock.count({ where: { subjectKind: "contact-point" } }))).toBe(0);
  }
  for (const actor of [firm.owner, firm.member, county, lead]) {
    expect(await asActor(actor, (ctx) => countContactPoints(ctx, { status: "any" }))).toBe(1);
    expect(await asActor(actor, (ctx) => pointsOpenTo(ctx, [contactPointId]))).toEqual([contactPointId]);
  }
});

test("what waits for each, and lists in pages without a gap", async () => {
  const { county, lead, contactPointId } = await applied();
  expect(await asActor(county, (ctx) => countContactPoints(ctx, { mine: "1" }))).toBe(1);
  expect(await asActor(lead, (ctx) => countContactPoints(ctx, { mine: "1" }))).toBe(0);
  await judged(contactPointId);
  await move(county, { step: "recommend", contactPointId, version: 1 });
  expect(await asActor(county, (ctx) => countContactPoints(ctx, { mine: "1" }))).toBe(0);
  expect(await asActor(lead, (ctx) => countContactPoints(ctx, { mine: "1" }))).toBe(1);
  await asSuperuser(async (client) => {
    await client.query(`insert into enterprises (name, reg_no, division_code, contact_name, contact_mobile, contact_email, titles, status, created_at, updated_at)
      select '批量企业' || i, 'R' || i, '330402', '甲', '1', 'a@b', '{}', 'checked', now(), now() from generate_series(1, 45) i`);
    await client.query(`insert into contact_points (enterprise_id, division_code, status, leader_name, leader_post, liaison_name, liaison_post, liaison_mobile, liaison_email, checklist, due_on, created_at, updated_at)
      select id, division_code, 'applied', '甲', '甲', '甲', '甲', '1', 'a@b', '{}', case when right(name, 1) in ('1', '2') then null else date '2016-12-01' + length(name) end, now(), now() from enterprises where name like '批量%'`);
  });
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const { rows, total, next } = await asActor(county, (ctx) => listContactPoints(ctx, { status: "applied" }, after));
    expect(total).toBe(45);
    seen.push(...rows.map(({ id }) => id));
    if (!next) break;
    after = next;
  }
  expect(new Set(seen).size).toBe(45);
  const statements = await statementsDuring(() =>
    asActor(county, (ctx) => listContactPoints(ctx, { status: "applied" })),
  );
  expect(statements.length).toBeLessThanOrEqual(4);
  expect(await asActor(county, (ctx) => countContactPoints(ctx, { q: "批量 企业7" }))).toBe(1);
});
