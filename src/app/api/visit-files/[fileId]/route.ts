import { fileByForm, fileByLink } from "@/platform/file-offer";
import { openVisitFile } from "@/programme/visits/files/queries";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ fileId: string }> };

/** A firm's own file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return fileByLink(request, { name: "openVisitFile", fileId: (await params).fileId, open: openVisitFile });
}

/** For an official, who says why. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return fileByForm(request, { name: "openVisitFile", fileId: (await params).fileId, open: openVisitFile });
}
