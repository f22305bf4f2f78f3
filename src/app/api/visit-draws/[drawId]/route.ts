import { z } from "zod";
import { hashOf, listText } from "@/kernel/draw";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { findDraw, listOf } from "@/programme/visits/draws/queries";

export const dynamic = "force-dynamic";

/**
 * The frozen list of a draw, as the text whose SHA-256 is published. It names firms, so it is for those who see the draw, and taking it away is
 * an act in the trail. 404 for everybody else and before it is frozen.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ drawId: string }> },
): Promise<Response> {
  const [{ drawId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!z.uuid().safeParse(drawId).success) return nothingThere(actor, request);
  const text = await asActor(actor, async (ctx) => {
    const draw = await findDraw(ctx, drawId);
    if (!draw?.frozenAt) return null;
    const list = listText(await listOf(ctx, draw));
    ctx.record({
      act: "export.visit-draws",
      subjectKind: "visit-draw",
      subjectId: drawId,
      detail: { list: hashOf(list) },
    });
    return list;
  });
  if (text === null) return nothingThere(actor, request);
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="draw-${drawId.slice(-12)}.txt"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
