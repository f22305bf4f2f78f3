import { fileByForm, fileByLink } from "@/platform/file-offer";
import { openDownload } from "@/programme/evidence/queries";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ evidenceId: string }> };

/** A firm's own file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return fileByLink(request, offerOf((await params).evidenceId));
}

/** For an official, who says why. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return fileByForm(request, offerOf((await params).evidenceId));
}

function offerOf(fileId: string) {
  return {
    name: "openDownload",
    fileId,
    open: (ctx: Parameters<typeof openDownload>[0], wanted: { readonly purpose: string }) =>
      openDownload(ctx, { evidenceId: fileId, purpose: wanted.purpose }),
  };
}
