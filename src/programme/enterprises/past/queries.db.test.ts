import { freshDatabase } from "@tests/support/database";
import { enter } from "@tests/support/events";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { asActor, asSystem } from "@/platform/database";
import { correctEnterprise } from "../commands";
import { eventsOf } from "../events/queries";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { countEnterprises, listEnterprises } from "../register/queries";
import type { CorrectEnterprise } from "../schema";
import { strikeEvent } from "../strikes/commands";
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

test("where a firm lay on a day it lay with its town and block economy, whenever that was entered, and as if a mistaken move had never been", async () => {
  const city = await given.official(["programme_officer"]);
  const firm = await given.firm();
  const cluster = await asSystem("look", ({ tx }) =>
    tx.cluster.findFirstOrThrow({ where: { divisionCode: "330402", closedOn: null }, select: { id: true } }),
  );
  await correct(city, firm.id, { town: "新丰镇", clusterId: cluster.id });
  given.atMoment("2016-04-10T09:00:00+08:00");
  await correct(city, firm.id, { town: "凤桥镇" });
  given.atMoment("2016-05-10T09:00:00+08:00");
  await enter(city, firm.id, { kind: "moved", divisionCode: "330481", town: "许村镇", holdsFrom: "2016-03-01" });
  given.atMoment("2016-06-01T09:00:00+08:00");
  await correct(city, firm.id, { town: "马桥街道" });
  const lay = async (day: string) => {
    const one = await asActor(city, async (ctx) =>
      profileOn(ctx, await found(city, firm.id), day, await eventsOf(ctx, firm.id)),
    );
    return [one?.divisionCode, one?.town, one?.clusterId];
  };
  const [before, after] = [
    ["330402", "新丰镇", cluster.id],
    ["330481", "许村镇", null],
  ];
  expect(await lay("2016-02-29")).toEqual(before);
  for (const day of ["2016-03-01", "2016-04-20", "2016-05-10"]) expect([day, await lay(day)]).toEqual([day, after]);
  expect(await lay("2016-06-01")).toEqual(["330481", "马桥街道", null]);

  given.atMoment("2016-07-01T09:00:00+08:00");
  await correct(city, firm.id, { town: "许村镇" });
  const [move] = await asActor(city, (ctx) => eventsOf(ctx, firm.id));
  const { version } = await found(city, firm.id);
  await asActor(city, (ctx) =>
    strikeEvent(ctx, { enterpriseId: firm.id, version, eventId: move?.id ?? "", reason: "录错（演示）" }),
  );
  for (const day of ["2016-03-01", "2016-05-10"]) expect([day, (await lay(day))[0]]).toEqual([day, "330402"]);
  expect((await lay("2016-05-10")).slice(1)).toEqual(["凤桥镇", cluster.id]);
});
