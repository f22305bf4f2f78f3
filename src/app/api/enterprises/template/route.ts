import { getLocale, getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { excelFile } from "@/platform/spreadsheet";
import { mayImport } from "@/programme/enterprises/imports/policy";
import { templateSheet } from "@/programme/enterprises/imports/screens/template-sheet";

/** The empty list, to be filled in: its heads, and on a second sheet what may stand under them. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!mayImport(actor)) return nothingThere(actor, request);
  const [t, titles, sizes, locale] = await Promise.all([
    getTranslations("imports"),
    getTranslations({ locale: "zh-CN", namespace: "enterprises.titles" }),
    getTranslations({ locale: "zh-CN", namespace: "enterprises.sizes" }),
    getLocale(),
  ]);
  const places = await asActor(actor, placesOf);
  const { title, columns, notes, choices } = templateSheet({
    t,
    titles,
    sizes,
    places,
    locale: locale === "en" ? "en" : "zh-CN",
  });
  const body = await excelFile({ title, columns, rows: [], notes, choices }, t("template.notes"));
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${t("template.file")}.xlsx`)}`,
      "cache-control": "no-store",
    },
  });
}
