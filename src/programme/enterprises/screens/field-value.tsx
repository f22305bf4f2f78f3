import { useTranslations } from "next-intl";
import { isDay } from "@/kernel/days";
import { useListed, useName } from "@/ui/names";
import { DayTime } from "@/ui/time";
import type { Places } from "./enterprise-list";

/** A value as the profile shows it: codes by their names, days as days. */
export function FieldValue({
  field,
  value,
  places,
}: {
  readonly field: string;
  readonly value: unknown;
  readonly places: Places;
}) {
  const t = useTranslations("enterprises");
  const name = useName();
  const listed = useListed();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return <span className="quiet">{t("changes.empty")}</span>;
  const text = String(value);
  switch (field) {
    case "divisionCode":
      return name(places.divisions.find(({ code }) => code === text)) || text;
    case "clusterId":
      return name(places.clusters.find(({ id }) => id === text)) || text;
    case "industryCode":
      return name(places.industries.find(({ code }) => code === text)) || text;
    case "sizeClass":
      return t(`sizes.${text}`);
    case "status":
      return t(`statuses.${text}`);
    case "titles":
      return Array.isArray(value) ? listed(value.map((title) => t(`titles.${String(title)}`))) : text;
    case "foundedOn":
      return isDay(text) ? <DayTime day={text} /> : text;
    default:
      return text;
  }
}
