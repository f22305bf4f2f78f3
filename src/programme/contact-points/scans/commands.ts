import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { type Filing, findFiling } from "../counter/queries";
import { MAXIMUM_SCANS } from "./policy";

/**
 * Takes the scan of a signed print-out from an official who sees the filing, while it waits. Refusals: `not-found`, `wrong-status`, and those of
 * `receiveFileFor`.
 */
export async function receiveScan(
  who: () => Promise<Actor>,
  { filingId, ...upload }: Omit<Upload, "target"> & { readonly filingId: string },
): Promise<EvidenceReceipt> {
  return receiveFileFor(who, upload, {
    ...{ kind: "filing-scan", under: () => filingId, maximum: MAXIMUM_SCANS },
    place: (ctx) => waiting(ctx, filingId),
    count: async (_ctx, { scans }) => scans.length,
    find: ({ tx }, bytes) =>
      tx.filingScan.findFirst({ where: { filingId, ...bytes }, select: { id: true, uploadedAt: true } }),
    add: ({ tx }, row) => tx.filingScan.createMany({ data: [{ filingId, ...row }] }),
    told: ({ enterpriseId }) => ({ enterpriseId, detail: { filingId } }),
  });
}

/** The filing, while an official may add to it. */
async function waiting(ctx: Ctx, filingId: string): Promise<Filing> {
  const filing = ctx.actor.kind === "official" ? await findFiling(ctx, filingId) : null;
  if (!filing) throw new Refusal("not-found");
  if (filing.status !== "waiting") throw new Refusal("wrong-status");
  return filing;
}
