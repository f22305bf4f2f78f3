import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsOutcomes } from "@/programme/outcomes/policy";
import { indicatorsOn, listValues } from "@/programme/outcomes/queries";
import { valuesAddress } from "@/programme/outcomes/schema";
import { ValueList } from "@/programme/outcomes/screens/value-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/outcomes/values">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (!keepsOutcomes(actor)) return notHere();
  const address = valuesAddress.parse(search);
  const { mine, status } = address;
  const which = mine === "1" ? "mine" : status === "entered" ? "waiting" : "all";
  const { unheeded, ...view } = await asActor(actor, async (ctx) => ({
    unheeded: (await heeded(ctx, search, address)).unheeded,
    values: await listValues(ctx, { waiting: which === "waiting", mine: which === "mine" }),
    indicators: await indicatorsOn(ctx, ctx.today),
    divisions: (await placesOf(ctx)).divisions,
    today: ctx.today,
  }));
  const t = await getTranslations("outcomes");
  const query = which === "mine" ? { mine: "1" } : which === "waiting" ? { status: "entered" } : {};
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
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
    </>
  );
}
