import { frameOfRequest } from "@/app/frame";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { mayExport, sightOf } from "@/programme/visits/policy";
import { yearAddress } from "@/programme/visits/schema";
import { yearPlan } from "@/programme/visits/year/queries";
import { YearScreen } from "@/programme/visits/year/screens/year-screen";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/visits/year">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const sight = sightOf(actor);
  if (sight.of !== "office") return notHere();
  const { unheeded, divisions, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, yearAddress.parse(search));
    const year = asked.filter.year ?? ctx.today.slice(0, 4);
    return {
      ...{ year, unheeded: asked.unheeded },
      plan: await yearPlan(ctx, year),
      divisions: (await placesOf(ctx)).divisions,
    };
  });
  const own = sight.divisionCode;
  const { badges } = await frameOfRequest();
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <YearScreen
        {...read}
        waiting={badges.visits}
        divisions={divisions.filter(({ code }) => !own || code === own)}
        end={mayExport(actor) ? <ExportLinks list="visit-year" query={{ year: read.year }} /> : null}
      />
    </>
  );
}
