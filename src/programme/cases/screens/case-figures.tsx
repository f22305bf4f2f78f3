import { useTranslations } from "next-intl";
import { Filters } from "@/ui/filters";
import { PageHead } from "@/ui/page-head";
import { VeiledFigures } from "@/ui/veiled-figures";
import { casesPath } from "../paths";
import { CASE_STATUSES, type CaseStatus } from "../workflow";

type CaseFiguresProps = {
  readonly figures: readonly { readonly status: CaseStatus; readonly n: number }[];
  readonly query: Readonly<Record<string, string>>;
  readonly places: readonly { readonly value: string; readonly label: string }[];
};

/** How many cases there are: for whoever may know that, and nothing of any one of them. */
export function CaseFigures({ figures, query, places }: CaseFiguresProps) {
  const t = useTranslations("cases");
  return (
    <>
      <PageHead title={t("title")} />
      <p className="second">{t("figures.lead")}</p>
      <Filters
        filters={[
          {
            name: "status",
            label: t("list.filters.status"),
            value: query.status,
            options: [
              { value: "open", label: t("groups.open") },
              ...CASE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
            ],
          },
          { name: "division", label: t("list.filters.division"), value: query.division, options: places },
          {
            name: "filedMonth",
            label: t("list.filters.month"),
            value: query.filedMonth,
            type: "text",
            placeholder: "2016-11",
          },
        ]}
        clearHref={casesPath()}
      />
      <VeiledFigures
        caption={t("figures.caption")}
        rows={figures.map(({ status, n }) => ({ key: status, label: t(`statuses.${status}`), n }))}
        words={{
          what: t("figures.status"),
          n: t("figures.n"),
          few: t("figures.few"),
          hidden: t("figures.hidden"),
          total: t("figures.total"),
        }}
      />
    </>
  );
}
