import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { decide } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { complaintPath } from "@/programme/complaints/paths";
import { findOwn } from "@/programme/complaints/queries";
import { WithdrawScreen } from "@/programme/complaints/screens/withdraw-screen";
import { complaintWorkflow } from "@/programme/complaints/workflow";
import { lateOr } from "../../../late-or-not-here";

/** Asks before a complaint is withdrawn. */
export default async function Page({ params }: { readonly params: Promise<{ complaintId: string }> }) {
  const [{ complaintId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const complaint = await asActor(actor, (ctx) => findOwn(ctx, complaintId));
  if (!complaint) return notHere();
  if (!decide(complaintWorkflow, "withdraw", actor, complaint).ok)
    return lateOr(() => redirect(complaintPath(complaintId)));
  return <WithdrawScreen complaint={complaint} formKey={randomUUID()} />;
}
