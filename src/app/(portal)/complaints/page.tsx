import { getLocale, getTranslations } from "next-intl/server";
import { type FirmActor, hasDuty, type OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { heeded, type Places, placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { figuresAsked } from "@/platform/told-figures";
import { officersOf } from "@/programme/complaints/handling/queries";
import { filterQuery } from "@/programme/complaints/intake/paths";
import { mayAssign, mayExport, seesFiguresOnly, worksOnComplaints } from "@/programme/complaints/intake/policy";
import { complaintFigures, listComplaints } from "@/programme/complaints/intake/queries";
import { complaintFilter } from "@/programme/complaints/intake/schema";
import { ComplaintFigures } from "@/programme/complaints/intake/screens/complaint-figures";
import { ComplaintQueue } from "@/programme/complaints/intake/screens/complaint-queue";
import { countOwn, listOwn } from "@/programme/complaints/queries";
import { ownListInput } from "@/programme/complaints/schema";
import { OwnListScreen } from "@/programme/complaints/screens/own-list-screen";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";
import { NotHeeded } from "@/ui/address-notes";
import { choosable } from "@/ui/names";

type Query = Record<string, string | string[] | undefined>;
type Props = { readonly searchParams: Promise<Query> };

/** Complaints: a firm's own, or those that an official has business with. */
export default async function Page({ searchParams }: Props) {
  const actor = await requireActor();
  return actor.kind === "official" ? officialList(actor, await searchParams) : ownList(actor, await searchParams);
}

async function ownList(actor: FirmActor, search: Query) {
  const { unheeded, filter, ...list } = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, ownListInput.parse(search));
    const found = await listOwn(ctx, filter);
    const narrowed = filter.status || filter.q;
    return { filter, unheeded, ...found, all: narrowed ? await countOwn(ctx, {}) : found.total, today: ctx.today };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <OwnListScreen {...list} filter={filter} />
    </>
  );
}

async function officialList(actor: OfficialActor, search: Query) {
  const [locale, t, own] = await Promise.all([getLocale(), getTranslations("handling"), getTranslations("savedViews")]);
  const placeOptions = (places: Places) => [
    { value: actor.divisionCode, label: t("city") },
    ...places.divisions.map(({ code, nameZh, nameEn }) => ({ value: code, label: locale === "en" ? nameEn : nameZh })),
  ];
  if (seesFiguresOnly(actor)) {
    // Asked for anything more there is no figure: a filter that is not understood is not left out in silence.
    const asked = figuresAsked(search, "submittedMonth");
    const { figures, places } = await asActor(actor, async (ctx) => {
      const found = placeOptions(await placesOf(ctx));
      const year = asked?.year ?? ctx.today.slice(0, 4);
      return { figures: await complaintFigures(ctx, { year, places: found.map(({ value }) => value) }), places: found };
    });
    if (!figures) return notHere();
    return <ComplaintFigures figures={figures} asked={asked} places={places} />;
  }
  if (!worksOnComplaints(actor)) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const { query, unheeded, views, officers, places, today, ...list } = await asActor(actor, async (ctx) => {
    const officers = hasDuty(actor, "bureau_leader") ? await officersOf(ctx, actor.divisionCode) : [];
    const known = { officer: officers.map(({ id }) => id) };
    const { filter, unheeded } = await heeded(ctx, search, complaintFilter.parse(search), { city: true, known });
    return {
      ...{ query: filterQuery(filter), unheeded },
      ...(await listComplaints(ctx, filter, after)),
      views: await viewsOf(ctx, "complaints"),
      officers,
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <ComplaintQueue
        {...list}
        query={query}
        further={after !== undefined}
        today={today}
        own={ownTabs({ list: "complaints", views, filter: query, search, save: own("save") })}
        places={placeOptions(places)}
        clusters={[
          ...choosable(places.clusters, query.cluster).map(({ id, nameZh, nameEn }) => ({
            value: id,
            label: locale === "en" ? nameEn : nameZh,
          })),
          { value: "none", label: t("noCluster") },
        ]}
        choosesPlace={hasDuty(actor, "coordinator")}
        officers={officers.map(({ id, name }) => ({ value: id, label: name }))}
        mayAssign={mayAssign(actor)}
        mayExport={mayExport(actor)}
      />
    </>
  );
}
