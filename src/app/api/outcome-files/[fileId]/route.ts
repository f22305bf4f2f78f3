import { fileByLink } from "@/platform/file-offer";
import { openOutcomeFile } from "@/programme/outcomes/files/queries";

export const dynamic = "force-dynamic";

/** The proof of a value, for those who keep values. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ fileId: string }> },
): Promise<Response> {
  return fileByLink(request, { name: "openOutcomeFile", fileId: (await params).fileId, open: openOutcomeFile });
}
