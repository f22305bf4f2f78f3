import { getTranslations } from "next-intl/server";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor, notHere } from "@/platform/session";
import { valuesHidden } from "@/programme/outcomes/counted/policy";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { keepsOutcomes, mayChangeIndicators, mayExportOutcomes } from "@/programme/outcomes/policy";
import { definitionsOf, valuesOf } from "@/programme/outcomes/queries";
import { outcomeAddress } from "@/programme/outcomes/schema";
import { OutcomeScreen } from "@/programme/outcomes/screens/outcome-screen";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

export default async function Page({ params, searchParams }: PageProps<"/outcomes/[code]">) {
  const [actor, { code }, search] = await Promise.all([currentActor(), params, searchParams]);
  const address = outcomeAddress.parse(search);
  const view = await asActor(actor, async (ctx) => {
    const { day, moved } = askedDay(address.asOf, ctx.today);
    const { outcomes } = await outcomesOn(ctx, day);
    const outcome = outcomes.find(({ indicator }) => indicator.code === code);
    const values = await valuesOf(ctx, code);
    return (
      outcome && {
        ...{ day, moved, outcome, values, hidden: valuesHidden(actor, values) },
        definitions: await definitionsOf(ctx, code),
        divisions: (await placesOf(ctx)).divisions,
        today: ctx.today,
      }
    );
  });
  if (!view) return notHere();
  const t = await getTranslations("outcomes.export");
  const files = mayExportOutcomes(actor) ? (
    <ExportLinks list="outcome" query={{ code, asOf: view.day }} words={{ excel: t("excel"), csv: t("csv") }} />
  ) : (
    <OpenLinks list="outcomes" query={{ code, asOf: view.day }} />
  );
  return (
    <OutcomeScreen
      {...view}
      notes={<NotHeeded parts={unheeded(search, address)} search={search} />}
      keeps={keepsOutcomes(actor)}
      mayChange={mayChangeIndicators(actor)}
      files={files}
    />
  );
}
