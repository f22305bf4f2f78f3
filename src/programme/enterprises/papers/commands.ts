import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { MAXIMUM_PAPERS } from "./policy";
import { correctionFor } from "./queries";

/** Takes the paper with which a correction was asked for, from the office that corrects there. Refusals: `not-found`, and those of `receiveFileFor`. */
export async function receivePaper(
  who: () => Promise<Actor>,
  { changeId, ...upload }: Omit<Upload, "target"> & { readonly changeId: string },
): Promise<EvidenceReceipt> {
  return receiveFileFor(who, upload, {
    ...{ kind: "change-paper", under: () => changeId, maximum: MAXIMUM_PAPERS },
    place: (ctx) => correcting(ctx, changeId),
    count: ({ tx }) => tx.changePaper.count({ where: { changeId } }),
    find: ({ tx }, bytes) =>
      tx.changePaper.findFirst({ where: { changeId, ...bytes }, select: { id: true, uploadedAt: true } }),
    add: ({ tx }, row) => tx.changePaper.createMany({ data: [{ changeId, ...row }] }),
    told: ({ enterpriseId }) => ({ enterpriseId, detail: { changeId } }),
  });
}

async function correcting(ctx: Ctx, changeId: string) {
  const correction = ctx.actor.kind === "official" ? await correctionFor(ctx, changeId) : null;
  if (!correction) throw new Refusal("not-found");
  return correction;
}
