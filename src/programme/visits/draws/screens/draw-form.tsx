import { useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { changeDrawAction, setUpDrawAction } from "../actions";
import { drawPath, drawsPath } from "../paths";
import type { DrawDetail, FoundOfficer } from "../queries";
import { DRAW_PURPOSES, DRAW_SOURCES } from "../schema";

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

/** What is drawn from, how many, by when, by which number. */
export function DrawForm({ draw, places, city, officers, days, onceKey }: DrawFormProps) {
  const t = useTranslations("draws");
  const ui = useTranslations("ui");
  const name = useName();
  const one = (field: string, initial: string, width: 9 | 20 = 9): StepText => ({
    ...{ name: field, label: t(`fields.${field}`), width, initial },
    ...(t.has(`hints.${field}`) ? { hint: t(`hints.${field}`) } : {}),
  });
  const optional = (label: string) => `${label}${ui("optional")}`;
  const choices: readonly StepChoice[] = [
    {
      ...{ kind: "one", name: "purpose", label: t("fields.purpose"), initial: draw?.purpose ?? "patrol" },
      choices: DRAW_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) })),
    },
    {
      ...{ kind: "several", name: "sources", label: t("fields.sources"), initial: draw?.sources ?? ["point"] },
      choices: DRAW_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) })),
    },
    ...(city
      ? [
          {
            ...{ kind: "several" as const, name: "divisions", label: optional(t("fields.divisions")) },
            ...{ hint: t("hints.divisions"), initial: draw?.divisions ?? [] },
            choices: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
          },
        ]
      : []),
    {
      ...{ kind: "several", name: "clusters", label: optional(t("fields.clusters")), hint: t("hints.clusters") },
      initial: draw?.clusters ?? [],
      choices: places.clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
    },
    {
      ...{ kind: "select", name: "industry", label: optional(t("fields.industry")), hint: t("hints.industry") },
      initial: draw?.industries[0] ?? "",
      choices: places.industries.map((one) => ({ value: one.code, label: `${one.code} ${name(one)}` })),
    },
    {
      ...{ kind: "several", name: "absent", label: optional(t("fields.absent")), hint: t("hints.absent") },
      initial: draw?.absent ?? [],
      choices: officers.map((officer) => ({
        value: officer.id,
        label: t("hints.officer", {
          name: officer.name,
          place: officer.city ? t("allCity") : name(places.divisions.find(({ code }) => code === officer.divisionCode)),
        }),
      })),
    },
  ];
  const texts: readonly StepText[] = [
    one("take", String(draw?.take ?? 10)),
    one("each", String(draw?.each ?? 2)),
    one("months", String(draw?.months ?? 12)),
    one("numberSource", draw?.numberSource ?? "", 20),
    one("numberOn", draw ? dayFromDate(draw.numberOn) : days.numberOn, 20),
    one("visitsBy", draw ? dayFromDate(draw.visitsBy) : days.visitsBy, 20),
    { ...one("burdenReason", draw?.burdenReason ?? ""), label: optional(t("fields.burdenReason")), rows: 2 },
  ];
  return (
    <div className="narrow stack">
      <BackLink href={draw ? drawPath(draw.id) : drawsPath}>{draw?.title ?? t("title")}</BackLink>
      <PageHead title={t(draw ? "acts.edit" : "acts.new")} />
      <p className="lead">{t("lead")}</p>
      <StepForm
        action={draw ? changeDrawAction : setUpDrawAction}
        hidden={draw ? { drawId: draw.id, version: draw.version } : { _key: onceKey }}
        choices={choices}
        texts={[{ ...one("title", draw?.title ?? ""), width: 20 }, ...texts]}
        submit={t(draw ? "acts.edit" : "acts.new")}
        cancel={{ href: draw ? drawPath(draw.id) : drawsPath, label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </div>
  );
}
