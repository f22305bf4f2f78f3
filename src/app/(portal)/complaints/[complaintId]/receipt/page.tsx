import { z } from "zod";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { notHere, requireFirm } from "@/platform/session";
import { findOwn } from "@/programme/complaints/queries";
import { ReceiptScreen } from "@/programme/complaints/screens/receipt-screen";

/** The receipt of a submitted complaint. */
export default async function Page({ params }: { readonly params: Promise<{ complaintId: string }> }) {
  const [{ complaintId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const { complaint, today } = await asActor(actor, async (ctx) => ({
    complaint: await findOwn(ctx, complaintId),
    today: ctx.today,
  }));
  if (!complaint?.submittedAt) return notHere();
  return (
    <ReceiptScreen complaint={complaint} submittedAt={complaint.submittedAt} today={today} phone={env().SITE_PHONE} />
  );
}
