import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { see, sent, step, write } from "@tests/support/transfers";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { searchAll } from "../search/queries";
import { countTransfers, listTransfers } from "./queries";
import type { TransferFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

test("is found by its number and by that of the register, by whoever sees it, in the list and in the one box", async () => {
  const { police, scitech, desk, leader, lead, nanhu, officer, firm, transferId } = await sent();
  await step(desk, { step: "accept", transferId, version: 2 });
  await step(desk, { step: "answer", transferId, version: 3, answer: "registered", text: "已登记（演示）" });
  const { number = null, sourceNumber = null } = (await see(desk, transferId)) ?? {};
  const box = async (actor: Actor, q: string) =>
    (await asActor(actor, (ctx) => searchAll(ctx, q))).groups.flatMap(({ of, hits }) =>
      of === "transfers" ? hits.rows.map(({ id }) => id) : [],
    );
  const listed = async (actor: Actor, filter: TransferFilter) =>
    (await asActor(actor, (ctx) => listTransfers(ctx, filter))).rows.map(({ id }) => id);
  for (const q of [number ?? "", sourceNumber ?? ""]) {
    expect(q).not.toBe("");
    for (const actor of [police, desk, leader, lead]) {
      expect(await box(actor, q)).toEqual([transferId]);
      expect(await listed(actor, { q, answer: "registered" })).toEqual([transferId]);
    }
    for (const actor of [scitech, nanhu, officer, firm.owner]) expect(await box(actor, q)).toEqual([]);
  }
  expect(await listed(desk, { q: "9999" })).toEqual([]);
  expect(await listed(desk, { answer: "not_followed" })).toEqual([]);
});

test("the count and the list are the same number for every reader and filter", async () => {
  const { police, scitech, desk, leader, lead, nanhu } = await sent();
  await write(police);
  const seen: Record<string, number> = {};
  for (const [name, actor] of Object.entries({ police, scitech, desk, leader, lead, nanhu })) {
    for (const filter of [{}, { mine: "1" }, { status: "sent" }, { overdue: "1" }] satisfies TransferFilter[]) {
      const [count, list] = await asActor(actor, async (ctx) => [
        await countTransfers(ctx, filter),
        await listTransfers(ctx, filter),
      ]);
      expect([list.total, list.rows.length]).toEqual([count, count]);
      if (filter.mine) seen[name] = count;
    }
  }
  expect(seen).toEqual({ police: 1, scitech: 0, desk: 1, leader: 0, lead: 0, nanhu: 0 });
});
