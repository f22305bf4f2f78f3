import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor, notHere } from "@/platform/session";
import { valuesHidden } from "@/programme/outcomes/counted/policy";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { keepsOutcomes, mayChangeIndicators, mayExportOutcomes } from "@/programme/outcomes/policy";
import { definitionsOf, valuesOf } from "@/programme/outcomes/queries";
import { OutcomeScreen } from "@/programme/outcomes/screens/outcome-screen";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

export default async function Page({ params }: PageProps<"/outcomes/[code]">) {
  const [actor, { code }] = await Promise.all([currentActor(), params]);
  const view = await asActor(actor, async (ctx) => {
    const { outcomes } = await outcomesOn(ctx, ctx.today);
    const outcome = outcomes.find(({ indicator }) => indicator.code === code);
    const values = await valuesOf(ctx, code);
    return (
      outcome && {
        ...{ outcome, values, hidden: valuesHidden(actor, values) },
        definitions: await definitionsOf(ctx, code),
        divisions: (await placesOf(ctx)).divisions,
        today: ctx.today,
      }
    );
  });
  if (!view) return notHere();
  const t = await getTranslations("outcomes.export");
  const files = mayExportOutcomes(actor) ? (
    <ExportLinks list="outcome" query={{ code, asOf: view.today }} words={{ excel: t("excel"), csv: t("csv") }} />
  ) : (
    <OpenLinks list="outcomes" query={{ code, asOf: view.today }} />
  );
  return <OutcomeScreen {...view} keeps={keepsOutcomes(actor)} mayChange={mayChangeIndicators(actor)} files={files} />;
}
