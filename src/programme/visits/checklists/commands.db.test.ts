import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { planned, record, refusal, see } from "@tests/support/visits";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { checklistFor } from "../queries";
import { changeChecklist } from "./commands";
import { listChecklists } from "./queries";
import { changeChecklistInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const form = (version: number, more: Record<string, string> = {}) =>
  changeChecklistInput.parse({
    ...{ purpose: "guidance", version: String(version), source: "演示" },
    ...{ "i1.code": "scope", "i1.zh": "已界定范围", "i1.en": "Scope is defined", "i1.helpZh": "看清单" },
    ...{ "i4.zh": "会议室有标识（演示）", "i4.en": "Meeting rooms are marked (demo)" },
    ...more,
  });
const change = (actor: Actor, version: number) => asActor(actor, (ctx) => changeChecklist(ctx, form(version)));
const newest = (actor: Actor) =>
  asActor(actor, async (ctx) => (await listChecklists(ctx)).find(({ purpose }) => purpose === "guidance"));
// The first versions are reference data and stay; what a test made goes.
afterEach(async () => {
  await asSuperuser(async (client) => {
    await client.query("update visits set checklist_id = null");
    await client.query("delete from visit_checklists where version > 1");
    await client.query("update visit_checklists set valid_to = null");
  });
});

test("the next version is used from tomorrow; a visit of today keeps the one in force, and its items their codes", async () => {
  const lead = await given.official(["coordinator"]);
  const { officer, visitId } = await planned();
  await change(lead, 1);
  expect(await newest(officer)).toMatchObject({
    ...{ version: 2, validFrom: "2016-11-25", validTo: null },
    items: [
      { code: "scope", zh: "已界定范围", helpZh: "看清单", source: "" },
      { code: "v2_i4", zh: "会议室有标识（演示）" },
    ],
  });
  const visit = await see(officer, visitId);
  if (!visit) throw new Error("no visit");
  const today = await asActor(officer, (ctx) => checklistFor(ctx, visit));
  expect(today.version).toBe(1);
  given.atMoment("2016-11-25T09:00:00+08:00");
  expect((await asActor(officer, (ctx) => checklistFor(ctx, visit))).version).toBe(2);
  // A form that was taken along yesterday is taken as it is, for a visit of yesterday.
  await record(officer, visitId, {
    ...{ checklistId: today.id, heldOn: "2016-11-24" },
    answers: today.items.map(({ code }) => `${code}:met`),
  });
  expect((await see(officer, visitId))?.checklistId).toBe(today.id);
});

test("what says the same as the version before is no next version", async () => {
  const lead = await given.official(["coordinator"]);
  await change(lead, 1);
  given.atMoment("2016-11-25T09:00:00+08:00");
  const same = form(2, { "i4.code": "v2_i4" });
  await expect(asActor(lead, (ctx) => changeChecklist(ctx, same))).rejects.toEqual(refusal("nothing-changed"));
  await asActor(lead, (ctx) => changeChecklist(ctx, { ...same, source: "另一来源（演示）" }));
  expect(await newest(lead)).toMatchObject({ version: 3, validFrom: "2016-11-26" });
});

test("it is the coordinator's alone, one a day, and of two at once one wins", async () => {
  const [lead, other] = [await given.official(["coordinator"]), await given.official(["coordinator"])];
  const county = await given.official(["programme_officer"], { division: "330402" });
  const firm = await given.firm();
  for (const actor of [county, firm.owner]) await expect(change(actor, 1)).rejects.toEqual(refusal("not-found"));
  await expect(change(lead, 7)).rejects.toBeInstanceOf(Overtaken);
  const both = await Promise.allSettled([change(lead, 1), change(other, 1)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(change(lead, 2)).rejects.toEqual(refusal("list-coming"));
  await asSystem("look", async ({ tx }) => {
    expect(await tx.visitChecklist.count({ where: { purpose: "guidance" } })).toBe(2);
    expect(await tx.auditEntry.count({ where: { act: "change.visit-checklist", outcome: "done" } })).toBe(1);
  });
});

test("all that is missing in the form is told at its field, and an emptied item is taken away", () => {
  const faults = (given: Record<string, string>) =>
    changeChecklistInput
      .safeParse({ purpose: "patrol", version: "1", source: "演示", ...given })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(faults({ "i1.code": "scope", "i1.zh": "", "i1.en": "" })).toEqual([["items", "no-items"]]);
  expect(faults({ "i1.zh": "一", "i2.en": "two" })).toEqual([
    ["i1.en", "text-missing"],
    ["i2.zh", "text-missing"],
  ]);
  expect(faults({ source: " ", "i1.zh": "一" })).toEqual([
    ["source", expect.anything()],
    ["i1.en", "text-missing"],
  ]);
  const twice = {
    "i1.code": "scope",
    "i1.zh": "一",
    "i1.en": "one",
    "i2.code": "scope",
    "i2.zh": "二",
    "i2.en": "two",
  };
  expect(faults(twice)).toEqual([["items", "same-code"]]);
  expect(form(1).items).toHaveLength(2);
});
