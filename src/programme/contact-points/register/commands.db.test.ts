import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Day } from "@/kernel/days";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { correctAdmission } from "./commands";
import { countActivePoints } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (code: string) => expect.objectContaining({ fields: { fromDay: [code] } });

let serial = 0;

async function point(periods: readonly (readonly [Day, Day | null])[]): Promise<string> {
  const firm = await given.firm();
  const number = `嘉商密联点 ${String(++serial).padStart(4, "0")}`;
  given.atMoment(`${periods.at(-1)?.[0]}T10:00:00+08:00`);
  const id = await asSystem("given", async ({ tx, now }) => {
    const liaison = { leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁" };
    const created = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: "330402", status: "active", number, ...liaison },
        ...{
          liaisonMobile: "13800000000",
          liaisonEmail: "a@example.cn",
          checklist: [],
          createdAt: now,
          updatedAt: now,
        },
      },
      select: { id: true },
    });
    await tx.contactPointPeriod.createMany({
      data: periods.map(([from, to]) => ({
        ...{ contactPointId: created.id, enterpriseId: firm.id, enterpriseName: firm.name, number },
        ...{ divisionCode: "330402", fromDay: dateOf(from), toDay: to && dateOf(to) },
      })),
    });
    return created.id;
  });
  given.atMoment();
  return id;
}

test("an admission entered afterwards counts as known now, not as known then; its reason is on the trail", async () => {
  const contactPointId = await point([["2016-07-11", null]]);
  const lead = await given.official(["coordinator"]);
  const input = { contactPointId, seen: "2016-07-11", fromDay: "2016-06-28", reason: "批文 6 月 28 日（演示）" };
  await asActor(lead, (ctx) => correctAdmission(ctx, input));
  await asActor({ kind: "public" }, async (ctx) => {
    const on = (asOf: Day, known?: "then") => countActivePoints(ctx, { asOf, ...(known ? { known } : {}) });
    expect([await on("2016-06-27"), await on("2016-06-28"), await on("2016-06-30")]).toEqual([0, 1, 1]);
    expect([await on("2016-06-30", "then"), await on("2016-07-11", "then")]).toEqual([0, 1]);
  });
  await asSystem("look", async ({ tx }) => {
    const [entry] = await tx.auditEntry.findMany({
      where: { act: "correct.register" },
      select: { purpose: true, detail: true },
    });
    expect(entry).toMatchObject({ purpose: input.reason, detail: { fromDay: "2016-07-11→2016-06-28" } });
  });
  await expect(asActor(lead, (ctx) => correctAdmission(ctx, input))).rejects.toBeInstanceOf(Overtaken);
});

test("it only becomes earlier, within the programme, beside what the register has already; by the coordinator alone", async () => {
  const contactPointId = await point([
    ["2015-12-31", "2016-02-01"],
    ["2016-06-15", null],
  ]);
  const lead = await given.official(["coordinator"]);
  const to = (fromDay: Day, actor = lead) =>
    asActor(actor, (ctx) => correctAdmission(ctx, { contactPointId, seen: "2016-06-15", fromDay, reason: "演示" }));
  await expect(to("2016-06-15")).rejects.toEqual(invalid("not-earlier"));
  await expect(to("2014-12-01")).rejects.toEqual(invalid("before-programme"));
  await expect(to("2016-01-31")).rejects.toEqual(invalid("overlaps"));
  for (const duties of [["programme_officer"], ["bureau_leader"]] as const)
    await expect(to("2016-05-01", await given.official(duties))).rejects.toEqual(refusal("not-found"));
  const both = await Promise.allSettled([to("2016-05-01"), to("2016-05-02")]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const left = await point([["2016-01-05", "2016-03-01"]]);
  await expect(
    asActor(lead, (ctx) =>
      correctAdmission(ctx, { contactPointId: left, seen: "2016-01-05", fromDay: "2015-12-01", reason: "演示" }),
    ),
  ).rejects.toEqual(refusal("not-in-register"));
});
