import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm, type StepText } from "@/ui/step-form";
import { addStationAction, changeStationAction } from "../actions";
import { stationPath, stationsPath } from "../paths";
import type { Station } from "../queries";

type Choices = {
  readonly clusters: readonly (Named & { readonly id: string; readonly divisionCode: string })[];
  readonly divisions: readonly (Named & { readonly code: string })[];
};

function useAbout(station?: Station): StepText[] {
  const t = useTranslations("guidanceStations");
  return [
    { name: "nameZh", label: t("fields.nameZh"), initial: station?.nameZh ?? "" },
    { name: "nameEn", label: t("fields.nameEn"), initial: station?.nameEn ?? "" },
    { name: "town", label: t("fields.town"), hint: t("hints.optional"), width: 20, initial: station?.town ?? "" },
    { name: "address", label: t("fields.address"), initial: station?.address ?? "" },
    { name: "phone", label: t("fields.phone"), hint: t("hints.optional"), width: 20, initial: station?.phone ?? "" },
  ];
}

/** The page on which a station is opened. A county opens them in its own division. */
export function NewStation({
  divisions,
  clusters,
  today,
  onceKey,
}: Choices & { readonly today: Day; readonly onceKey: string }) {
  const t = useTranslations("guidanceStations");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  const [only] = divisions;
  const chooses = divisions.length > 1;
  const about = useAbout();
  return (
    <>
      <BackLink href={stationsPath}>{t("title")}</BackLink>
      <PageHead title={t("acts.add")} of={t("title")} />
      <div className="stack stack--wide sheetwide">
        <p className="lead">{t("addLead")}</p>
        <StepForm
          action={addStationAction}
          hidden={{ _key: onceKey, ...(only && !chooses ? { divisionCode: only.code } : {}) }}
          choices={[
            ...(chooses
              ? [
                  {
                    kind: "select" as const,
                    name: "divisionCode",
                    label: t("fields.division"),
                    choices: divisions.map((place) => ({ value: place.code, label: name(place) })),
                  },
                ]
              : []),
            {
              kind: "several",
              name: "clusters",
              label: t("fields.clusters"),
              choices: clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
            },
          ]}
          texts={[
            ...about,
            { name: "openedOn", label: t("fields.openedOn"), hint: t("hints.day"), width: 20, initial: today },
          ]}
          submit={t("acts.addSubmit")}
          cancel={{ href: stationsPath, label: t("acts.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}

/** The page on which a station's name, place and clusters are changed. */
export function EditStation({ station, clusters }: Pick<Choices, "clusters"> & { readonly station: Station }) {
  const t = useTranslations("guidanceStations");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  const about = useAbout(station);
  return (
    <>
      <BackLink href={stationPath(station.id)}>{name(station)}</BackLink>
      <PageHead title={t("acts.edit")} of={name(station)} />
      <div className="sheetwide">
        <StepForm
          action={changeStationAction}
          hidden={{ stationId: station.id, version: station.version }}
          choices={[
            {
              kind: "several",
              name: "clusters",
              label: t("fields.clusters"),
              hint: t("hints.clusters"),
              choices: clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
              initial: station.clusters.map(({ id }) => id),
            },
          ]}
          texts={about}
          submit={t("acts.editSubmit")}
          cancel={{ href: stationPath(station.id), label: t("acts.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}
