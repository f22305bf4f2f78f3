import { present } from "@/kernel/address";
import { boundsOf, isDay, monthOf } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listAbsences } from "@/programme/visits/absences/queries";
import { sightOf } from "@/programme/visits/policy";
import { countVisits, visitsBetween } from "@/programme/visits/queue/queries";
import { visitAddress } from "@/programme/visits/schema";
import { VisitCalendar } from "@/programme/visits/screens/visit-plan";

export default async function Page({ searchParams }: PageProps<"/visits/calendar">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { mine, division, town } = visitAddress.parse(search);
  const filter = present({ mine, division, town });
  const asked = typeof search.month === "string" && isDay(`${search.month}-01`) ? search.month : undefined;
  const read = await asActor(actor, async (ctx) => {
    const month = asked ?? monthOf(ctx.today);
    return {
      month,
      rows: await visitsBetween(ctx, filter, boundsOf(month)),
      waiting: await countVisits(ctx, { mine: "1" }),
      away: await listAbsences(ctx),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return <VisitCalendar {...read} query={filter} chooses={sight.divisionCode === null} />;
}
