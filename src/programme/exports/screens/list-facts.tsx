import { useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";

export type ToldList = {
  /** What the list is called, and its filter in words. */
  readonly title: string;
  readonly told: readonly (readonly [label: string, value: string])[];
};

/** Which list a file is of, and through which filter. */
export function ListFacts({ title, told }: ToldList) {
  const t = useTranslations("ui.export");
  return <Facts facts={[[t("list"), title] as const, ...told].map(([label, value]) => ({ label, value }))} />;
}
