import { type Day, dateOf } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { SiteDetail } from "../queries";
import type { TakeSiteStep } from "../schema";

/** The visit at which a site was checked, and its day. */
export type CheckedAt = { readonly id: string; readonly heldOn: Day };

/** Keeps what a check or a reassessment found; of a check that a visit ended with, on the visit's day. Refusals: `not-yours`, `below-pass-mark`. */
export async function keepCheck(
  { tx, actor, now, today }: Ctx,
  site: Pick<SiteDetail, "id" | "sheet">,
  input: Extract<TakeSiteStep, { step: "check" | "rectify" | "renew" }>,
  visit?: CheckedAt,
): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-yours");
  if (input.step === "renew" && input.points < site.sheet.content.passMark) throw new Refusal("below-pass-mark");
  await tx.siteCheck.createMany({
    data: [
      {
        siteId: site.id,
        kind: input.step === "renew" ? "reassessment" : "yearly",
        checkedOn: dateOf(visit?.heldOn ?? today),
        findings: input.findings,
        points: input.step === "renew" ? input.points : null,
        result: input.step === "rectify" ? "rectify" : "kept",
        byId: actor.personId,
        at: now,
        visitId: visit?.id ?? null,
      },
    ],
  });
}
