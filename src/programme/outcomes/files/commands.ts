import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { keepsOutcomes } from "../policy";
import { findValue } from "../queries";

/** The most files that prove one value: against abuse. */
const MAXIMUM = 20;

/** Takes a proof of a value from whoever entered it, while it isn't decided. Refusals: `not-found`, and those of `receiveFileFor`. */
export async function receiveOutcomeFile(
  who: () => Promise<Actor>,
  { valueId, ...upload }: Omit<Upload, "target"> & { readonly valueId: string },
): Promise<EvidenceReceipt> {
  return receiveFileFor(who, upload, {
    ...{ kind: "outcome-file", under: () => valueId, maximum: MAXIMUM },
    place: (ctx) => open(ctx, valueId),
    count: ({ tx }) => tx.outcomeFile.count({ where: { valueId } }),
    find: ({ tx }, bytes) =>
      tx.outcomeFile.findFirst({ where: { valueId, ...bytes }, select: { id: true, uploadedAt: true } }),
    add: ({ tx }, row) => tx.outcomeFile.createMany({ data: [{ valueId, ...row }] }),
    told: () => ({ detail: { valueId } }),
  });
}

async function open(ctx: Ctx, valueId: string): Promise<void> {
  const value = await findValue(ctx, valueId);
  const own = value && keepsOutcomes(ctx.actor) && ctx.actor.personId === value.enteredById;
  if (!own || (value.status !== "entered" && value.status !== "returned")) throw new Refusal("not-found");
}
