import { useTranslations } from "next-intl";
import { isDay } from "@/kernel/days";
import { useName } from "@/ui/names";
import { DayTime, MomentTime } from "@/ui/time";
import type { Places } from "./enterprise-list";

export type ShownChange = {
  readonly id: string;
  readonly changedAt: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** What stood there before, and what stands there now: each change with who, when and why, newest first. */
export function ChangeHistory({
  changes,
  places,
}: {
  readonly changes: readonly ShownChange[];
  readonly places: Places;
}) {
  const t = useTranslations("enterprises");
  if (changes.length === 0) return <p className="quiet">{t("changes.none")}</p>;
  return (
    <ol className="timeline">
      {changes.map(({ id, changedAt, by, reason, before, after }) => (
        <li key={id}>
          <h3>
            {Object.keys(recordOf(after))
              .map((field) => t(`fields.${field}`))
              .join("、")}
          </h3>
          <p className="when">
            <MomentTime at={changedAt} /> {by}
          </p>
          {Object.entries(recordOf(after)).map(([field, now]) => (
            <p key={field} className="small">
              {t(`fields.${field}`)} <span className="quiet">{t("changes.from")}</span>{" "}
              <Value field={field} value={recordOf(before)[field]} places={places} />{" "}
              <span className="quiet">{t("changes.to")}</span> <Value field={field} value={now} places={places} />
            </p>
          ))}
          {reason ? <p className="small">{t("changes.reason", { reason })}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** A value as the profile shows it: codes by their names, days as days. */
function Value({ field, value, places }: { readonly field: string; readonly value: unknown; readonly places: Places }) {
  const t = useTranslations("enterprises");
  const name = useName();
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
      return Array.isArray(value) ? value.map((title) => t(`titles.${String(title)}`)).join("、") : text;
    case "foundedOn":
      return isDay(text) ? <DayTime day={text} /> : text;
    default:
      return text;
  }
}
