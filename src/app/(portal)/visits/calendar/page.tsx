import { boundsOf, monthOf } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listAbsences } from "@/programme/visits/absences/queries";
import { sightOf } from "@/programme/visits/policy";
import { countVisits, visitsBetween } from "@/programme/visits/queue/queries";
import { planAddress } from "@/programme/visits/schema";
import { VisitCalendar } from "@/programme/visits/screens/visit-plan";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/visits/calendar">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { filter, unheeded, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, planAddress.parse(search));
    const { month = monthOf(ctx.today), ...filter } = asked.filter;
    return {
      ...{ month, filter, unheeded: asked.unheeded },
      rows: await visitsBetween(ctx, filter, boundsOf(month)),
      waiting: await countVisits(ctx, { mine: "1" }),
      away: await listAbsences(ctx),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <VisitCalendar {...read} query={filter} chooses={sight.divisionCode === null} />
    </>
  );
}
