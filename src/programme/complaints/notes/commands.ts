import { randomUUID } from "node:crypto";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { seal } from "@/platform/vault";

/** Where a note stands: on a complaint, which is also its case, or on a referral, between both of its sides. */
export type NoteTarget = { readonly complaintId: string; readonly referralId?: string };

/** A step that is taken with words: its workflow and its name. */
export type NoteStep = `${"complaint" | "case" | "referral"}.${string}`;

/**
 * Adds what an official wrote, with a step or by itself, sealed under the complaint's key; no note takes another's place. Whether its
 * writer may is the caller's to know. Returns its id.
 */
export async function writeNote(
  ctx: Ctx,
  { complaintId, referralId }: NoteTarget,
  { text, step }: { readonly text: string; readonly step?: NoteStep },
): Promise<string> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const name = `note/${randomUUID()}`;
  const field = referralId ? `referral/${referralId}/${name}` : name;
  const note = await tx.note.create({
    data: {
      ...{ complaintId, field, personId: actor.personId, at: now },
      ...(referralId ? { referralId } : {}),
      ...(step ? { step } : {}),
    },
    select: { id: true },
  });
  await seal(ctx, complaintId, { [field]: text });
  return note.id;
}
