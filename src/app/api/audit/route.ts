import { getTranslations } from "next-intl/server";
import { present, unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { auditPath } from "@/programme/audit-trail/paths";
import { mayReadTrail } from "@/programme/audit-trail/policy";
import { exportTrail } from "@/programme/audit-trail/queries";
import { readAuditFilter } from "@/programme/audit-trail/schema";
import { trailFile } from "@/programme/audit-trail/screens/trail-file";
import { unheededText } from "@/ui/address-notes";

/** The filtered trail as a file, for the audit administrator; for others there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!mayReadTrail(actor)) return nothingThere(actor, request);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const filter = readAuditFilter(search);
  const wrong = unheeded(search, filter);
  if (wrong.length > 0) {
    const t = await getTranslations("ui.address");
    return new Response(wrong.map((part) => unheededText(part, t)).join("\n"), {
      status: 422,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  const { rows, today } = await asActor(actor, async (ctx) => ({
    rows: await exportTrail(ctx, filter),
    today: ctx.today,
  }));
  if (!rows) return new Response(null, { status: 422 });
  if (rows === "too-many")
    return new Response(null, { status: 303, headers: { location: auditPath({ ...present(filter), many: "1" }) } });
  const t = await getTranslations("auditTrail");
  const name = encodeURIComponent(`${t("exportFile")}-${today}.csv`);
  return new Response(trailFile(rows, t), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
      "cache-control": "no-store",
    },
  });
}
