import { useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { changeDrawAction, setUpDrawAction } from "../actions";
import { drawPath, drawsPath } from "../paths";
import type { DrawDetail, FoundOfficer } from "../queries";
import { DRAW_PURPOSES, DRAW_SOURCES } from "../schema";
import { type DrawField, DrawFields } from "./draw-fields";

type DrawFormProps = {
  /** The draft that is changed; without it, a new one. */
  readonly draw?: DrawDetail;
  readonly places: {
    readonly divisions: readonly (Named & { readonly code: string })[];
    readonly clusters: readonly (Named & { readonly id: string })[];
    readonly industries: readonly (Named & { readonly code: string })[];
  };
  /** The city's draw can leave out divisions; a county's is its own. */
  readonly city: boolean;
  readonly officers: readonly FoundOfficer[];
  readonly days: { readonly numberOn: Day; readonly visitsBy: Day };
  readonly onceKey: string;
};

/** The page on which a draw is set up, or its draft changed. */
export function DrawForm({ draw, places, city, officers, days, onceKey }: DrawFormProps) {
  const t = useTranslations("draws");
  const name = useName();
  const labels = (field: DrawField) => ({ label: t(`fields.${field}`), hint: t(`hints.${field}`) });
  const back = draw ? drawPath(draw.id) : drawsPath;
  return (
    <div className="narrow stack">
      <BackLink href={back}>{draw?.title ?? t("title")}</BackLink>
      <PageHead title={t(draw ? "acts.edit" : "acts.new")} of={draw?.title ?? t("title")} />
      <p className="lead">{t("lead")}</p>
      <DrawFields
        action={draw ? changeDrawAction : setUpDrawAction}
        hidden={draw ? { drawId: draw.id, version: draw.version } : {}}
        {...(draw ? {} : { onceKey })}
        cancelHref={back}
        initial={{
          title: draw?.title ?? "",
          purpose: draw?.purpose ?? "patrol",
          sources: draw?.sources ?? ["point"],
          take: String(draw?.take ?? 10),
          each: String(draw?.each ?? 2),
          months: String(draw?.months ?? 12),
          numberSource: draw?.numberSource ?? "",
          numberOn: draw ? dayFromDate(draw.numberOn) : days.numberOn,
          visitsBy: draw ? dayFromDate(draw.visitsBy) : days.visitsBy,
          burdenReason: draw?.burdenReason ?? "",
          divisions: draw?.divisions ?? [],
          clusters: draw?.clusters ?? [],
          industry: draw?.industries[0] ?? "",
          absent: draw?.absent ?? [],
        }}
        labels={{
          ...{ title: labels("title"), purpose: labels("purpose"), sources: labels("sources"), take: labels("take") },
          ...{ each: labels("each"), months: labels("months"), numberSource: labels("numberSource") },
          ...{ numberOn: labels("numberOn"), visitsBy: labels("visitsBy"), divisions: labels("divisions") },
          ...{ clusters: labels("clusters"), industry: labels("industry"), absent: labels("absent") },
          burdenReason: labels("burdenReason"),
        }}
        choices={{
          purpose: DRAW_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) })),
          sources: DRAW_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) })),
          divisions: city ? places.divisions.map((place) => ({ value: place.code, label: name(place) })) : [],
          clusters: places.clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
          industry: places.industries.map((one) => ({ value: one.code, label: `${one.code} ${name(one)}` })),
          absent: officers.map((officer) => ({
            value: officer.id,
            label: t("hints.officer", {
              name: officer.name,
              place: officer.city
                ? t("cityBureau")
                : name(places.divisions.find(({ code }) => code === officer.divisionCode)),
            }),
          })),
        }}
        words={{
          ...formWords(useTranslations("ui")),
          ...{ submit: t(draw ? "acts.save" : "acts.setUp"), cancel: t("acts.notYet") },
          ...{ narrow: t("sections.narrow"), any: t("all") },
        }}
      />
    </div>
  );
}
