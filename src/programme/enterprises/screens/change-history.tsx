import { useTranslations } from "next-intl";
import { useListed } from "@/ui/names";
import { MomentTime } from "@/ui/time";
import { correctionPath } from "../papers/paths";
import type { Places } from "./enterprise-list";
import { FieldValue } from "./field-value";

export type ShownChange = {
  readonly id: string;
  readonly changedAt: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly askedBy: string | null;
  readonly paper: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** What stood there before, and what stands there now: each change with who, when and why, newest first. */
export function ChangeHistory({
  changes,
  places,
  corrections,
}: {
  readonly changes: readonly ShownChange[];
  readonly places: Places;
  /** Of whose firm corrections are opened with their papers; left out for whoever doesn't correct. */
  readonly corrections?: string | undefined;
}) {
  const t = useTranslations("enterprises");
  const listed = useListed();
  if (changes.length === 0) return <p className="quiet">{t("changes.none")}</p>;
  return (
    <ol className="timeline">
      {changes.map(({ id, changedAt, by, reason, askedBy, paper, before, after }) => (
        <li key={id}>
          <h3>{listed(Object.keys(recordOf(after)).map((field) => t(`fields.${field}`)))}</h3>
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
          {askedBy && paper ? (
            <p className="small">
              {t("changes.asked", { askedBy, paper })}{" "}
              {corrections ? <a href={correctionPath(corrections, id)}>{t("changes.papers")}</a> : null}
            </p>
          ) : null}
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
