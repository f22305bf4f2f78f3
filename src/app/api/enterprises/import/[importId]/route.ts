import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { excelFile } from "@/platform/spreadsheet";
import { everyPreviewRow, findImport } from "@/programme/enterprises/imports/queries";
import { correctionsSheet } from "@/programme/enterprises/imports/screens/corrections-sheet";
import { logMoment } from "@/ui/format";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The list as it came, with what is wrong in a last column: it goes back to whoever wrote it. An act like any export. */
export async function GET(request: Request, { params }: RouteContext<"/api/enterprises/import/[importId]">) {
  const [{ importId }, actor] = await Promise.all([params, currentActor()]);
  if (!z.uuid().safeParse(importId).success || actor.kind !== "official") return nothingThere(actor, request);
  const [t, fields, e] = await Promise.all([
    getTranslations("imports"),
    getTranslations("enterprises.fields"),
    getTranslations("ui.export"),
  ]);
  const read = await asActor(actor, async (ctx) => {
    const record = await findImport(ctx, importId);
    if (!record) return null;
    const sheet = correctionsSheet(record, await everyPreviewRow(ctx, importId), { t, fields });
    const detail = { count: sheet.rows.length, errors: record.errorCount, format: "xlsx" };
    ctx.record({ act: "export.import", subjectKind: "enterprise-import", subjectId: importId, detail });
    return { record, sheet, now: ctx.now };
  });
  if (!read) return nothingThere(actor, request);
  const { record, sheet, now } = read;
  const notes = [
    [e("list"), record.fileName],
    [e("by"), actor.name],
    [e("at"), logMoment(now)],
    [e("count"), sheet.rows.length],
  ] as const;
  const body = await excelFile({ title: t("preview.title"), ...sheet, notes }, e("notes"));
  const name = `${record.fileName.replace(/\.\w{1,5}$/, "")}-${t("fileLabel")}.xlsx`;
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": XLSX,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}
