import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { moveTransfer, writeTransfer } from "@/programme/transfers/commands";
import { receiveTransferFile } from "@/programme/transfers/files/commands";
import { findTransfer, openTransferTexts } from "@/programme/transfers/queries";
import type { TakeTransferStep } from "@/programme/transfers/schema";
import * as given from "./given";
import { toldOnce } from "./told-once";

/** What a department hands over, on its way: who is around it, and how it goes on. */

export const ABOUT = "演示密封件厂（演示）";
export const FOUND = "没有犯罪事实，但可能使用了他人的客户名单（演示）";
export const refusal = (code: string) => expect.objectContaining({ code });

export const write = (actor: Actor, divisionCode = "330400") =>
  asActor(actor, (ctx) => writeTransfer(ctx, { divisionCode, ground: "no_crime", subject: ABOUT, account: FOUND }));
export const step = (actor: Actor, input: TakeTransferStep) => asActor(actor, (ctx) => moveTransfer(ctx, input));
export const see = (actor: Actor, id: string) => asActor(actor, (ctx) => findTransfer(ctx, id));
export const read = (actor: Actor, id: string) =>
  asActor(actor, async (ctx) => {
    const transfer = await findTransfer(ctx, id);
    return transfer && openTransferTexts(ctx, transfer, "transfer");
  });

export const bureaus = toldOnce(async () => ({
  police: await given.official(["department_handler"], { kind: "police", name: "周演示" }),
  scitech: await given.official(["department_handler"], { kind: "science_tech" }),
  desk: await given.official(["intake"], { name: "收演示" }),
  leader: await given.official(["bureau_leader"]),
  lead: await given.official(["coordinator"]),
  nanhu: await given.official(["intake"], { division: "330402" }),
  officer: await given.official(["investigator"]),
  firm: await given.firm(),
}));

/** Sent to the city's bureau; version 2. */
export const sent = toldOnce(async () => {
  const people = await bureaus();
  const { transferId } = await write(people.police);
  await step(people.police, { step: "send", transferId, version: 1 });
  return { ...people, transferId };
});

export function attach(actor: Actor, transferId: string, text: string) {
  const bytes = Buffer.from(text);
  const hash = createHash("sha256").update(bytes).digest("hex");
  async function* pieces() {
    yield bytes;
  }
  return receiveTransferFile(async () => actor, { transferId, name: "笔录（演示）.txt", hash, bytes: pieces() });
}
