import { useTranslations } from "next-intl";
import { MatterFigures, type ShownFigures } from "@/ui/matter-figures";
import { complaintsPath } from "../../paths";

type ComplaintFiguresProps = Pick<ShownFigures, "figures" | "asked" | "places">;

/** How many complaints there are: for whoever may know that, and nothing of any one of them. */
export function ComplaintFigures(props: ComplaintFiguresProps) {
  const t = useTranslations("handling");
  return (
    <MatterFigures
      {...props}
      month="submittedMonth"
      pathOf={complaintsPath}
      statusOf={(status) => t(`statuses.${status}`)}
      t={t}
    />
  );
}
