import { getTranslations } from "next-intl/server";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { keepsStations } from "@/programme/guidance-stations/policy";
import { listStations, openClusters } from "@/programme/guidance-stations/queries";
import { StationList } from "@/programme/guidance-stations/screens/station-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/guidance-stations">) {
  const [search, actor, t] = await Promise.all([searchParams, requireOfficial(), getTranslations("guidanceStations")]);
  const read = await asActor(actor, async (ctx) => ({
    rows: await listStations(ctx),
    openClusters: await openClusters(ctx),
    divisions: (await placesOf(ctx)).divisions,
  }));
  const keeps = keepsStations(actor);
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <StationList
        {...read}
        keeps={keeps}
        files={
          keeps && read.rows.length > 0 ? (
            <ExportLinks
              list="guidance-stations"
              query={{}}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : undefined
        }
      />
    </>
  );
}
