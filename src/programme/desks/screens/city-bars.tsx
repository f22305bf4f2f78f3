import { useLocale, useTranslations } from "next-intl";
import { type Bar, BarList } from "@/ui/bar-list";
import { DashPart } from "@/ui/chart-figure";
import type { Standing } from "../city/queries";
import { listPath } from "../paths";
import type { CityProps } from "./city-tables";

/** Complaints of the year by way of infringement: one may have several. */
export function FormBars({ figures, today }: CityProps) {
  const t = useTranslations("desks.ways");
  const forms = useTranslations("handling.forms");
  return (
    <DashPart id="ways" span={6} title={t("title")} unit={t("unit")}>
      <Bars
        of={figures.forms}
        bar={(form) => ({
          label: forms.has(form) ? forms(form) : form,
          figure: "complaints-form",
          href: listPath("complaints", { form, submittedMonth: today.slice(0, 4) }),
        })}
      />
    </DashPart>
  );
}

/** The same by the firm's block economy. */
export function ClusterBars({ figures, clusters, today }: CityProps) {
  const t = useTranslations("desks.clusters");
  const english = useLocale() === "en";
  const name = (id: string) => {
    const cluster = clusters.find((one) => one.id === id);
    return (english ? cluster?.nameEn : cluster?.nameZh) ?? t("other");
  };
  return (
    <DashPart id="clusters" span={6} title={t("title")} unit={t("unit")}>
      <Bars
        of={figures.clusters}
        bar={(cluster) => ({
          label: name(cluster),
          figure: "complaints-cluster",
          href: listPath("complaints", { cluster, submittedMonth: today.slice(0, 4) }),
        })}
      />
    </DashPart>
  );
}

/** The longest first. */
function Bars({
  of,
  bar,
}: {
  readonly of: Standing;
  readonly bar: (key: string) => Pick<Bar, "label" | "figure" | "href">;
}) {
  const t = useTranslations("desks.ways");
  const bars = Object.entries(of)
    .map(([key, value]) => ({ key, value, ...bar(key) }))
    .toSorted((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1));
  return bars.length > 0 ? <BarList bars={bars} /> : <p className="quiet">{t("none")}</p>;
}
