import { fileByLink } from "@/platform/file-offer";
import { openPaper } from "@/programme/enterprises/papers/queries";

export const dynamic = "force-dynamic";

/** The paper of a correction, for the office that corrects there. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ paperId: string }> },
): Promise<Response> {
  return fileByLink(request, { name: "openPaper", fileId: (await params).paperId, open: openPaper });
}
