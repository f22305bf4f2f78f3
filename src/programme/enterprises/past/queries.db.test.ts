import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { asActor } from "@/platform/database";
import { correctEnterprise } from "../commands";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { countEnterprises, listEnterprises } from "../register/queries";
import type { CorrectEnterprise } from "../schema";
import { formerNames, profileOn } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-10T09:30:00+08:00"));

async function found(actor: Actor, id: string): Promise<EnterpriseDetail> {
  const firm = await asActor(actor, (ctx) => findEnterprise(ctx, id));
  if (!firm) throw new Error("no such firm");
  return firm;
}

async function correct(actor: Actor, id: string, changes: Partial<CorrectEnterprise>): Promise<void> {
  const { name, clusterId, uscc, orgCode, regNo, version, ...rest } = await found(actor, id);
  const profile = {
    ...{ town: rest.town, address: rest.address, industryCode: rest.industryCode, legalPerson: rest.legalPerson },
    ...{ contactName: rest.contactName, contactMobile: rest.contactMobile, contactEmail: rest.contactEmail },
    ...{ staff: rest.staff, researchStaff: rest.researchStaff, sizeClass: null, titles: [], foundedOn: rest.foundedOn },
  };
  const codes = { name, clusterId, uscc, orgCode, regNo };
  await asActor(actor, (ctx) =>
    correctEnterprise(ctx, {
      enterpriseId: id,
      version,
      ...profile,
      ...codes,
      askedBy: "演示人员",
      paper: "营业执照副本",
      reason: "变更登记（演示）",
      ...changes,
    }),
  );
}

test("the profile of a day is what the register had at its end; before the firm there is none", async () => {
  const city = await given.official(["programme_officer"]);
  const firm = await given.firm();
  given.atMoment("2016-03-01T23:59:59+08:00");
  await correct(city, firm.id, { name: "二名（演示）", staff: 20 });
  given.atMoment("2016-03-02T00:00:00+08:00");
  await correct(city, firm.id, { name: "三名（演示）", divisionCode: "330481" });
  given.atMoment("2016-09-01T09:00:00+08:00");
  await correct(city, firm.id, { staff: 35 });
  const now = await found(city, firm.id);
  const on = (day: string) => asActor(city, (ctx) => profileOn(ctx, now, day));
  expect(await on("2016-01-09")).toBeNull();
  expect(await on("2016-01-10")).toMatchObject({ name: firm.name, staff: null, divisionCode: "330402" });
  expect(await on("2016-02-29")).toMatchObject({ name: firm.name, staff: null });
  expect(await on("2016-03-01")).toMatchObject({ name: "二名（演示）", staff: 20, divisionCode: "330402" });
  expect(await on("2016-03-02")).toMatchObject({ name: "三名（演示）", staff: 20, divisionCode: "330481" });
  expect(await on("2016-09-01")).toEqual(now);
});

test("former names and codes find the firm, and are told with the day until which they stood", async () => {
  const city = await given.official(["programme_officer"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const other = await given.official(["programme_officer"], { division: "330481" });
  const firm = await given.firm();
  const { uscc: before } = await found(city, firm.id);
  const after = makeCreditCode("330402", 777_001);
  given.atMoment("2016-03-01T09:00:00+08:00");
  await correct(city, firm.id, { name: "新名科技（演示）", uscc: after });
  for (const q of [firm.name, String(before), orgCodeOf(String(before)), "新名科技", after]) {
    const { rows, total } = await asActor(county, (ctx) => listEnterprises(ctx, { q }));
    expect([q, total, rows[0]?.id]).toEqual([q, 1, firm.id]);
    expect(await asActor(other, (ctx) => countEnterprises(ctx, { q }))).toBe(0);
  }
  const former = await asActor(county, (ctx) => formerNames(ctx, firm.id));
  expect(former.map(({ field, value }) => [field, value])).toEqual([
    ["name", firm.name],
    ["uscc", before],
  ]);
  expect(await asActor(other, (ctx) => formerNames(ctx, firm.id))).toEqual([]);
});
