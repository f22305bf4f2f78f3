import { frameOfRequest } from "@/app/frame";
import { monthOf } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listAbsences } from "@/programme/visits/absences/queries";
import { visitCalendar } from "@/programme/visits/calendar/queries";
import { CalendarScreen } from "@/programme/visits/calendar/screens/calendar-screen";
import { mayExport, sightOf } from "@/programme/visits/policy";
import { officersWithVisits } from "@/programme/visits/queue/queries";
import { planAddress } from "@/programme/visits/schema";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** The visits of a month, day by day. */
export default async function Page({ searchParams }: PageProps<"/visits/calendar">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { filter, unheeded, month, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, planAddress.parse(search));
    const { month = monthOf(ctx.today), ...filter } = asked.filter;
    return {
      ...{ month, filter, unheeded: asked.unheeded },
      calendar: await visitCalendar(ctx, filter, month),
      officers: await officersWithVisits(ctx),
      away: await listAbsences(ctx),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const { badges } = await frameOfRequest();
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <CalendarScreen
        {...read}
        waiting={badges.visits}
        query={filter}
        chooses={sight.divisionCode === null}
        end={mayExport(actor) ? <ExportLinks list="visit-calendar" query={{ ...filter, month }} /> : null}
      />
    </>
  );
}
