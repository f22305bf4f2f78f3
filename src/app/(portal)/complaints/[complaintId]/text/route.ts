import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { findOwn } from "@/programme/complaints/queries";

/** The text as it was submitted, byte by byte: its SHA-256 is the one on the receipt. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ complaintId: string }> },
): Promise<Response> {
  const [{ complaintId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const complaint = await asActor(actor, (ctx) => findOwn(ctx, complaintId));
  if (!complaint?.text) return notHere();
  return new Response(complaint.text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${complaint.number}.txt"`,
      "cache-control": "no-store",
    },
  });
}
