import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Definition } from "@/ui/definition";
import type { Indicator } from "../policy";

/** What the number counts, formula, cut-off, source and owner: beside the number. */
export function TargetsDefinition({
  indicator,
  day,
  source,
}: {
  readonly indicator: Indicator;
  readonly day: Day;
  readonly source: string;
}) {
  const t = useTranslations("targets.definition");
  return (
    <Definition
      label={t("label")}
      lines={[
        { label: t("counted"), value: t(`of.${indicator}`) },
        { label: t("formula"), value: t("formulaText") },
        { label: t("pace"), value: t("paceText") },
        { label: t("range"), value: t("rangeText") },
        { label: t("known"), value: t("knownText") },
        { label: t("cutoff"), value: t("cutoffText", { day }) },
        { label: t("source"), value: t("sourceText", { source }) },
        { label: t("owner"), value: t("ownerText") },
      ]}
    />
  );
}
