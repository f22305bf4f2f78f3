import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findExport } from "@/programme/exports/queries";
import { ExportScreen } from "@/programme/exports/screens/export-screen";

export default async function Page({ params }: PageProps<"/exports/[exportId]">) {
  const [{ exportId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(exportId).success) return notHere();
  const found = await asActor(actor, (ctx) => findExport(ctx, exportId));
  if (!found) return notHere();
  return <ExportScreen found={found} />;
}
