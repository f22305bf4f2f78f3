import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { Register } from "@/platform/periods";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { MAXIMUM_PAPERS } from "../late-entries/policy";
import { recordFor } from "./queries";

type Which = { readonly register: Register; readonly subjectId: string };

/** Takes the paper that shows on which day a register turned, from the city's coordinator. Refusals: `not-found`, and those of `receiveFileFor`. */
export async function receiveRegisterPaper(
  who: () => Promise<Actor>,
  { register, subjectId, ...upload }: Omit<Upload, "target"> & Which,
): Promise<EvidenceReceipt> {
  const which = { register, subjectId };
  return receiveFileFor(who, upload, {
    ...{ kind: "register-paper", maximum: MAXIMUM_PAPERS },
    place: (ctx) => turning(ctx, which),
    under: ({ enterpriseId }) => enterpriseId,
    count: ({ tx }) => tx.registerPaper.count({ where: { subjectId } }),
    find: ({ tx }, bytes) =>
      tx.registerPaper.findFirst({ where: { subjectId, ...bytes }, select: { id: true, uploadedAt: true } }),
    add: ({ tx }, row, record) => tx.registerPaper.createMany({ data: [{ ...which, ...record, ...row }] }),
    told: ({ enterpriseId }) => ({ enterpriseId, detail: { subjectId } }),
  });
}

async function turning(ctx: Ctx, which: Which) {
  const record = ctx.actor.kind === "official" ? await recordFor(ctx, which) : null;
  if (!record) throw new Refusal("not-found");
  return record;
}
