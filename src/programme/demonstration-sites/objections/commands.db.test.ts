import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { badgesOf } from "../../desks/queries";
import { findSite } from "../queries";
import { countSites } from "../queue/queries";
import { answerObjection, objectToSite } from "./commands";
import { findObjection, listObjections, objectionByCode } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const object = (siteId: string, formKey: string = randomUUID(), text = "异议（演示）") =>
  asSystem("object-to-site", (ctx) => objectToSite(ctx, { siteId, text, name: "市民甲", contact: "138", formKey }));
const idOf = () =>
  asSystem("look", async ({ tx }) => (await tx.siteObjection.findFirstOrThrow({ select: { id: true } })).id);
const answer = (actor: Actor, siteId: string, objectionId: string, outcome: "upheld" | "rejected" = "rejected") =>
  asActor(actor, (ctx) => answerObjection(ctx, { siteId, objectionId, outcome, answer: "经核查不成立（演示）" }));

test("an open objection stops the award until it is answered; the objector finds the answer by his code", async () => {
  const { siteId, lead } = await site.inNotice();
  const { code } = await object(siteId);
  expect(await asActor(lead, (ctx) => countSites(ctx, { mine: "1" }))).toBe(1);
  given.atMoment("2016-12-02T09:00:00+08:00");
  await expect(site.step(lead, siteId, { step: "award" })).rejects.toEqual(refusal("objection-open"));
  const find = () => asSystem("look", (ctx) => objectionByCode(ctx, code));
  expect(await find()).toMatchObject({ outcome: null, answer: null });
  await answer(lead, siteId, await idOf());
  expect(await find()).toMatchObject({ outcome: "rejected", answer: "经核查不成立（演示）" });
  await site.step(lead, siteId, { step: "award" });
  expect((await asActor(lead, (ctx) => findSite(ctx, siteId)))?.status).toBe("awarded");
});

test("one that is upheld ends it: there is no award, only a refusal", async () => {
  const { siteId, lead } = await site.inNotice();
  await object(siteId);
  await answer(lead, siteId, await idOf(), "upheld");
  given.atMoment("2016-12-02T09:00:00+08:00");
  await expect(site.step(lead, siteId, { step: "award" })).rejects.toEqual(refusal("objection-upheld"));
  await site.step(lead, siteId, { step: "refuse", reason: "异议成立（演示）" });
});

test("one that is open when the site is refused still waits for its answer, in the list and on the desk", async () => {
  const { siteId, lead } = await site.inNotice();
  const { code } = await object(siteId);
  await site.step(lead, siteId, { step: "refuse", reason: "申报材料不实（演示）" });
  const waits = () =>
    asActor(lead, async (ctx) => [await countSites(ctx, { mine: "1" }), (await badgesOf(ctx)).demonstrationSites]);
  expect(await waits()).toEqual([1, 1]);
  await answer(lead, siteId, await idOf(), "upheld");
  expect(await waits()).toEqual([0, 0]);
  expect(await asSystem("look", (ctx) => objectionByCode(ctx, code))).toMatchObject({ outcome: "upheld" });
});

test("the same form with a corrected text is an objection of its own: neither text is lost", async () => {
  const { siteId } = await site.inNotice();
  const formKey = randomUUID();
  const [first, second] = [await object(siteId, formKey), await object(siteId, formKey, "异议，补充事实（演示）")];
  expect(second.code).not.toBe(first.code);
  await asSystem("look", async ({ tx }) =>
    expect((await tx.siteObjection.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text)).toEqual([
      "异议（演示）",
      "异议，补充事实（演示）",
    ]),
  );
});

test("a form sent twice, also at once, is one objection with one code", async () => {
  const { siteId } = await site.inNotice();
  const formKey = randomUUID();
  const codes = await Promise.all([object(siteId, formKey), object(siteId, formKey)]);
  codes.push(await object(siteId, formKey));
  expect(new Set(codes.map(({ code }) => code)).size).toBe(1);
  expect((await object(siteId)).code).not.toBe(codes[0]?.code);
  await asSystem("look", async ({ tx }) => {
    expect(await tx.siteObjection.count()).toBe(2);
    expect(JSON.stringify(await tx.idempotencyKey.findMany())).not.toContain(codes[0]?.code);
  });
});

test("all that came are listed for those who answer, the open ones first; for nobody else there is a list", async () => {
  const { siteId, lead, chief, firm, county, experts, panel } = await site.inNotice();
  await object(siteId);
  const first = await idOf();
  await answer(lead, siteId, first);
  await object(siteId, randomUUID(), "另一条异议（演示）");
  for (const actor of [lead, chief]) {
    const rows = await asActor(actor, (ctx) => listObjections(ctx));
    expect(rows.map(({ outcome }) => outcome)).toEqual([null, "rejected"]);
    expect(rows[1]).toMatchObject({ id: first, siteId });
    expect(JSON.stringify(rows)).not.toContain("异议（演示）");
  }
  for (const actor of [firm.owner, county, ...experts, ...panel, { kind: "public" } as const])
    expect(await asActor(actor, (ctx) => listObjections(ctx))).toEqual([]);
});

test("is taken during the notice only", async () => {
  const { siteId } = await site.voted();
  await expect(object(siteId)).rejects.toEqual(refusal("not-in-notice"));
  const announced = await site.inNotice();
  // To the last minute of the last day: there is no award that day, nor the next before it is answered.
  given.atMoment("2016-12-01T23:59:59+08:00");
  await expect(site.step(announced.lead, announced.siteId, { step: "award" })).rejects.toEqual(
    refusal("notice-running"),
  );
  await object(announced.siteId);
  given.atMoment("2016-12-02T00:00:00+08:00");
  await expect(site.step(announced.lead, announced.siteId, { step: "award" })).rejects.toEqual(
    refusal("objection-open"),
  );
  await expect(object(announced.siteId)).rejects.toEqual(refusal("not-in-notice"));
});

test("who objects is known to those who answer, and each look is recorded; the firm, its county, reviewers and others learn nothing", async () => {
  const { siteId, lead, chief, firm, county, experts, panel } = await site.inNotice();
  await object(siteId);
  const id = await idOf();
  for (const actor of [lead, chief])
    expect(await asActor(actor, (ctx) => findObjection(ctx, siteId, id))).toMatchObject({
      name: "市民甲",
      contact: "138",
    });
  await asSystem("look", async ({ tx }) => {
    const looks = await tx.auditEntry.findMany({
      where: { act: "open.sealed", subjectId: id },
      select: { enterpriseId: true },
    });
    expect(looks).toEqual([{ enterpriseId: null }, { enterpriseId: null }]);
  });
  for (const actor of [firm.owner, county, ...experts, ...panel, { kind: "public" } as const]) {
    expect(await asActor(actor, (ctx) => findObjection(ctx, siteId, id))).toBeNull();
    expect(
      await asActor(actor, async ({ tx }) => [
        await tx.siteObjection.count(),
        await tx.sealedValue.count({ where: { recordId: id } }),
        await tx.recordKey.count({ where: { recordId: id } }),
      ]),
    ).toEqual([0, 0, 0]);
    await expect(answer(actor, siteId, id)).rejects.toEqual(refusal("not-found"));
  }
});

test("of two who answer at once one does", async () => {
  const { siteId, lead, chief } = await site.inNotice();
  await object(siteId);
  const id = await idOf();
  const tries = await Promise.allSettled([answer(lead, siteId, id), answer(chief, siteId, id, "upheld")]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "already-answered" } });
});
