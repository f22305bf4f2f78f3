import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { application, applied } from "@tests/support/point";
import { beforeEach, expect, test } from "vitest";
import { Overtaken } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { applyContactPoint } from "../commands";
import { findContactPoint } from "../queries";
import { editChecklist } from "./commands";
import { checklistOf, currentChecklist } from "./queries";
import { editChecklistInput } from "./schema";

freshDatabase();
beforeEach(async () => {
  given.atMoment();
  // What came with the release stays in the database of a file; versions that a test made don't.
  await asSuperuser(async (client) => {
    await client.query("delete from admission_checklists where serial > 1");
  });
});

const refusal = (code: string) => expect.objectContaining({ code });
const item = (place: number) => ({
  ...{ place, textZh: `条件${place}`, textEn: `Condition ${place}`, evidenceZh: "材料", evidenceEn: "paper" },
  ...{ required: place < 3, declared: false },
});
const next = { serial: 1, source: "演示", verified: false, items: [item(1), item(2), item(7)] };

test("the coordinator makes the next version; an item keeps its code in its place, and an application its version", async () => {
  const { lead, county, firm, contactPointId } = await applied();
  for (const actor of [county, firm.owner])
    await expect(asActor(actor, (ctx) => editChecklist(ctx, next))).rejects.toEqual(refusal("not-found"));
  await asActor(lead, (ctx) => editChecklist(ctx, next));
  await asActor(lead, async (ctx) => {
    const { serial, items } = await currentChecklist(ctx);
    expect([serial, items.map(({ code }) => code)]).toEqual([2, ["registered_here", "has_secrets", "item_2_7"]]);
    const point = await findContactPoint(ctx, contactPointId);
    expect((await checklistOf(ctx, point?.checklistId ?? null)).serial).toBe(1);
  });
  await expect(asActor(lead, (ctx) => editChecklist(ctx, next))).rejects.toThrow(Overtaken);
  // What isn't required needs no declaration.
  const other = await given.firm();
  const input = { ...application, checklist: ["registered_here", "has_secrets"] };
  await asActor(other.owner, (ctx) => applyContactPoint(ctx, input));
});

test("what says the same as the version in force is no next version", async () => {
  const lead = await given.official(["coordinator"]);
  const { serial, source, verified, items } = await asActor(lead, currentChecklist);
  const same = items.map(({ code: _code, ...one }, index) => ({ place: index + 1, ...one }));
  const again = (more: Partial<typeof next>) =>
    asActor(lead, (ctx) => editChecklist(ctx, { serial, source, verified, items: same, ...more }));
  await expect(again({})).rejects.toEqual(refusal("nothing-changed"));
  expect(await again({ source: "另一来源（演示）" })).toEqual({ serial: serial + 1 });
});

test("of two who make the next version at once, one is told", async () => {
  const leads = [await given.official(["coordinator"]), await given.official(["coordinator"])];
  const tries = await Promise.allSettled(leads.map((lead) => asActor(lead, (ctx) => editChecklist(ctx, next))));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
});

test("the form: an emptied item is taken away, whatever is ticked in it; one that is half written is told", () => {
  const row = { "i2.textZh": "条件", "i2.textEn": "Condition", "i2.evidenceZh": "材料", "i2.evidenceEn": "paper" };
  const form = { serial: "1", source: "演示", "i1.textZh": " ", "i1.required": "yes", ...row };
  expect(editChecklistInput.parse(form)).toEqual({
    ...{ serial: 1, source: "演示", verified: false },
    items: [
      {
        ...{ place: 2, textZh: "条件", textEn: "Condition", evidenceZh: "材料", evidenceEn: "paper" },
        ...{ required: false, declared: false },
      },
    ],
  });
  const wrongIn = (typed: object) => editChecklistInput.safeParse(typed).error?.issues.map(({ path }) => path[0]);
  expect(wrongIn({ ...form, source: "", "i2.textEn": "" })).toEqual(["source", "i2.textEn"]);
  expect(wrongIn({ serial: "1", source: "演示" })).toEqual(["checklist"]);
});
