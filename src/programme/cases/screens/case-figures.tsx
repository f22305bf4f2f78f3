import { useTranslations } from "next-intl";
import { MatterFigures, type ShownFigures } from "@/ui/matter-figures";
import { casesPath } from "../paths";

type CaseFiguresProps = Pick<ShownFigures, "figures" | "asked" | "places">;

/** How many cases there are: for whoever may know that, and nothing of any one of them. */
export function CaseFigures(props: CaseFiguresProps) {
  const t = useTranslations("cases");
  return (
    <MatterFigures
      {...props}
      month="filedMonth"
      pathOf={casesPath}
      statusOf={(status) => t(`statuses.${status}`)}
      t={t}
    />
  );
}
