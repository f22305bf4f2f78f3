import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { moveComplaint } from "../handling/commands";
import type { AssignMany } from "./schema";

/**
 * Gives several new complaints to the same officers: all of them or, when one has meanwhile been handled by somebody else, none, so that
 * nobody has to find out which. Refusals: `one-overtaken`, and those of `moveComplaint`.
 */
export async function assignMany(ctx: Ctx, { picked, officers }: AssignMany): Promise<{ assigned: number }> {
  for (const value of new Set(picked)) {
    const [complaintId = "", version] = value.split("~");
    try {
      await moveComplaint(ctx, { step: "assign", complaintId, version: Number(version), officers });
    } catch (error) {
      // What was assigned meanwhile is out of intake's sight: the same to it as absent.
      if (error instanceof Overtaken || (error instanceof Refusal && error.code === "not-found"))
        throw new Refusal("one-overtaken");
      throw error;
    }
  }
  return { assigned: new Set(picked).size };
}
