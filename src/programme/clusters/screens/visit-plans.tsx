import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { listDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { memberPath } from "../paths";
import type { PlannedVisit } from "../plans/queries";

/** When firms of a station's clusters will be visited. */
export function VisitPlans({ rows, today }: { readonly rows: readonly PlannedVisit[]; readonly today: Day }) {
  const t = useTranslations("clusters");
  const v = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (on: Day | null) => on && listDay(on, today, locale);
  return (
    <Section
      id="visit-plans"
      title={t("plans.title")}
      end={
        rows.length > 0 ? (
          <span className="btns">
            <ExportLinks list="cluster-visits" query={{}} />
          </span>
        ) : null
      }
    >
      {rows.length === 0 ? (
        <Empty title={t("plans.none")}>{t("plans.noneText")}</Empty>
      ) : (
        <DataTable
          caption={t("plans.title")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "due",
              head: t("plans.due"),
              fold: "due",
              cell: ({ dueOn }) =>
                dueOn && dueOn < today ? (
                  <>
                    {day(dueOn)} <Tag look="now">{t("plans.overdue")}</Tag>
                  </>
                ) : (
                  day(dueOn)
                ),
            },
            {
              key: "firm",
              head: t("columns.firm"),
              fold: "title",
              rowHead: true,
              cell: ({ name }) => name,
              link: ({ clusterId, enterpriseId }) => memberPath(clusterId, enterpriseId),
            },
            { key: "purpose", head: t("plans.purpose"), cell: ({ purpose }) => v(`purposes.${purpose}`) },
            {
              key: "arranged",
              head: t("plans.arranged"),
              cell: ({ arrangedOn }) => day(arrangedOn) ?? <span className="quiet">{t("plans.notYet")}</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}
