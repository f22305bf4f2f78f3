import { fileByLink } from "@/platform/file-offer";
import { openProof } from "@/programme/demonstration-sites/assessment/queries";

export const dynamic = "force-dynamic";

/** A proof of a site's self-assessment, or a reviewer's photograph: for the firm and for those who judge. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ proofId: string }> },
): Promise<Response> {
  const { proofId } = await params;
  return fileByLink(request, { name: "openProof", fileId: proofId, open: (ctx) => openProof(ctx, proofId) });
}
