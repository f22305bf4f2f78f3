import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { Definition } from "@/ui/definition";

const DEFINED = ["members", "points", "coverage", "sites", "leaders"] as const;

/** What the figures of clusters count, of which day and from what. */
export function ClusterDefinition({
  asOf,
  cases,
  inWords,
}: {
  readonly asOf: Day;
  readonly cases: boolean;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
}) {
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
        ...(inWords
          ? [{ label: t("definition.small"), value: t("definition.smallText", { floor: SMALLEST_FIGURE }) }]
          : []),
      ]}
    />
  );
}
