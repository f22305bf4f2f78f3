import { fileByLink } from "@/platform/file-offer";
import { openRegisterPaper } from "@/programme/targets/papers/queries";

export const dynamic = "force-dynamic";

/** The paper that shows on which day a register turned, for its bureau and the city. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ paperId: string }> },
): Promise<Response> {
  return fileByLink(request, { name: "openRegisterPaper", fileId: (await params).paperId, open: openRegisterPaper });
}
