import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { pointsOpenTo } from "@/programme/contact-points/queries";
import { rowsBehind, spanWithin } from "@/programme/outcomes/behind/queries";
import { mayExportOutcomes } from "@/programme/outcomes/policy";
import { rowsAddress } from "@/programme/outcomes/schema";
import { RowsScreen } from "@/programme/outcomes/screens/rows-screen";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/outcomes/rows">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = rowsAddress.parse(search);
  const { unheeded, ...view } = await asActor(actor, async (ctx) => {
    const { unheeded, filter: asked } = await heeded(ctx, search, address, { city: true });
    const filter = spanWithin({ ...address, division: asked.division }, ctx.today);
    const { divisions } = await placesOf(ctx);
    const { rows, total } = await rowsBehind(ctx, filter);
    const ids = rows.map(({ id }) => id);
    // The register is everybody's, a point's page isn't.
    const open = filter.of === "participants" ? await pointsOpenTo(ctx, ids) : ids;
    return { unheeded, filter, divisions, rows, total, open };
  });
  const t = await getTranslations("outcomes.export");
  const end = mayExportOutcomes(actor) ? (
    <ExportLinks
      list="outcome-rows"
      query={present({ ...address, to: view.filter.to })}
      words={{ excel: t("excel"), csv: t("csv") }}
    />
  ) : undefined;
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <RowsScreen {...view} end={end} />
    </>
  );
}
