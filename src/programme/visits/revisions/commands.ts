import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { VisitDetail } from "../queries";
import { recordOf } from "./queries";

/** Keeps the record that stood, as it stood, when another has taken its place. Append-only. */
export async function keepRecord({ tx, actor, now }: Ctx, visit: VisitDetail): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const { id: visitId, version, checklistId, signedAt } = visit;
  await tx.visitRevision.createMany({
    data: [
      {
        ...{ visitId, version, revisedById: actor.personId, revisedAt: now },
        record: { ...recordOf(visit), checklistId, signedAt: signedAt?.toISOString() ?? null },
      },
    ],
  });
}
