import { useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";
import { DatedList, type DatedListProps } from "@/ui/dated-list";
import { contactPointPath, contactPointsPath } from "../paths";
import type { ContactPointStatus } from "../workflow";

export type PointRow = {
  readonly id: string;
  readonly number: string | null;
  readonly status: ContactPointStatus;
  readonly divisionCode: string;
  readonly dueOn: Date | null;
  readonly createdAt: Date;
  readonly liaisonName: string;
  readonly liaisonMobile: string;
  readonly enterprise: { readonly name: string };
  readonly light: LightOf;
};

/** The office's work list: applications and points by where they stand. */
export function PointList(list: DatedListProps<PointRow>) {
  const t = useTranslations("contactPoints");
  const { mine, changing, status = "any" } = list.query;
  return (
    <DatedList
      {...list}
      kept={mine ? { mine } : changing ? { changing } : { status }}
      pathOf={contactPointsPath}
      recordPath={contactPointPath}
      firmOf={({ enterprise }) => enterprise.name}
      columns={[
        { key: "liaison", head: t("columns.liaison"), drop: "mid", cell: ({ liaisonName }) => liaisonName },
        {
          ...{ key: "mobile", head: t("columns.mobile"), drop: "low" },
          cell: ({ liaisonMobile }) => <span className="num">{liaisonMobile}</span>,
        },
        { key: "status", head: t("columns.status"), cell: (row) => t(`statuses.${row.status}`) },
      ]}
      t={t}
    />
  );
}
