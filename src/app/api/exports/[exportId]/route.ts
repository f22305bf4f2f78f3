import { z } from "zod";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { recordRefusal, subjectOf } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { exportListFor, MEDIA_TYPES } from "@/programme/export-files";
import { takeExport } from "@/programme/exports/commands";
import { findExport } from "@/programme/exports/queries";

/** A file that a job made, for whoever asked for it and still may take that list away. */
export async function GET(request: Request, { params }: RouteContext<"/api/exports/[exportId]">): Promise<Response> {
  const [{ exportId }, actor] = await Promise.all([params, currentActor()]);
  try {
    if (!z.uuid().safeParse(exportId).success) throw new Refusal("not-found");
    const file = await asActor(actor, async (ctx) => {
      const found = await findExport(ctx, exportId);
      if (!found || !exportListFor(actor, found.list)) throw new Refusal("not-found");
      return takeExport(ctx, exportId);
    });
    return new Response(new Uint8Array(file.content), {
      headers: {
        "content-type": MEDIA_TYPES[file.format === "csv" ? "csv" : "xlsx"],
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (actor.kind !== "public")
      await recordRefusal(actor, "take-export", error.code, subjectOf(new URL(request.url).pathname).subject);
    return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  }
}
