import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor, findCertificate } from "../certificates/queries";
import { applyContactPoint, followEnterprise, moveContactPoint, nameContactPeople } from "./commands";
import { contactPointOf, findContactPoint, listContactPoints, pointsOpenTo } from "./queries";
import { countActivePoints, listActivePoints } from "./register/queries";
import type { ApplyContactPoint, TakeContactPointStep } from "./schema";
import { ADMISSION_ITEMS } from "./workflow";

/** As many as the list says that it holds. */
async function countContactPoints(...asked: Parameters<typeof listContactPoints>): Promise<number> {
  return (await listContactPoints(...asked)).total;
}

freshDatabase();
beforeEach(() => void given.atMoment());

const application: ApplyContactPoint = {
  leaderName: "演示负责人",
  leaderPost: "副总经理",
  liaisonName: "演示联络员",
  liaisonPost: "行政部",
  liaisonMobile: "13800000001",
  liaisonEmail: "liaison@example.cn",
  checklist: [...ADMISSION_ITEMS],
  remark: null,
};

const refusal = (code: string) => expect.objectContaining({ code });
const move = (actor: Actor, input: TakeContactPointStep) => asActor(actor, (ctx) => moveContactPoint(ctx, input));
const activeOn = (asOf: string, where: { division?: string; cluster?: string } = {}) =>
  asActor({ kind: "public" }, (ctx) => countActivePoints(ctx, { asOf, ...where }));

async function applied(division = "330402") {
  const firm = await given.firm({ division });
  const county = await given.official(["programme_officer"], { division });
  const lead = await given.official(["coordinator"]);
  const { contactPointId } = await asActor(firm.owner, (ctx) => applyContactPoint(ctx, application));
  return { firm, county, lead, contactPointId };
}

async function active(division = "330402") {
  const people = await applied(division);
  const { county, lead, contactPointId } = people;
  await move(county, { step: "recommend", contactPointId, version: 1 });
  await move(lead, { step: "approve", contactPointId, version: 2 });
  return people;
}

describe("applying", () => {
  test("starts the county's clock and tells its programme office, once", async () => {
    const { firm, county, contactPointId } = await applied();
    const found = await asActor(firm.member, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "applied", divisionCode: "330402", number: null });
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["contact-point-check", "2016-12-08"]]);
    expect(found?.dueOn?.toISOString().slice(0, 10)).toBe("2016-12-08");
    await asSystem("look", async ({ tx }) => {
      expect(await tx.notice.findMany({ select: { personId: true, kind: true } })).toEqual([
        { personId: county.personId, kind: "contact-point.begin" },
      ]);
      expect(
        await tx.auditEntry.count({
          where: { subjectId: contactPointId, act: "begin.contact-point", enterpriseId: firm.id },
        }),
      ).toBe(1);
    });
  });

  test("is refused to a firm that the county hasn't checked, to officials, and a second time", async () => {
    const waiting = await given.firm({ status: "registered" });
    await expect(asActor(waiting.owner, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(
      refusal("enterprise-not-checked"),
    );
    const { firm, county } = await applied();
    await expect(asActor(county, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(refusal("not-found"));
    await expect(asActor(firm.member, (ctx) => applyContactPoint(ctx, application))).rejects.toEqual(
      refusal("already-applied"),
    );
  });

  test("twice at once makes one application", async () => {
    const firm = await given.firm();
    const tries = await Promise.allSettled(
      [firm.owner, firm.member].map((actor) => asActor(actor, (ctx) => applyContactPoint(ctx, application))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "already-applied" } });
    await asSystem("look", async ({ tx }) =>
      expect([
        await tx.contactPoint.count(),
        await tx.auditEntry.count({ where: { act: "begin.contact-point" } }),
      ]).toEqual([1, 1]),
    );
  });
});

describe("its life", () => {
  test("recommended and approved it gets the next number and stands in the register from that day", async () => {
    const { contactPointId, firm, county } = await active();
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "active", number: "嘉商密联点 0001", dueOn: null });
    expect(found?.clocks.map(({ kind, light }) => [kind, light.light])).toEqual([
      ["contact-point-check", "met"],
      ["contact-point-approve", "met"],
    ]);
    expect(await activeOn("2016-11-23")).toBe(0);
    expect(await activeOn("2016-11-24")).toBe(1);
    const register = await asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf: "2016-11-24" }));
    expect(register).toMatchObject({
      total: 1,
      rows: [{ number: "嘉商密联点 0001", enterpriseName: firm.name, since: "2016-11-24" }],
    });
    expect((await active("330481")).contactPointId).not.toBe(contactPointId);
    expect(await activeOn("2016-11-24", { division: "330481" })).toBe(1);
    expect(await activeOn("2016-11-24", { cluster: "none" })).toBe(2);
    expect(
      (await asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf: "2016-11-24", q: "0002" }))).rows,
    ).toHaveLength(1);
  });

  test("days of a suspension don't count; leaving ends it", async () => {
    const { contactPointId, lead, firm } = await active();
    given.atMoment("2016-12-01T10:00:00+08:00");
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "停业整顿（演示）" });
    given.atMoment("2016-12-05T10:00:00+08:00");
    await move(lead, { step: "resume", contactPointId, version: 4 });
    given.atMoment("2017-01-10T10:00:00+08:00");
    await move(firm.owner, {
      step: "exit",
      contactPointId,
      version: 5,
      exitGround: "moved",
      reason: "迁出嘉兴（演示）",
    });
    const counts = await Promise.all(
      ["2016-11-30", "2016-12-01", "2016-12-04", "2016-12-05", "2017-01-09", "2017-01-10"].map((day) => activeOn(day)),
    );
    expect(counts).toEqual([1, 0, 0, 1, 1, 0]);
    const found = await asActor(firm.owner, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "exited", reason: "迁出嘉兴（演示）", number: "嘉商密联点 0001" });
    expect(found?.periods.map(({ from, to }) => [from, to])).toEqual([
      ["2016-12-05", "2017-01-09"],
      ["2016-11-24", "2016-11-30"],
    ]);
    // A firm that left may come again, as a new application.
    await asActor(firm.owner, (ctx) => applyContactPoint(ctx, application));
    expect((await asActor(firm.owner, (ctx) => contactPointOf(ctx, firm.id)))?.status).toBe("applied");
  });

  test("its certificate is given with the number, stands still with it and is taken back when it leaves; anybody can check", async () => {
    const { contactPointId, lead, firm } = await active();
    const anybody = { kind: "public" } as const;
    const given1 = await asActor(anybody, (ctx) => certificateFor(ctx, contactPointId));
    expect(given1).toMatchObject({ kind: "contact-point", status: "valid", issuedOn: "2016-11-24", validUntil: null });
    const check = () => asActor(anybody, async (ctx) => (await findCertificate(ctx, given1?.code ?? ""))?.status);
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "演示" });
    expect(await check()).toBe("suspended");
    await move(lead, { step: "resume", contactPointId, version: 4 });
    expect(await check()).toBe("valid");
    // The firm that leaves ends its certificate itself, and can't bring it back.
    await move(firm.owner, { step: "exit", contactPointId, version: 5, exitGround: "asked", reason: "演示" });
    expect(await check()).toBe("ended");
    await asActor(firm.owner, async ({ tx }) => {
      await expect(tx.certificate.updateMany({ data: { endedOn: null } })).rejects.toThrow();
    });
    expect(await check()).toBe("ended");
  });

  test("suspended and resumed on one day, it counts once on that day", async () => {
    const { contactPointId, lead } = await active();
    await move(lead, { step: "suspend", contactPointId, version: 3, reason: "演示" });
    await move(lead, { step: "resume", contactPointId, version: 4 });
    expect([await activeOn("2016-11-24"), await activeOn("2016-11-25")]).toEqual([1, 1]);
  });

  test("returned, it comes back with what the firm has changed, and with a new clock", async () => {
    const { contactPointId, county, firm } = await applied();
    await move(county, { step: "return", contactPointId, version: 1, reason: "联络员电话不通（演示）" });
    given.atMoment("2016-11-28T10:00:00+08:00");
    await move(firm.owner, {
      step: "resubmit",
      contactPointId,
      version: 2,
      ...application,
      liaisonMobile: "13900000009",
    });
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ status: "applied", liaisonMobile: "13900000009", reason: null });
    expect(found?.clocks.map(({ startedOn }) => startedOn)).toEqual(["2016-11-28"]);
  });

  test("nobody takes a step that isn't his", async () => {
    const { contactPointId, county, lead, firm } = await applied();
    const other = await given.official(["programme_officer"], { division: "330481" });
    const investigator = await given.official(["investigator"]);
    await expect(move(other, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(refusal("not-found"));
    await expect(move(investigator, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(
      refusal("not-yours"),
    );
    await expect(move(firm.owner, { step: "recommend", contactPointId, version: 1 })).rejects.toEqual(
      refusal("not-yours"),
    );
    await expect(move(county, { step: "approve", contactPointId, version: 1 })).rejects.toEqual(refusal("not-yours"));
    await expect(move(lead, { step: "approve", contactPointId, version: 1 })).rejects.toEqual(refusal("wrong-status"));
  });

  test("of two who approve at once one wins, one number is given, one entry remains", async () => {
    const { contactPointId, county, lead } = await applied();
    const second = await given.official(["coordinator"]);
    await move(county, { step: "recommend", contactPointId, version: 1 });
    const tries = await Promise.allSettled(
      [lead, second].map((actor) => move(actor, { step: "approve", contactPointId, version: 2 })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.contactPointPeriod.count()).toBe(1);
      expect((await tx.numberCounter.findMany({ where: { word: "contact-point" } })).map(({ last }) => last)).toEqual([
        1,
      ]);
      expect(
        await tx.auditEntry.count({
          where: {
            subjectId: contactPointId,
            act: "step.contact-point",
            detail: { path: ["step"], equals: "approve" },
          },
        }),
      ).toBe(1);
    });
  });
});

describe("people of the firm", () => {
  test("are named anew by the firm alone, against the version seen", async () => {
    const { contactPointId, firm, county } = await applied();
    const { checklist: _all, remark: _none, ...people } = application;
    const input = { contactPointId, version: 1, ...people, liaisonName: "新联络员（演示）" };
    await expect(asActor(county, (ctx) => nameContactPeople(ctx, input))).rejects.toEqual(refusal("not-found"));
    await asActor(firm.member, (ctx) => nameContactPeople(ctx, input));
    await expect(asActor(firm.owner, (ctx) => nameContactPeople(ctx, input))).rejects.toThrow(Overtaken);
    const found = await asActor(county, (ctx) => findContactPoint(ctx, contactPointId));
    expect(found).toMatchObject({ liaisonName: "新联络员（演示）", status: "applied", version: 2 });
    await asSystem("look", async ({ tx }) => {
      const [entry] = await tx.auditEntry.findMany({ where: { act: "edit.contact-point" }, select: { detail: true } });
      expect(entry?.detail).toEqual({ fields: ["liaisonName"] });
    });
    const point = await active("330481");
    await expect(
      asActor(point.firm.owner, (ctx) =>
        nameContactPeople(ctx, { ...input, contactPointId: point.contactPointId, version: 3 }),
      ),
    ).rejects.toEqual(refusal("changes-by-mail"));
  });
});

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
