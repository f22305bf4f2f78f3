import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Definition } from "@/ui/definition";

const DEFINED = ["members", "points", "coverage", "sites", "leaders"] as const;

/** What the figures of clusters count, of which day and from what. */
export function ClusterDefinition({ asOf, cases }: { readonly asOf: Day; readonly cases: boolean }) {
  const t = useTranslations("clusters");
  return (
    <Definition
      label={t("definition.label")}
      lines={[
        ...[...DEFINED, ...(cases ? (["cases"] as const) : [])].map((key) => ({
          label: t(`figures.${key}`),
          value: t(`definition.${key}`),
        })),
        { label: t("definition.cutoff"), value: t("definition.cutoffText", { day: asOf }) },
        { label: t("definition.source"), value: t("definition.sourceText") },
      ]}
    />
  );
}
