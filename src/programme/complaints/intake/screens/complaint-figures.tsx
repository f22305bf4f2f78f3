import { useTranslations } from "next-intl";
import { MatterFigures } from "@/ui/queue-parts";
import { complaintsPath } from "../../paths";
import type { ComplaintStatus } from "../../workflow";
import { useStatusOptions } from "./complaint-queue";

type ComplaintFiguresProps = {
  readonly figures: readonly { readonly status: ComplaintStatus; readonly n: number }[];
  readonly query: Readonly<Record<string, string>>;
  readonly places: readonly { readonly value: string; readonly label: string }[];
};

/** How many complaints there are: for whoever may know that, and nothing of any one of them. */
export function ComplaintFigures({ figures, query, places }: ComplaintFiguresProps) {
  const t = useTranslations("handling");
  return (
    <MatterFigures
      rows={figures.map(({ status, n }) => ({ key: status, label: t(`statuses.${status}`), n }))}
      statuses={useStatusOptions()}
      month="submittedMonth"
      keep={query.outcome ? { outcome: query.outcome } : {}}
      pathOf={complaintsPath}
      {...{ query, places, t }}
    />
  );
}
