import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Definition } from "@/ui/definition";

export const DEFINED = [
  "complaints",
  "openComplaints",
  "cases",
  "timely",
  "average",
  "ways",
  "referrals",
  "casework",
  "review",
  "programme",
  "department",
  "office",
  "accounts",
  "security",
  "trail",
] as const;
export type Defined = (typeof DEFINED)[number];

/** What the figures above count, when they were counted and from what. */
export function DeskDefinition({ of, day }: { readonly of: readonly Defined[]; readonly day: Day }) {
  const t = useTranslations("desks.definition");
  return (
    <Definition
      label={t("label")}
      lines={[
        ...of.map((key) => ({ label: t(`of.${key}.name`), value: t(`of.${key}.text`) })),
        { label: t("cutoff"), value: t("cutoffText", { day }) },
        { label: t("source"), value: t("sourceText") },
      ]}
    />
  );
}
