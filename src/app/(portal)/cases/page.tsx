import { getLocale, getTranslations } from "next-intl/server";
import { hasDuty } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { heeded, type Places, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { figuresAsked } from "@/platform/told-figures";
import { filterQuery } from "@/programme/cases/paths";
import { mayExport, seesFiguresOnly, worksOnCases } from "@/programme/cases/policy";
import { caseFigures, listCases } from "@/programme/cases/queue/queries";
import { caseFilter } from "@/programme/cases/schema";
import { CaseFigures } from "@/programme/cases/screens/case-figures";
import { CaseQueue } from "@/programme/cases/screens/case-queue";
import { officersOf } from "@/programme/complaints/handling/queries";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";
import { NotHeeded } from "@/ui/address-notes";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Cases that an official has business with; to the government office, how many there are. */
export default async function Page({ searchParams }: Props) {
  const [actor, search, locale, t, own] = await Promise.all([
    requireOfficial(),
    searchParams,
    getLocale(),
    getTranslations("handling"),
    getTranslations("savedViews"),
  ]);
  const placeOptions = (places: Places) => [
    { value: actor.divisionCode, label: t("city") },
    ...places.divisions.map(({ code, nameZh, nameEn }) => ({ value: code, label: locale === "en" ? nameEn : nameZh })),
  ];
  if (seesFiguresOnly(actor)) {
    // Asked for anything more there is no figure: a filter that is not understood is not left out in silence.
    const asked = figuresAsked(search, "filedMonth");
    const { figures, places } = await asActor(actor, async (ctx) => {
      const found = placeOptions(await placesOf(ctx));
      const year = asked?.year ?? ctx.today.slice(0, 4);
      return { figures: await caseFigures(ctx, { year, places: found.map(({ value }) => value) }), places: found };
    });
    if (!figures) return notHere();
    return <CaseFigures figures={figures} asked={asked} places={places} />;
  }
  if (!worksOnCases(actor)) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const { query, unheeded, views, officers, places, today, ...list } = await asActor(actor, async (ctx) => {
    const officers = hasDuty(actor, "bureau_leader") ? await officersOf(ctx, actor.divisionCode) : [];
    const known = { officer: officers.map(({ id }) => id) };
    const { filter, unheeded } = await heeded(ctx, search, caseFilter.parse(search), { city: true, known });
    return {
      ...{ query: filterQuery(filter), unheeded },
      ...(await listCases(ctx, filter, after)),
      views: await viewsOf(ctx, "cases"),
      officers,
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <CaseQueue
        {...list}
        query={query}
        further={after !== undefined}
        today={today}
        own={ownTabs({ list: "cases", views, filter: query, search, save: own("save") })}
        places={placeOptions(places)}
        clusters={places.clusters.map(({ id, nameZh, nameEn }) => ({
          value: id,
          label: locale === "en" ? nameEn : nameZh,
        }))}
        choosesPlace={hasDuty(actor, "coordinator")}
        officers={officers.map(({ id, name }) => ({ value: id, label: name }))}
        mayExport={mayExport(actor)}
      />
    </>
  );
}
