import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { mayAdd, readsWhole } from "./policy";
import { readersOf, readersOfSupplement, recipientsOf, visible } from "./queries";
import type { SendMessage, Supply, Withdraw } from "./schema";
import { complaintWorkflow } from "./workflow";

const subject = {
  id: true,
  number: true,
  status: true,
  version: true,
  enterpriseId: true,
  divisionCode: true,
  team: true,
  proposal: true,
} as const;

/** A complaint as its workflow needs it, or the refusal `not-found`. What blocked its submission is over once it is submitted. */
export async function complaintFor({ tx, actor }: Ctx, complaintId: string) {
  const where = visible(actor);
  const found =
    where && (await tx.complaint.findFirst({ where: { AND: [where, { id: complaintId }] }, select: subject }));
  if (!found) throw new Refusal("not-found");
  return { ...found, complaintId: found.id, blocking: [] };
}

/**
 * Writes to the other side, sealed: the firm to those who read it (`readersOf`), an official who reads the complaint whole to
 * the firm. Also after the end. Refusals: `not-found`, `not-submitted`.
 */
export async function sendMessage(ctx: Ctx, input: SendMessage): Promise<{ complaintId: string; messageId: string }> {
  const complaint = await complaintFor(ctx, input.complaintId);
  if (!mayAdd(complaint.status)) throw new Refusal("not-submitted");
  return writeMessage(ctx, complaint, { text: input.text, kind: "complaint.message" });
}

type Written = {
  readonly text: string;
  /** Null: its readers are told of what it comes with. */
  readonly kind: string | null;
};

/** Writes a sealed message and tells its readers under a kind of its own: what a step says to the firm. Refuses `not-found` to who doesn't read the complaint whole. */
export async function writeMessage(
  ctx: Ctx,
  complaint: Awaited<ReturnType<typeof complaintFor>>,
  { text, kind }: Written,
): Promise<{ complaintId: string; messageId: string }> {
  const { tx, actor, now } = ctx;
  const { id: complaintId, enterpriseId, number } = complaint;
  const fromFirm = actor.kind === "firm";
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-found");
  if (!fromFirm && !readsWhole(actor, complaint)) throw new Refusal("not-found");
  const { id: messageId } = await tx.message.create({
    data: { complaintId, fromFirm, personId: actor.personId, sentAt: now },
    select: { id: true },
  });
  await seal(ctx, complaintId, { [`message/${messageId}`]: text });
  ctx.record({ act: "send.message", subjectKind: "message", subjectId: messageId, complaintId, enterpriseId });
  if (kind === null) return { complaintId, messageId };
  const told = fromFirm ? await readersOf(ctx, complaint) : await recipientsOf(ctx, "firm", complaint);
  await tell(ctx, told, { kind, subjectKind: "complaint", subjectId: complaintId, number });
  return { complaintId, messageId };
}

/** Tells those who read a complaint that its firm handed in more: once for what comes together, until they have read that it did. */
export async function tellOfSupplement(
  ctx: Ctx,
  complaint: Parameters<typeof readersOfSupplement>[1] & { readonly number: string | null },
): Promise<void> {
  await tell(ctx, await readersOfSupplement(ctx, complaint), {
    kind: "complaint.supplement",
    subjectKind: "complaint",
    subjectId: complaint.id,
    number: complaint.number,
  });
}

/**
 * Tells the bureau that more was handed in. A complaint that had been returned goes back to intake by it; at any other time it is told as the
 * files that came with it are. Refusals: `not-found`, `not-submitted`, `overtaken`.
 */
export async function supplyMore(ctx: Ctx, input: Supply): Promise<{ complaintId: string }> {
  const complaint = await complaintFor(ctx, input.complaintId);
  if (ctx.actor.kind !== "firm") throw new Refusal("not-found");
  if (!mayAdd(complaint.status)) throw new Refusal("not-submitted");
  const returned = complaint.status === "returned";
  if (input.text !== "") await writeMessage(ctx, complaint, { text: input.text, kind: null });
  if (returned) {
    await takeStep(ctx, complaintWorkflow, {
      step: "supply",
      subject: complaint,
      version: input.version,
      swap: (where, data) => ctx.tx.complaint.updateMany({ where, data }),
      recipients: (party) => recipientsOf(ctx, party, complaint),
    });
    return { complaintId: complaint.id };
  }
  if (input.text === "")
    ctx.record({
      act: "supply.complaint",
      subjectKind: "complaint",
      subjectId: complaint.id,
      complaintId: complaint.id,
      enterpriseId: complaint.enterpriseId,
    });
  await tellOfSupplement(ctx, complaint);
  return { complaintId: complaint.id };
}

/** The firm withdraws. What was filed stays. Refusals: `not-found`, `wrong-status`, `overtaken`. */
export async function withdrawComplaint(ctx: Ctx, input: Withdraw): Promise<{ complaintId: string }> {
  const complaint = await complaintFor(ctx, input.complaintId);
  await takeStep(ctx, complaintWorkflow, {
    step: "withdraw",
    subject: complaint,
    version: input.version,
    swap: (where, data) => ctx.tx.complaint.updateMany({ where, data: { ...data, decidedAt: ctx.now } }),
    recipients: (party) => recipientsOf(ctx, party, complaint),
  });
  return { complaintId: complaint.id };
}
