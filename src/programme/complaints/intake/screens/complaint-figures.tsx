import { useTranslations } from "next-intl";
import { Filters } from "@/ui/filters";
import { PageHead } from "@/ui/page-head";
import { VeiledFigures } from "@/ui/veiled-figures";
import { complaintsPath } from "../../paths";
import { COMPLAINT_STATUSES, type ComplaintStatus } from "../../workflow";

type ComplaintFiguresProps = {
  readonly figures: readonly { readonly status: ComplaintStatus; readonly n: number }[];
  readonly query: Readonly<Record<string, string>>;
  readonly places: readonly { readonly value: string; readonly label: string }[];
};

/** How many complaints there are: for whoever may know that, and nothing of any one of them. */
export function ComplaintFigures({ figures, query, places }: ComplaintFiguresProps) {
  const t = useTranslations("handling");
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
              ...(["open", "ended"] as const).map((value) => ({ value: value as string, label: t(`groups.${value}`) })),
              ...COMPLAINT_STATUSES.filter((status) => status !== "draft").map((value) => ({
                value: value as string,
                label: t(`statuses.${value}`),
              })),
            ],
          },
          { name: "division", label: t("list.filters.division"), value: query.division, options: places },
          {
            name: "submittedMonth",
            label: t("list.filters.month"),
            value: query.submittedMonth,
            type: "text",
            placeholder: "2016-11",
          },
        ]}
        clearHref={complaintsPath()}
        keep={query.outcome ? { outcome: query.outcome } : {}}
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
