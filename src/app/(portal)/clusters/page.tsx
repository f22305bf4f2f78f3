import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { newClusterPath } from "@/programme/clusters/paths";
import { keepsClusters, mayExportCoverage, sightOf } from "@/programme/clusters/policy";
import { listClusters } from "@/programme/clusters/queries";
import { clusterAddress } from "@/programme/clusters/schema";
import { ClusterList } from "@/programme/clusters/screens/cluster-list";
import { stationsPath } from "@/programme/guidance-stations/paths";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
import { ButtonLink } from "@/ui/button";
import { ExportLinks } from "@/ui/export-links";

/** The block economies with their figures of a day. */
export default async function Page({ searchParams }: PageProps<"/clusters">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("clusters")]);
  const sight = sightOf(actor);
  if (sight.of === "none") return notHere();
  const read = await asActor(actor, async (ctx) => {
    const places = await placesOf(ctx);
    const { filter, unheeded } = await heeded(ctx, search, clusterAddress.parse(search));
    const { day, moved } = askedDay(filter.asOf, ctx.today);
    const query = present({ ...filter, asOf: filter.asOf && day });
    const all = await listClusters(ctx, { asOf: day, division: query.division });
    return { asOf: day, today: ctx.today, divisions: places.divisions, all, query, moved, unheeded };
  });
  const { all, moved, unheeded, ...rest } = read;
  const { query } = rest;
  const rows = all.filter(
    ({ closedFrom }) => query.closed === "with" || (closedFrom !== null) === (query.closed === "only"),
  );
  return (
    <>
      <OtherDay moved={moved} day={rest.asOf} />
      <NotHeeded parts={unheeded} search={search} />
      <ClusterList
        {...rest}
        rows={rows}
        closed={all.filter(({ closedFrom }) => closedFrom !== null).length}
        divisionCode={sight.of === "division" ? sight.divisionCode : null}
        chooses={sight.of === "all" || sight.of === "figures"}
        opens={sight.of !== "figures"}
        end={
          <>
            <a href={stationsPath}>{t("stations")}</a>
            {mayExportCoverage(actor) ? (
              <ExportLinks list="clusters" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
            ) : null}
            {keepsClusters(actor) ? (
              <ButtonLink href={newClusterPath} tone="secondary">
                {t("acts.add")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
    </>
  );
}
