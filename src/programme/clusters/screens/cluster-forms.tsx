import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import { addClusterAction, changeClusterAction } from "../actions";
import { clusterPath, clustersPath } from "../paths";
import type { ClusterLine } from "../queries";

/** The page on which the coordinator adds a cluster. */
export function NewCluster({
  divisions,
  onceKey,
}: {
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly onceKey: string;
}) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  return (
    <>
      <BackLink href={clustersPath()}>{t("title")}</BackLink>
      <PageHead title={t("acts.add")} of={t("title")} />
      <div className="sheetwide">
        <StepForm
          action={addClusterAction}
          hidden={{ _key: onceKey }}
          choices={[
            {
              kind: "select",
              name: "divisionCode",
              label: t("columns.division"),
              choices: divisions.map((place) => ({ value: place.code, label: name(place) })),
            },
          ]}
          texts={[
            { name: "nameZh", label: t("fields.nameZh"), width: 20 },
            { name: "nameEn", label: t("fields.nameEn") },
            { name: "towns", label: t("fields.towns"), hint: t("hints.towns"), rows: 2 },
            { name: "source", label: t("fields.source"), hint: t("hints.source") },
          ]}
          submit={t("acts.addSubmit")}
          cancel={{ href: clustersPath(), label: t("acts.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}

/** The page on which the coordinator renames a cluster, and says why. */
export function EditCluster({ cluster }: { readonly cluster: ClusterLine }) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  const { id, version, nameZh, nameEn, towns } = cluster;
  return (
    <>
      <BackLink href={clusterPath(id)}>{name(cluster)}</BackLink>
      <PageHead title={t("acts.edit")} of={name(cluster)} />
      <div className="stack stack--wide sheetwide">
        <p className="lead">{t("editLead")}</p>
        <StepForm
          action={changeClusterAction}
          hidden={{ clusterId: id, version }}
          texts={[
            { name: "nameZh", label: t("fields.nameZh"), width: 20, initial: nameZh },
            { name: "nameEn", label: t("fields.nameEn"), initial: nameEn },
            { name: "towns", label: t("fields.towns"), hint: t("hints.towns"), rows: 2, initial: towns.join("\n") },
            { name: "reason", label: t("fields.reason"), rows: 2 },
          ]}
          submit={t("acts.editSubmit")}
          cancel={{ href: clusterPath(id), label: t("acts.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}
