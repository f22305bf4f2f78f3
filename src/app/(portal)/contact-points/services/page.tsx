import { getTranslations } from "next-intl/server";
import { isStationOfficer } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { mayExportServices, sightOf } from "@/programme/contact-points/policy";
import { ServiceList } from "@/programme/contact-points/screens/service-list";
import { keepsServices } from "@/programme/contact-points/services/policy";
import { listServices } from "@/programme/contact-points/services/queries";
import { serviceAddress } from "@/programme/contact-points/services/schema";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** What the contact points are owed in a year and what they owe. */
export default async function Page({ searchParams }: PageProps<"/contact-points/services">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("contactPoints")]);
  const sight = sightOf(actor);
  const office = sight.of === "all" || sight.of === "division";
  if (!office && !isStationOfficer(actor)) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const read = await asActor(actor, async (ctx) => {
    const address = serviceAddress.parse(search);
    const asked = await heeded(ctx, search, address);
    const filter = { ...asked.filter, code: address.code, year: asked.filter.year ?? Number(ctx.today.slice(0, 4)) };
    return {
      ...{ filter, asked: asked.filter, unheeded: asked.unheeded },
      list: await listServices(ctx, filter, after),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const { year, ...narrowed } = read.asked;
  const query = present({ ...narrowed, year: year === undefined ? undefined : String(year), after });
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <ServiceList
        {...read.list}
        filter={read.filter}
        query={query}
        divisions={read.places.divisions}
        chooses={sight.of === "all"}
        opens={office}
        reviews={keepsServices(actor)}
        today={read.today}
        end={
          mayExportServices(actor) && read.list.total > 0 ? (
            <ExportLinks
              list="point-services"
              query={{ ...query, year: String(read.filter.year) }}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : undefined
        }
      />
    </>
  );
}
