import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { applyContactPoint } from "../contact-points/commands";
import { announceCall, setApplications, withdrawCall } from "./commands";
import type { ApplicationKind } from "./policy";
import { findCall, intakeOf, intakes, listCalls, stateHistory } from "./queries";
import type { SetApplications } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const pause = (over: Partial<SetApplications> = {}): SetApplications => ({
  ...{
    kind: "contact-point",
    state: "paused",
    fromDay: "2016-11-24",
    untilDay: "2016-11-30",
    reason: "年度复核（演示）",
  },
  ...{ afterId: null, ...over },
});
const set = (actor: Actor, over: Partial<SetApplications> = {}) =>
  asActor(actor, (ctx) => setApplications(ctx, pause(over)));
const intake = (kind: ApplicationKind = "contact-point") => asActor({ kind: "public" }, (ctx) => intakeOf(ctx, kind));
const application = {
  ...{ leaderName: "陈", leaderPost: "经理", liaisonName: "沈", liaisonPost: "文员", liaisonMobile: "13800000000" },
  ...{ liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS], remark: null },
};

test("the coordinator alone sets it; everybody reads it; after its last day it is open by itself", async () => {
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const { owner } = await given.firm();
  for (const actor of [county, owner]) await expect(set(actor)).rejects.toEqual(refusal("not-found"));
  expect(await intake()).toEqual({ state: "open", until: null, reason: null });
  const { stateId } = await set(lead);
  expect(await intake()).toEqual({ state: "paused", until: "2016-11-30", reason: "年度复核（演示）" });
  expect(await intake("demonstration-site")).toMatchObject({ state: "open" });
  given.atMoment("2016-11-30T23:59:00+08:00");
  expect(await intake()).toMatchObject({ state: "paused" });
  given.atMoment("2016-12-01T00:00:00+08:00");
  expect(await intake()).toMatchObject({ state: "open" });
  // From a later day on, until further notice; what was set before stays.
  await set(lead, { state: "closed", fromDay: "2017-01-01", untilDay: null, afterId: stateId });
  expect(await intake()).toMatchObject({ state: "open" });
  given.atMoment("2017-03-01T09:00:00+08:00");
  expect(await intake()).toMatchObject({ state: "closed", until: null });
  const history = await asActor(owner, stateHistory);
  expect(history["contact-point"]).toMatchObject([
    { state: "closed", fromDay: "2017-01-01", by: null },
    { state: "paused", fromDay: "2016-11-24", untilDay: "2016-11-30" },
  ]);
  expect((await asActor(county, stateHistory))["contact-point"][0]?.by).toBe(lead.name);
  const statements = await statementsDuring(() =>
    asActor(county, async (ctx) => [await intakes(ctx), await stateHistory(ctx), await listCalls(ctx)]),
  );
  expect(statements).toHaveLength(3);
  for (const [over, fields] of [
    [{ fromDay: "2017-02-28" }, { fromDay: ["in-past"] }],
    [{ fromDay: "2017-03-02", untilDay: "2017-03-01" }, { untilDay: ["before-from"] }],
    [{ fromDay: "2017-03-02", untilDay: "2017-03-05", state: "open" }, { untilDay: ["open-has-no-end"] }],
  ] as const)
    await expect(set(lead, over)).rejects.toMatchObject({ fields });
});

test("while it is shut nothing is handed in, by the command or past it; the day after it is", async () => {
  const lead = await given.official(["coordinator"]);
  const { id, owner } = await given.firm({ status: "checked" });
  await set(lead);
  const apply = () => asActor(owner, (ctx) => applyContactPoint(ctx, application));
  await expect(apply()).rejects.toMatchObject({
    code: "applications-paused-until",
    params: { until: "2016-11-30", reason: "年度复核（演示）" },
  });
  const past = asSystem("test", ({ tx, now }) =>
    tx.contactPoint.createMany({
      data: [{ ...application, enterpriseId: id, divisionCode: "330402", createdAt: now, updatedAt: now }],
    }),
  );
  await expect(past).rejects.toEqual(refusal("applications-shut"));
  given.atMoment("2016-12-01T09:00:00+08:00");
  await apply();
  expect(await asSystem("look", ({ tx }) => tx.contactPoint.count())).toBe(1);
});

test("of two who set it at once one is overtaken, and one row remains", async () => {
  const lead = await given.official(["coordinator"]);
  const settled = await Promise.allSettled([set(lead), set(lead, { state: "closed" })]);
  const lost = settled.filter(({ status }) => status === "rejected");
  expect(lost).toMatchObject([{ reason: { code: "overtaken" } }]);
  expect(await asSystem("look", ({ tx }) => tx.applicationState.count())).toBe(1);
});

test("a call is found when it is over and when it was withdrawn; withdrawn once", async () => {
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const call = { title: "2016 年申报通知（演示）", text: "条件和材料。", fromDay: "2016-11-25", toDay: "2016-12-25" };
  await expect(asActor(county, (ctx) => announceCall(ctx, call))).rejects.toEqual(refusal("not-found"));
  await expect(asActor(lead, (ctx) => announceCall(ctx, { ...call, toDay: "2016-11-20" }))).rejects.toMatchObject({
    fields: { toDay: ["before-from"] },
  });
  const { callId } = await asActor(lead, (ctx) => announceCall(ctx, call));
  const standing = async () => (await asActor({ kind: "public" }, (ctx) => findCall(ctx, callId)))?.standing;
  expect(await standing()).toBe("coming");
  given.atMoment("2016-12-25T20:00:00+08:00");
  expect(await standing()).toBe("running");
  given.atMoment("2017-05-01T09:00:00+08:00");
  expect(await standing()).toBe("over");
  expect(await asActor({ kind: "public" }, listCalls)).toHaveLength(1);
  const withdraw = () => asActor(lead, (ctx) => withdrawCall(ctx, { callId, reason: "日期有误（演示）" }));
  const settled = await Promise.allSettled([withdraw(), withdraw()]);
  expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await standing()).toBe("withdrawn");
  await asSuperuser(async (client) => {
    const { rows } = await client.query("select count(*)::int as n from audit_entries where act like '%.call'");
    expect(rows).toEqual([{ n: 2 }]);
  });
});
