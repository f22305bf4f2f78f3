import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { attach, bureaus, read, refusal, step, write } from "@tests/support/transfers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { fileStore } from "@/platform/storage";
import { looksAtEach } from "../../audit-trail/queries";
import { openTransferFile } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("files", () => {
  test("go along sealed, once, before the sending; both sides take them with a reason, nobody else does", async () => {
    const { police, scitech, desk, lead, firm } = await bureaus();
    const { transferId } = await write(police);
    const [one, again] = [await attach(police, transferId, "演示内容"), await attach(police, transferId, "演示内容")];
    expect(again.id).toBe(one.id);
    for (const actor of [scitech, desk, firm.owner])
      await expect(attach(actor, transferId, "别的")).rejects.toEqual(refusal("not-found"));
    await step(police, { step: "send", transferId, version: 1 });
    await expect(attach(police, transferId, "迟了")).rejects.toEqual(refusal("wrong-status"));
    const take = (actor: Actor, purpose = "transfer") =>
      asActor(actor, (ctx) => openTransferFile(ctx, { fileId: one.id, purpose }));
    await expect(take(desk, "")).rejects.toEqual(refusal("purpose-missing"));
    for (const actor of [lead, scitech, firm.owner, { kind: "public" } as const])
      await expect(take(actor)).rejects.toEqual(refusal("not-found"));
    const file = await take(desk);
    const blocks: Buffer[] = [];
    for await (const block of fileStore().read(file)) blocks.push(block);
    expect([file.name, Buffer.concat(blocks).toString()]).toEqual(["笔录（演示）.txt", "演示内容"]);
    expect((await read(desk, transferId))?.files.map(({ name }) => name)).toEqual(["笔录（演示）.txt"]);
    const looks = await asActor(police, (ctx) => looksAtEach(ctx, [transferId]));
    expect(looks.map(({ act, purpose }) => [act, purpose])).toEqual([
      ["open.sealed", "transfer"],
      ["download.transfer-file", "transfer"],
    ]);
  });

  test("of a file and the sending at once, no file comes in unseen", async () => {
    const { police, desk } = await bureaus();
    const { transferId } = await write(police);
    const [, filed] = await Promise.allSettled([
      step(police, { step: "send", transferId, version: 1 }),
      attach(police, transferId, "演示内容"),
    ]);
    const { length } = (await read(desk, transferId))?.files ?? [];
    expect(length).toBe(filed.status === "fulfilled" ? 1 : 0);
  });
});
