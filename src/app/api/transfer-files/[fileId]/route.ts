import { fileByForm } from "@/platform/file-offer";
import { openTransferFile } from "@/programme/transfers/files/commands";

export const dynamic = "force-dynamic";

/** A file that came along with what a department handed over, for its readers, who say why. */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ fileId: string }> },
): Promise<Response> {
  return fileByForm(request, {
    name: "openTransferFile",
    fileId: (await params).fileId,
    open: openTransferFile,
  });
}
