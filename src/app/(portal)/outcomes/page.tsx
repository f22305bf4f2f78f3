import { getTranslations } from "next-intl/server";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { keepsOutcomes, mayExportOutcomes, readsInWords, seesCounts } from "@/programme/outcomes/policy";
import { outcomeAddress } from "@/programme/outcomes/schema";
import { OutcomesScreen } from "@/programme/outcomes/screens/outcomes-screen";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

export default async function Page({ searchParams }: PageProps<"/outcomes">) {
  const [actor, search, t] = await Promise.all([currentActor(), searchParams, getTranslations("outcomes.export")]);
  const address = outcomeAddress.parse(search);
  const view = await asActor(actor, async (ctx) => {
    const { day, moved } = askedDay(address.asOf, ctx.today);
    return { moved, ...(await outcomesOn(ctx, day)) };
  });
  const end = mayExportOutcomes(actor) ? (
    <ExportLinks list="outcomes" query={{ asOf: view.day }} words={{ excel: t("excel"), csv: t("csv") }} />
  ) : (
    <OpenLinks list="outcomes" query={{ asOf: view.day }} />
  );
  return (
    <OutcomesScreen
      {...view}
      notes={<NotHeeded parts={unheeded(search, address)} search={search} />}
      keeps={keepsOutcomes(actor)}
      inWords={readsInWords(actor)}
      running={seesCounts(actor) ? "ofToday" : "whenOver"}
      end={end}
    />
  );
}
