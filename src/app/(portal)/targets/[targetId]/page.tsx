import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayChangeQuotas } from "@/programme/targets/policy";
import { progressOn, quotaChanges, targetRows } from "@/programme/targets/queries";
import { QuotaScreen } from "@/programme/targets/screens/quota-screen";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ params }: PageProps<"/targets/[targetId]">) {
  const [actor, { targetId }] = await Promise.all([requireOfficial(), params]);
  if (!mayChangeQuotas(actor)) return notHere();
  const view = await asActor(actor, async (ctx) => {
    const targets = await targetRows(ctx);
    const target = targets.find(({ id }) => id === targetId);
    if (!target) return null;
    const progress = await progressOn(ctx, { day: ctx.today, targets });
    const divisions = progress.find(({ indicator }) => indicator === target.indicator)?.divisions ?? [];
    return { target, divisions, changes: await quotaChanges(ctx, targetId), today: ctx.today };
  });
  if (!view) return notHere();
  const t = await getTranslations("targets.export");
  const end = <ExportLinks list="quotas" query={{}} words={{ excel: t("excel"), csv: t("csv") }} />;
  return <QuotaScreen {...view} end={end} />;
}
