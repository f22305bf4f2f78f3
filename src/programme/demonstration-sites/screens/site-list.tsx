import { useLocale, useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";
import { dayFromDate } from "@/kernel/days";
import { DatedList, type DatedListProps } from "@/ui/dated-list";
import { listDay } from "@/ui/format";
import { sitePath, sitesPath } from "../paths";
import type { SiteStatus } from "../workflow";

export type SiteRow = {
  readonly id: string;
  readonly number: string | null;
  readonly status: SiteStatus;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly dueOn: Date | null;
  readonly noticeTo: Date | null;
  readonly validUntil: Date | null;
  readonly createdAt: Date;
  readonly light: LightOf;
};

/** The office's work list: applications and sites by where they stand. */
export function SiteList(list: DatedListProps<SiteRow>) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { mine, scored, status = "any" } = list.query;
  const day = (date: Date | null) => (date ? listDay(dayFromDate(date), list.today, locale) : "");
  return (
    <DatedList
      {...list}
      kept={mine ? { mine } : scored ? { scored } : { status }}
      pathOf={sitesPath}
      recordPath={sitePath}
      firmOf={({ enterpriseName }) => enterpriseName}
      columns={[
        { key: "status", head: t("columns.status"), cell: (row) => t(`statuses.${row.status}`) },
        { key: "noticeTo", head: t("columns.noticeTo"), drop: "mid", cell: ({ noticeTo }) => day(noticeTo) },
        { key: "validUntil", head: t("columns.validUntil"), drop: "mid", cell: ({ validUntil }) => day(validUntil) },
      ]}
      t={t}
    />
  );
}
