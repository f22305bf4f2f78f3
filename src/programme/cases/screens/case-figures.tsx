import { useTranslations } from "next-intl";
import { MatterFigures } from "@/ui/queue-parts";
import { casesPath } from "../paths";
import type { CaseStatus } from "../workflow";
import { useStatusOptions } from "./case-queue";

type CaseFiguresProps = {
  readonly figures: readonly { readonly status: CaseStatus; readonly n: number }[];
  readonly query: Readonly<Record<string, string>>;
  readonly places: readonly { readonly value: string; readonly label: string }[];
};

/** How many cases there are: for whoever may know that, and nothing of any one of them. */
export function CaseFigures({ figures, query, places }: CaseFiguresProps) {
  const t = useTranslations("cases");
  return (
    <MatterFigures
      rows={figures.map(({ status, n }) => ({ key: status, label: t(`statuses.${status}`), n }))}
      statuses={useStatusOptions()}
      month="filedMonth"
      pathOf={casesPath}
      {...{ query, places, t }}
    />
  );
}
