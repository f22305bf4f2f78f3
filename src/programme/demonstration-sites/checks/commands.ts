import { type Day, dateOf } from "@/kernel/days";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { SiteDetail } from "../queries";
import type { TakeSiteStep } from "../schema";
import { currentSheet } from "../score-sheets/queries";
import { fullMarks } from "../score-sheets/schema";
import { UNAPPROVED } from "./queries";

/** The visit at which a site was checked, and its day. */
export type CheckedAt = { readonly id: string; readonly heldOn: Day };

/**
 * Keeps what a check or a reassessment found; of a check that a visit ended with, on the visit's day. A reassessment is by the score sheet of
 * this day, and waits for a second person. Refusals: `not-yours`; faults: `total-too-high`, `points-too-few`.
 */
export async function keepCheck(
  ctx: Ctx,
  site: Pick<SiteDetail, "id">,
  input: Extract<TakeSiteStep, { step: "check" | "rectify" | "reassess" }>,
  visit?: CheckedAt,
): Promise<void> {
  const { tx, actor, now, today } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const reassessed =
    input.step === "reassess" ? { points: input.points, sheetId: await sheetFor(ctx, input.points) } : {};
  await tx.siteCheck.createMany({
    data: [
      {
        siteId: site.id,
        kind: input.step === "reassess" ? "reassessment" : "yearly",
        checkedOn: dateOf(visit?.heldOn ?? today),
        findings: input.findings,
        ...reassessed,
        result: input.step === "rectify" ? "rectify" : "kept",
        byId: actor.personId,
        at: now,
        visitId: visit?.id ?? null,
      },
    ],
  });
}

/** Keeps what the firm reported that it set right, on the day on which it is accepted. Refusals: `not-yours`, `rectification-missing`. */
export async function keepRectification(
  { tx, actor, now, today }: Ctx,
  { id: siteId, rectification }: Pick<SiteDetail, "id" | "rectification">,
): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-yours");
  if (rectification === null) throw new Refusal("rectification-missing");
  const accepted = { kind: "rectification", result: "kept", findings: rectification } as const;
  await tx.siteCheck.createMany({
    data: [{ siteId, ...accepted, checkedOn: dateOf(today), byId: actor.personId, at: now }],
  });
}

/** The sheet of this day, when these points are within it and enough. */
async function sheetFor(ctx: Ctx, points: number): Promise<string> {
  const { id, content } = await currentSheet(ctx);
  const { points: full, bonus } = fullMarks(content);
  if (points > full + bonus) throw new InvalidInput({ points: ["total-too-high"] });
  if (points < content.passMark) throw new InvalidInput({ points: ["points-too-few"] });
  return id;
}

/** The second person approves the reassessment that waits. The caller has decided that it isn't his own. Refusals: `not-yours`, `reassessment-missing`. */
export async function approveReassessment(ctx: Ctx, siteId: string): Promise<void> {
  const { actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  await settle(ctx, siteId, { approvedById: actor.personId, approvedAt: now });
}

/** The reassessment that waits is turned down, or taken back by whoever entered it; its points and findings stay. Refusals: as above. */
export async function turnDownReassessment(ctx: Ctx, siteId: string): Promise<void> {
  const { actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  await settle(ctx, siteId, { turnedDownById: actor.personId, turnedDownAt: now });
}

type Settled =
  | { readonly approvedById: string; readonly approvedAt: Date }
  | { readonly turnedDownById: string; readonly turnedDownAt: Date };

/** Only one waits at a time; of data from before that rule the one that was entered last. */
async function settle({ tx }: Ctx, siteId: string, data: Settled): Promise<void> {
  const waiting = await tx.siteCheck.findFirst({
    where: { siteId, ...UNAPPROVED },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  const { count } = await tx.siteCheck.updateMany({ where: { id: waiting?.id ?? siteId, ...UNAPPROVED }, data });
  if (count !== 1) throw new Refusal("reassessment-missing");
}
