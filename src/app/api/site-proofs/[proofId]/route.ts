import { z } from "zod";
import { Refusal } from "@/kernel/refusal";
import { sentenceFor } from "@/platform/action";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { recordRefusal, subjectOf } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { fileStore } from "@/platform/storage";
import { openProof } from "@/programme/demonstration-sites/assessment/queries";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ proofId: string }> };

/** A proof of a site's self-assessment, or a reviewer's photograph: for the firm and for those who judge. The look is on the trail first. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { proofId } = await params;
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  try {
    if (!z.uuid().safeParse(proofId).success) throw new Refusal("not-found");
    const file = await asActor(actor, (ctx) => openProof(ctx, proofId));
    await fileStore().verify(file, file);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of fileStore().read(file)) chunks.push(new Uint8Array(chunk));
    return new Response(new Blob(chunks), {
      headers: {
        "content-type": file.mediaType,
        "content-disposition": `attachment; filename="${file.id}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-sha256": file.sha256,
      },
    });
  } catch (error) {
    const code = error instanceof Refusal ? error.code : "failed";
    if (error instanceof Refusal)
      await recordRefusal(actor, "openProof", code, subjectOf(new URL(request.url).pathname).subject);
    const reference = error instanceof Refusal ? "" : referenceFor(error, { handler: "openProof", proofId });
    return new Response(await sentenceFor("demonstrationSites", "refusals", code, { reference }), {
      status: code === "failed" ? 500 : 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
}
