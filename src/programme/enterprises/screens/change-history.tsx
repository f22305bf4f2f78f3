import { useTranslations } from "next-intl";
import { MomentTime } from "@/ui/time";
import type { Places } from "./enterprise-list";
import { FieldValue } from "./field-value";

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
              <FieldValue field={field} value={recordOf(before)[field]} places={places} />{" "}
              <span className="quiet">{t("changes.to")}</span> <FieldValue field={field} value={now} places={places} />
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
