import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { listLooks } from "../../audit-trail/looks/queries";
import { moveContactPoint } from "../commands";
import { askCity, complainOfLeak, moveLeak, openLeak, writeLeak } from "./commands";
import { countLeaks, everyLeak, findLeak, leaksOfPoint, listLeaks, openLeakTexts, ownLeakTexts } from "./queries";
import type { TakeLeakStep, WriteLeak } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const SECRET = "离职的工程师带走了三份图纸（演示）";
const wrote: WriteLeak = {
  ...{
    noticedOn: "2016-11-21",
    kind: "leaver",
    account: SECRET,
    measures: "停用了账号（演示）",
    complains: "undecided",
  },
};
const refusal = (code: string) => expect.objectContaining({ code });
const move = (actor: Actor, input: TakeLeakStep) => asActor(actor, (ctx) => moveLeak(ctx, input));

async function point(division = "330402", status: "active" | "exited" = "active") {
  const firm = await given.firm({ division });
  const contactPointId = await asSystem("given", async ({ tx, now }) => {
    const { id } = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: division, status, number: `演示 ${firm.id}`, checklist: [] },
        ...{ leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁", liaisonMobile: "13800000000" },
        ...{ liaisonEmail: "a@example.cn", createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    return id;
  });
  return { firm, contactPointId };
}

async function drafted(division = "330402") {
  const { firm, contactPointId } = await point(division);
  const county = await given.official(["programme_officer"], { division });
  const lead = await given.official(["coordinator"]);
  const { leakReportId } = await asActor(firm.owner, (ctx) => writeLeak(ctx, wrote));
  return { firm, contactPointId, county, lead, leakReportId };
}

async function reported(division = "330402") {
  const all = await drafted(division);
  await move(all.firm.owner, { step: "report", leakReportId: all.leakReportId, version: 1 });
  return all;
}

describe("a draft", () => {
  test("is the firm's alone; its term runs from the day on which it was noticed, and what it says lies sealed", async () => {
    const { firm, county, lead, leakReportId } = await drafted();
    const found = await asActor(firm.member, (ctx) => findLeak(ctx, leakReportId));
    expect(found?.clocks.map(({ kind, startedOn, dueOn }) => [kind, startedOn, dueOn])).toEqual([
      ["leak-report", "2016-11-21", "2016-11-28"],
    ]);
    expect(found?.dueOn?.toISOString().slice(0, 10)).toBe("2016-11-28");
    expect(await asActor(firm.member, (ctx) => ownLeakTexts(ctx, leakReportId))).toMatchObject({ account: SECRET });
    for (const actor of [county, lead]) {
      expect(await asActor(actor, (ctx) => findLeak(ctx, leakReportId))).toBeNull();
      expect(await asActor(actor, (ctx) => countLeaks(ctx, {}))).toBe(0);
    }
    const { rows } = await asSuperuser((client) =>
      client.query<{ n: number }>(
        "select count(*)::int as n from sealed_values where position($1::bytea in sealed) > 0",
        [Buffer.from("图纸")],
      ),
    );
    expect(rows[0]?.n).toBe(0);
  });

  test("noticed on another day has another term; discarded it has none", async () => {
    const { firm, leakReportId } = await drafted();
    await move(firm.owner, { ...wrote, step: "change", leakReportId, version: 1, noticedOn: "2016-11-14" });
    const found = await asActor(firm.owner, (ctx) => findLeak(ctx, leakReportId));
    expect(found?.clocks.map(({ dueOn, light }) => [dueOn, light.light])).toEqual([["2016-11-21", "overdue"]]);
    expect(await asActor(firm.owner, (ctx) => countLeaks(ctx, { overdue: "1" }))).toBe(1);
    await move(firm.owner, { step: "discard", leakReportId, version: 2 });
    expect(await asActor(firm.owner, (ctx) => countLeaks(ctx, { open: "1" }))).toBe(0);
  });

  test("is written by the firm of a point alone, and not about tomorrow", async () => {
    const { firm } = await point("330402", "exited");
    await expect(asActor(firm.owner, (ctx) => writeLeak(ctx, wrote))).rejects.toEqual(refusal("no-point"));
    const county = await given.official(["programme_officer"]);
    await expect(asActor(county, (ctx) => writeLeak(ctx, wrote))).rejects.toEqual(refusal("not-found"));
    const active = await point();
    for (const noticedOn of ["2016-11-25", "2014-01-02"])
      await expect(asActor(active.firm.owner, (ctx) => writeLeak(ctx, { ...wrote, noticedOn }))).rejects.toMatchObject({
        fields: { noticedOn: [expect.any(String)] },
      });
  });
});

describe("sent", () => {
  test("its bureau receives it, advises, hears the answer, closes it; each is told; the trail has no content", async () => {
    const { firm, county, leakReportId } = await reported();
    await move(county, { step: "receive", leakReportId, version: 2 });
    await move(county, { step: "advise", leakReportId, version: 3, text: "收回载体（演示）" });
    await move(firm.owner, { step: "answer", leakReportId, version: 4, text: "收回了（演示）" });
    await move(county, { step: "close", leakReportId, version: 5, text: "控制住了（演示）", closingGround: "handled" });
    const own = await asActor(firm.owner, (ctx) => ownLeakTexts(ctx, leakReportId));
    expect(own.exchange.map(({ step, text }) => [step, text])).toEqual([
      ["advise", "收回载体（演示）"],
      ["answer", "收回了（演示）"],
      ["close", "控制住了（演示）"],
    ]);
    await asSystem("look", async ({ tx }) => {
      const notices = await tx.notice.findMany({ select: { personId: true, kind: true }, orderBy: { id: "asc" } });
      const kinds = (person: Actor & { personId: string }) =>
        notices.filter(({ personId }) => personId === person.personId).map(({ kind }) => kind);
      expect(kinds(county)).toEqual(["leak-report.report", "leak-report.answer"]);
      expect(kinds(firm.member)).toEqual(["leak-report.receive", "leak-report.advise", "leak-report.close"]);
      const trail = JSON.stringify(await tx.auditEntry.findMany({ select: { detail: true, purpose: true } }));
      expect(trail).not.toMatch(/图纸|载体|收回|控制/);
    });
    const found = await asActor(county, (ctx) => findLeak(ctx, leakReportId));
    expect(found?.clocks.every(({ light }) => light.light === "met" && light.lateBy === null)).toBe(true);
  });

  test("an opening is a look that the firm finds in its access log", async () => {
    const { firm, county, leakReportId } = await reported();
    await asActor(county, async (ctx) => {
      const { purpose } = await openLeak(ctx, { leakReportId, purpose: "leak-receive", words: "" });
      const leak = await findLeak(ctx, leakReportId);
      if (!leak) throw new Error("unseen");
      expect(await openLeakTexts(ctx, leak, purpose)).toMatchObject({ account: SECRET });
    });
    const { rows, total } = await asActor(firm.owner, (ctx) => listLooks(ctx));
    expect(total).toBe(1);
    expect(rows).toEqual([
      expect.objectContaining({ who: county.name, purpose: "leak-receive", subjectKind: "leak-report" }),
    ]);
    const other = await point();
    expect(await asActor(other.firm.owner, (ctx) => listLooks(ctx))).toMatchObject({ total: 0 });
  });

  test("the coordinator sees that there is one, and reads it once the county asks the city in; others see nothing", async () => {
    const { firm, county, lead, leakReportId } = await reported();
    const outside = [
      await given.official(["programme_officer"], { division: "330481" }),
      await given.official(["programme_officer"]),
      await given.official(["intake", "investigator"], { division: "330402" }),
      await given.official(["department_handler"], { kind: "police" }),
      (await given.firm()).owner,
    ];
    for (const actor of outside) {
      expect(await asActor(actor, (ctx) => findLeak(ctx, leakReportId))).toBeNull();
      expect(await asActor(actor, (ctx) => countLeaks(ctx, {}))).toBe(0);
      await expect(move(actor, { step: "receive", leakReportId, version: 2 })).rejects.toEqual(refusal("not-found"));
      await asActor(actor, async ({ tx }) => {
        expect(await tx.leakReport.count()).toBe(0);
        expect(await tx.sealedValue.count({ where: { recordId: leakReportId } })).toBe(0);
      });
    }
    const seen = await asActor(lead, (ctx) => findLeak(ctx, leakReportId));
    expect(seen).toMatchObject({ status: "reported", reads: false });
    await expect(asActor(lead, (ctx) => openLeak(ctx, { leakReportId, purpose: "review", words: "" }))).rejects.toEqual(
      refusal("not-found"),
    );
    await asActor(lead, async (ctx) => {
      if (seen) await expect(openLeakTexts(ctx, seen, "review")).rejects.toEqual(refusal("not-found"));
    });
    await expect(move(lead, { step: "receive", leakReportId, version: 2 })).rejects.toEqual(refusal("not-yours"));
    await expect(asActor(firm.owner, (ctx) => askCity(ctx, { leakReportId, version: 2 }))).rejects.toEqual(
      refusal("not-yours"),
    );
    await asActor(county, (ctx) => askCity(ctx, { leakReportId, version: 2 }));
    await move(lead, { step: "receive", leakReportId, version: 3 });
    expect(await asActor(lead, (ctx) => findLeak(ctx, leakReportId))).toMatchObject({
      status: "received",
      reads: true,
    });
  });

  test("of two officers who receive it at once, one does", async () => {
    const { county, leakReportId } = await reported();
    const colleague = await given.official(["programme_officer"], { division: "330402" });
    const tries = await Promise.allSettled(
      [county, colleague].map((actor) => move(actor, { step: "receive", leakReportId, version: 2 })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  });

  test("late is kept: the list, its filters and its file say so", async () => {
    const { firm, county, contactPointId, leakReportId } = await drafted();
    given.atMoment("2016-12-01T10:00:00+08:00");
    await move(firm.owner, { step: "report", leakReportId, version: 1 });
    await asActor(county, async (ctx) => {
      const { rows, total } = await listLeaks(ctx, { late: "1" });
      expect([total, rows[0]?.late, rows[0]?.light.light]).toEqual([1, true, "green"]);
      expect(await countLeaks(ctx, { kind: "staff" })).toBe(0);
      expect(await countLeaks(ctx, { mine: "1", status: "reported", q: firm.name.slice(0, 4) })).toBe(1);
      expect(JSON.stringify(await everyLeak(ctx, {}, 10))).not.toContain("图纸");
      expect(await leaksOfPoint(ctx, contactPointId)).toEqual({ total: 1, open: 1 });
    });
  });
});

describe("a complaint", () => {
  test("is begun from a report once, by the firm, and officials who know the report don't learn of it", async () => {
    const { firm, county, lead, leakReportId } = await reported();
    const [first, second] = await Promise.all(
      [firm.owner, firm.member].map((actor) => asActor(actor, (ctx) => complainOfLeak(ctx, { leakReportId }))),
    );
    expect(first).toEqual(second);
    await asSystem("look", async ({ tx }) => expect(await tx.complaint.count()).toBe(1));
    expect(await asActor(firm.owner, (ctx) => findLeak(ctx, leakReportId))).toMatchObject({ complaint: first });
    for (const actor of [county, lead])
      expect(await asActor(actor, (ctx) => findLeak(ctx, leakReportId))).toMatchObject({ complaint: null });
    await expect(asActor(county, (ctx) => complainOfLeak(ctx, { leakReportId }))).rejects.toEqual(refusal("not-found"));
  });
});

test("a point that leaves keeps what it reported, and reports no more", async () => {
  const { firm, lead, contactPointId, leakReportId } = await reported();
  await asActor(lead, (ctx) =>
    moveContactPoint(ctx, { step: "exit", contactPointId, version: 1, reason: "演示", exitGround: "asked" }),
  );
  expect(await asActor(firm.owner, (ctx) => findLeak(ctx, leakReportId))).toMatchObject({ status: "reported" });
  await expect(asActor(firm.owner, (ctx) => writeLeak(ctx, wrote))).rejects.toEqual(refusal("no-point"));
});
