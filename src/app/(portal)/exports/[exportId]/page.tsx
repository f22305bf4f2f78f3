import { getLocale } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { exportListFor, exportListNamed, mostRowsOf } from "@/programme/export-files";
import { toldOf } from "@/programme/export-words";
import { findExport } from "@/programme/exports/queries";
import { ExportScreen } from "@/programme/exports/screens/export-screen";
import { NoExportScreen } from "@/programme/exports/screens/no-export-screen";
import { exportHref } from "@/ui/export-links";

export default async function Page({ params }: PageProps<"/exports/[exportId]">) {
  const [{ exportId }, actor, locale] = await Promise.all([params, requireActor(), getLocale()]);
  if (!z.uuid().safeParse(exportId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const found = await findExport(ctx, exportId);
    if (!found) return null;
    const list = exportListNamed(found.list);
    const asked = { query: found.query, locale: locale === "en" ? "en" : "zh-CN" } as const;
    return { found, about: list && (await toldOf(ctx, list, asked)) };
  });
  if (!read) return notHere();
  const { found, about } = read;
  const { query, columns: column, format, fault } = found;
  const list = exportListFor(actor, found.list);
  // It stood in an address, where anybody could write it; the home page is none that he asked on.
  const back = returnPath(found.backTo);
  const backHref = back === "/" ? undefined : back;
  if (fault === "too-many" && list)
    return (
      <NoExportScreen
        hrefOf={(kept, one) => exportHref(found.list, { ...kept, column, format: one })}
        query={query}
        format={format}
        most={mostRowsOf(list, format)}
        unheeded={[]}
        about={about}
        backHref={backHref}
      />
    );
  const againHref = list && exportHref(found.list, { ...query, column, format });
  return <ExportScreen found={found} about={about} againHref={againHref} backHref={backHref} />;
}
