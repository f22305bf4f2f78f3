import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { drawSightOf, mayDraw } from "@/programme/visits/draws/policy";
import { listDraws } from "@/programme/visits/draws/queries";
import { drawAddress } from "@/programme/visits/draws/schema";
import { DrawList } from "@/programme/visits/draws/screens/draw-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Random draws of visits: a bureau's own, for the city's all. */
export default async function Page({ searchParams }: PageProps<"/visits/draws">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("draws")]);
  if (!drawSightOf(actor)) return notHere();
  const { filter, unheeded, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, drawAddress.parse(search));
    return {
      ...asked,
      ...(await listDraws(ctx, asked.filter)),
      divisions: (await placesOf(ctx)).divisions,
      today: ctx.today,
    };
  });
  const query = present(filter);
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <DrawList
        {...read}
        query={query}
        makes={mayDraw(actor)}
        end={
          mayDraw(actor) && read.total > 0 ? (
            <ExportLinks list="visit-draws" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
          ) : null
        }
      />
    </>
  );
}
