import { frameOfRequest } from "@/app/frame";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { findSettings } from "@/programme/settings/queries";
import { listAbsences } from "@/programme/visits/absences/queries";
import { mayExport, sightOf, takenAlong } from "@/programme/visits/policy";
import { officersWithVisits } from "@/programme/visits/queue/queries";
import { visitRoute } from "@/programme/visits/route/queries";
import { RouteScreen } from "@/programme/visits/route/screens/route-screen";
import { planAddress } from "@/programme/visits/schema";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** The visits of the next weeks, town by town. */
export default async function Page({ searchParams }: PageProps<"/visits/route">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { filter, unheeded, ...read } = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, planAddress.omit({ month: true }).parse(search));
    const planned = await visitRoute(ctx, filter);
    return {
      ...{ ...planned, filter, unheeded },
      along: takenAlong(actor.personId, planned.rows),
      officers: await officersWithVisits(ctx),
      hours: (await findSettings(ctx)).offlineHours,
      away: await listAbsences(ctx),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const { badges } = await frameOfRequest();
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <RouteScreen
        {...read}
        waiting={badges.visits}
        owner={actor.personId}
        query={filter}
        chooses={sight.divisionCode === null}
        end={mayExport(actor) && read.rows.length > 0 ? <ExportLinks list="visit-route" query={filter} /> : null}
      />
    </>
  );
}
