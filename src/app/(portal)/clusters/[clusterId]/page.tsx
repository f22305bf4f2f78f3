import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listCirculars } from "@/programme/clusters/circulars/queries";
import { closuresOf } from "@/programme/clusters/closures/queries";
import { countLiaisons } from "@/programme/clusters/liaisons/queries";
import { leadersOf } from "@/programme/clusters/members/queries";
import { circularsPath } from "@/programme/clusters/paths";
import { keepsClusters, mayExport, readsCirculars, seesLiaisons, sightOf } from "@/programme/clusters/policy";
import { changesOf, findCluster } from "@/programme/clusters/queries";
import { CircularsPart } from "@/programme/clusters/screens/circular-list";
import { ClusterScreen } from "@/programme/clusters/screens/cluster-screen";
import { openClusters, stationsOf } from "@/programme/guidance-stations/queries";
import { StationsPart } from "@/programme/guidance-stations/screens/station-list";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Circulars that a cluster's page shows. */
const SHOWN = 5;

/** One block economy. */
export default async function Page({ params, searchParams }: PageProps<"/clusters/[clusterId]">) {
  const [{ clusterId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  const sight = sightOf(actor);
  if (sight.of === "none" || !z.uuid().safeParse(clusterId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const { day: asOf, moved } = askedDay(search.asOf, ctx.today);
    const cluster = await findCluster(ctx, clusterId, asOf);
    if (!cluster) return null;
    return {
      ...{ cluster, asOf, moved },
      leaders: await leadersOf(ctx, clusterId, asOf),
      changes: await changesOf(ctx, clusterId),
      closures: await closuresOf(ctx, clusterId),
      // Whom to call is a list of today alone.
      liaisons: seesLiaisons(actor) && asOf === ctx.today ? await countLiaisons(ctx, { clusterId }) : null,
      stations: await stationsOf(ctx, clusterId),
      open: await openClusters(ctx),
      circulars: readsCirculars(actor) ? await listCirculars(ctx, { cluster: clusterId }) : null,
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { stations, open, circulars, places, moved, ...rest } = read;
  const { divisions, clusters } = places;
  return (
    <>
      <OtherDay moved={moved} day={rest.asOf} />
      <NotHeeded parts={unheeded(search, { asOf: search.asOf })} search={search} />
      <ClusterScreen
        {...rest}
        division={divisions.find(({ code }) => code === rest.cluster.divisionCode)}
        divisionCode={sight.of === "division" ? sight.divisionCode : null}
        opens={sight.of !== "figures"}
        keeps={keepsClusters(actor)}
        serves={sight.of === "station"}
        leadersEnd={
          mayExport(actor) && rest.leaders.length > 0 ? (
            <ExportLinks list="cluster-leaders" query={{ cluster: clusterId, asOf: rest.asOf }} />
          ) : undefined
        }
        further={
          <>
            <StationsPart rows={stations} divisions={divisions} openClusters={open} />
            {circulars ? (
              <CircularsPart
                rows={circulars.rows.slice(0, SHOWN)}
                total={circulars.total}
                clusters={clusters}
                today={rest.today}
                side="office"
                writesTo={
                  seesLiaisons(actor) && !rest.closures.some(({ reopened }) => reopened === null)
                    ? clusterId
                    : undefined
                }
                allHref={circularsPath({ cluster: clusterId })}
              />
            ) : null}
          </>
        }
      />
    </>
  );
}
