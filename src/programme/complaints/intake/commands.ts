import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { moveComplaint } from "../handling/commands";
import type { PickedComplaint } from "./schema";

/**
 * Gives one of several picked complaints to the officers of them all. Refusals: `handled-meanwhile`, and those of `moveComplaint`.
 */
export async function assignPicked(
  ctx: Ctx,
  { complaintId, version }: PickedComplaint,
  officers: string[],
): Promise<{ complaintId: string }> {
  try {
    return await moveComplaint(ctx, { step: "assign", complaintId, version, officers });
  } catch (error) {
    // What was assigned meanwhile is out of intake's sight: the same to it as absent.
    if (error instanceof Overtaken || (error instanceof Refusal && error.code === "not-found"))
      throw new Refusal("handled-meanwhile");
    throw error;
  }
}
