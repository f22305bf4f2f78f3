import { addDays } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { findSettings } from "@/programme/settings/queries";
import { listAbsences } from "@/programme/visits/absences/queries";
import { visitsToTakeAlong } from "@/programme/visits/planning/queries";
import { sightOf } from "@/programme/visits/policy";
import { countVisits, visitsBetween } from "@/programme/visits/queue/queries";
import { planAddress } from "@/programme/visits/schema";
import { VisitRoute } from "@/programme/visits/screens/visit-plan";
import { NotHeeded } from "@/ui/address-notes";

/** How far ahead a route looks; what is overdue is on it as well. */
const DAYS = 30;

export default async function Page({ searchParams }: PageProps<"/visits/route">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { filter, unheeded, ...read } = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, planAddress.omit({ month: true }).parse(search));
    const rows = await visitsBetween(ctx, filter, { from: null, after: addDays(ctx.today, DAYS + 1) });
    return {
      ...{ rows, filter, unheeded },
      along: await visitsToTakeAlong(
        ctx,
        rows.map(({ id }) => id),
      ),
      hours: (await findSettings(ctx)).offlineHours,
      waiting: await countVisits(ctx, { mine: "1" }),
      away: await listAbsences(ctx),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <VisitRoute {...read} owner={actor.personId} days={DAYS} query={filter} chooses={sight.divisionCode === null} />
    </>
  );
}
