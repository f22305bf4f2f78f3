import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsOutcomes } from "@/programme/outcomes/policy";
import { indicatorsOn, listValues } from "@/programme/outcomes/queries";
import { ValueList } from "@/programme/outcomes/screens/value-list";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/outcomes/values">) {
  const [actor, { status, mine }] = await Promise.all([requireOfficial(), searchParams]);
  if (!keepsOutcomes(actor)) return notHere();
  const which = mine === "1" ? "mine" : status === "entered" ? "waiting" : "all";
  const view = await asActor(actor, async (ctx) => ({
    values: await listValues(ctx, { waiting: which === "waiting", mine: which === "mine" }),
    indicators: await indicatorsOn(ctx, ctx.today),
    divisions: (await placesOf(ctx)).divisions,
    today: ctx.today,
  }));
  const t = await getTranslations("outcomes");
  const query = which === "mine" ? { mine: "1" } : which === "waiting" ? { status: "entered" } : {};
  return (
    <ValueList
      {...view}
      which={which}
      end={
        <ExportLinks
          list="outcome-values"
          query={present(query)}
          words={{ excel: t("export.excel"), csv: t("export.csv") }}
        />
      }
    />
  );
}
