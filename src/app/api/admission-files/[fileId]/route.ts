import { fileByLink } from "@/platform/file-offer";
import { openAdmissionFile } from "@/programme/contact-points/admission/queries";

export const dynamic = "force-dynamic";

/** A file that shows an item of the admission checklist, for the firm and for who admits it. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ fileId: string }> },
): Promise<Response> {
  return fileByLink(request, { name: "openAdmissionFile", fileId: (await params).fileId, open: openAdmissionFile });
}
