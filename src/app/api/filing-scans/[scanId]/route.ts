import { fileByLink } from "@/platform/file-offer";
import { openScan } from "@/programme/contact-points/scans/queries";

export const dynamic = "force-dynamic";

/** The scan of a signed print-out, for whoever sees the filing. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ scanId: string }> },
): Promise<Response> {
  return fileByLink(request, { name: "openScan", fileId: (await params).scanId, open: openScan });
}
