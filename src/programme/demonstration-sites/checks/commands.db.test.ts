import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { invalid, record, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { moveVisit, planVisit } from "../../visits/commands";
import { standingRecord } from "../../visits/revisions/queries";
import type { RecordVisit } from "../../visits/schema";
import { findSite } from "../queries";
import { countSites } from "../queue/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const PASSES = { conclusion: "check", conclusionFindings: "合格（演示）" } as const;
const ASKS = { conclusion: "rectify", conclusionFindings: "交接记录不全（演示）" } as const;
/** What every record here has: on the day on which the site's first year is nearly over. */
const TODAY = { heldOn: "2017-11-18", heldReason: "18 日走访，20 日才列入计划（演示）", advice1Due: "2017-12-20" };

/** A site that was awarded a year ago, and the visit at which it is checked, planned by its county. */
async function planned() {
  const found = await site.awarded();
  given.atMoment("2017-11-20T09:00:00+08:00");
  const plan = () =>
    asActor(found.county, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: found.firm.id, purpose: "mid_term", dueOn: "2017-12-02", officerId: found.county.personId },
        reason: "年度检查（演示）",
      }),
    );
  const { visitId } = await plan();
  return { ...found, visitId, plan };
}

const look = (actor: OfficialActor, siteId: string) => asActor(actor, (ctx) => findSite(ctx, siteId));
const make = (actor: OfficialActor, visitId: string, over: Partial<RecordVisit> = {}, lateReason = "") =>
  record(actor, visitId, { ...TODAY, ...over }, lateReason);

/** Entries of the trail for a record's steps. */
const entries = (subjectId: string, step: string) =>
  asSystem("look", ({ tx }) =>
    tx.auditEntry.count({ where: { subjectId, detail: { path: ["step"], equals: step }, outcome: "done" } }),
  );

describe("the record of a mid-term check", () => {
  test("takes the site's step with it: one check, on the visit's day, one entry each", async () => {
    const { county, lead, firm, siteId, visitId } = await planned();
    await make(county, visitId, PASSES);
    expect(await look(lead, siteId)).toMatchObject({
      status: "awarded",
      checks: [{ kind: "yearly", result: "kept", findings: PASSES.conclusionFindings, visitId }],
      clocks: expect.arrayContaining([expect.objectContaining({ kind: "site-check", dueOn: "2018-11-20" })]),
    });
    const [check] = await asSystem("look", ({ tx }) => tx.siteCheck.findMany());
    expect(check?.checkedOn).toEqual(new Date("2017-11-18T00:00:00Z"));
    expect(await see(firm.owner, visitId)).toMatchObject({
      status: "held",
      concluded: { siteId, conclusion: "check", findings: PASSES.conclusionFindings },
    });
    expect(await entries(visitId, "record")).toBe(1);
    expect(await entries(siteId, "check")).toBe(1);
    const told = await asActor(firm.owner, ({ tx }) => tx.notice.findMany({ select: { kind: true } }));
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["visit.record", "demonstration-site.check"]));
  });

  test("can ask for rectification, and then the site's clock is that one", async () => {
    const { county, lead, siteId, visitId } = await planned();
    await make(county, visitId, ASKS);
    expect(await look(lead, siteId)).toMatchObject({ status: "rectifying", reason: ASKS.conclusionFindings });
  });

  test("after the year of the site asks why from the start, and takes the reason to the site's clock", async () => {
    const { county, lead, siteId, visitId } = await planned();
    expect(await see(county, visitId)).toMatchObject({ conclusion: "asked", concludesLate: false });
    given.atMoment("2017-12-20T09:00:00+08:00");
    expect(await see(county, visitId)).toMatchObject({ conclusion: "asked", concludesLate: true });
    await expect(make(county, visitId, PASSES)).rejects.toEqual(new InvalidInput({ whyLate: ["why-late"] }));
    await make(county, visitId, PASSES, "企业停产（演示）");
    expect(await look(lead, siteId)).toMatchObject({
      clocks: expect.arrayContaining([
        expect.objectContaining({ kind: "site-check", running: false, lateReason: "企业停产（演示）" }),
      ]),
    });
    expect(await see(county, visitId)).toMatchObject({ conclusion: "none", concludesLate: false });
  });

  test("without a conclusion, or without its grounds, is no record: nothing at all has changed", async () => {
    const { county, lead, siteId, visitId } = await planned();
    const grounds = { conclusionFindings: ["conclusionFindings-missing"] };
    await expect(make(county, visitId)).rejects.toEqual(
      new InvalidInput({ conclusion: ["conclusion-missing"], ...grounds }),
    );
    await expect(make(county, visitId, { conclusion: "check" })).rejects.toEqual(new InvalidInput(grounds));
    expect(await see(county, visitId)).toMatchObject({ status: "planned", version: 1 });
    expect(await look(lead, siteId)).toMatchObject({ status: "awarded", checks: [] });
    expect(await entries(visitId, "record")).toBe(0);
  });

  test("recorded by two at once moves the site once", async () => {
    const { county, siteId, visitId } = await planned();
    const both = await bothAtOnce({ table: "visits", id: visitId }, () => [
      make(county, visitId, PASSES),
      make(county, visitId, ASKS),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    const checks = await asSystem("look", ({ tx }) => tx.siteCheck.findMany({ select: { visitId: true } }));
    expect(checks).toEqual([{ visitId }]);
    expect((await entries(siteId, "check")) + (await entries(siteId, "rectify"))).toBe(1);
    expect(await entries(visitId, "record")).toBe(1);
  });

  test("when the site is revoked at the same moment, is made with it or not at all", async () => {
    const { county, lead, siteId, visitId } = await planned();
    const tries = await bothAtOnce<unknown>({ table: "demonstration_sites", id: siteId }, () => [
      make(county, visitId, PASSES),
      site.step(lead, siteId, { step: "revoke", reason: "提供虚假材料（演示）" }),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [made] = tries;
    const visit = await see(county, visitId);
    const checks = await asSystem("look", ({ tx }) => tx.siteCheck.count());
    expect([visit?.status, checks]).toEqual(made?.status === "fulfilled" ? ["held", 1] : ["planned", 0]);
  });

  test("is shut to whoever makes the visit and doesn't judge the site, in words; given to somebody who does, it is open", async () => {
    const { county, siteId, visitId, lead } = await planned();
    const intake = await given.official(["intake"], { division: "330402" });
    await asSystem("given", ({ tx }) =>
      tx.visit.update({ where: { id: visitId }, data: { officerId: intake.personId } }),
    );
    await expect(make(intake, visitId, PASSES)).rejects.toEqual(refusal("site-not-yours"));
    expect(await look(lead, siteId)).toMatchObject({ checks: [] });
    await asSystem("given", ({ tx }) =>
      tx.visit.update({ where: { id: visitId }, data: { officerId: county.personId } }),
    );
    await make(county, visitId, PASSES);
    expect(await look(lead, siteId)).toMatchObject({ checks: [{ visitId }] });
  });

  test("says nothing of a site that isn't in force; a form that was under way is told so and comes without it", async () => {
    const { county, lead, siteId, visitId } = await planned();
    await site.step(lead, siteId, { step: "revoke", reason: "提供虚假材料（演示）" });
    await expect(make(county, visitId, PASSES)).rejects.toEqual(refusal("nothing-to-conclude"));
    const brought = { step: "record", visitId, version: 1, ...PASSES } as RecordVisit;
    expect(await asActor(county, (ctx) => standingRecord(ctx, brought))).toMatchObject({
      code: "nothing-to-conclude",
      values: { conclusion: "", conclusionFindings: "" },
      base: { version: "1", step: "record" },
    });
    await make(county, visitId);
    expect(await see(county, visitId)).toMatchObject({ status: "held", concluded: null });
  });

  test("is revised without its conclusion: what stands, stands, and another that comes is set beside it", async () => {
    const { county, lead, siteId, visitId } = await planned();
    await make(county, visitId, PASSES);
    const brought = { step: "record", visitId, version: 1, ...ASKS } as RecordVisit;
    const standing = await asActor(county, (ctx) => standingRecord(ctx, brought));
    expect(standing).toMatchObject({ code: "recorded-meanwhile", values: PASSES, base: { step: "revise" } });
    await expect(make(county, visitId, { step: "revise", ...ASKS })).rejects.toEqual(refusal("concluded"));
    await make(county, visitId, { step: "revise", findings: "补记（演示）", ...PASSES });
    await make(county, visitId, { step: "revise", findings: "再补记（演示）" });
    expect(await see(county, visitId)).toMatchObject({ findings: "再补记（演示）", concluded: PASSES_KEPT });
    expect(await look(lead, siteId)).toMatchObject({ status: "awarded", checks: [{ visitId }] });
  });
});
const PASSES_KEPT = { conclusion: "check", findings: PASSES.conclusionFindings };

describe("the site's own check", () => {
  test("waits while a visit is planned or arranged, out of the county's queue; cancelled, it is open again", async () => {
    const { county, lead, siteId, visitId, plan } = await planned();
    const waits = () => asActor(county, (ctx) => countSites(ctx, { mine: "1" }));
    const check = (actor: OfficialActor, step: "check" | "rectify") =>
      site.step(actor, siteId, { step, findings: "演示" });
    expect(await look(county, siteId)).toMatchObject({ awaitedVisit: { id: visitId }, visitWaits: true });
    await expect(check(county, "check")).rejects.toEqual(refusal("visit-waits"));
    await asActor(county, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version: 1, arrangedOn: "2017-11-28" }));
    await expect(check(lead, "rectify")).rejects.toEqual(refusal("visit-waits"));
    expect(await waits()).toBe(0);
    await expect(plan()).rejects.toEqual(invalid("purpose", "check-planned"));
    await asActor(county, (ctx) => moveVisit(ctx, { step: "cancel", visitId, version: 2, reason: "演示" }));
    expect(await waits()).toBe(1);
    await check(county, "check");
    expect(await look(lead, siteId)).toMatchObject({ checks: [{ visitId: null }] });
  });

  test("can't be passed off as a visit's: the row names a visit that was made to this very firm", async () => {
    const { county, siteId, visitId } = await planned();
    const other = await given.firm();
    const write = (id: string) =>
      asActor(county, ({ tx, now }) =>
        tx.siteCheck.createMany({
          data: [
            {
              ...{ siteId, kind: "yearly", result: "kept", findings: "演示", byId: county.personId, at: now },
              ...{ checkedOn: new Date("2017-11-20T00:00:00Z"), visitId: id },
            },
          ],
        }),
      );
    await expect(write(visitId)).rejects.toThrow(/row-level security/);
    const { visitId: theirs } = await asActor(county, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: other.id, purpose: "guidance", dueOn: "2017-12-02", officerId: county.personId },
        reason: "演示",
      }),
    );
    await make(county, theirs);
    await expect(write(theirs)).rejects.toThrow(/row-level security/);
  });

  test("is planned as a visit for a site in force alone", async () => {
    const firm = await given.firm();
    const officer = await given.official(["programme_officer"], { division: "330402" });
    await expect(
      asActor(officer, (ctx) =>
        planVisit(ctx, {
          ...{ enterpriseId: firm.id, purpose: "mid_term", dueOn: "2016-12-02", officerId: "" },
          reason: "演示",
        }),
      ),
    ).rejects.toEqual(invalid("purpose", "no-site"));
  });
});
