import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { enterprisePath } from "../../paths";
import { comparePath } from "../paths";
import type { MergeLine } from "../queries";

type MergedRecordsProps = {
  readonly enterpriseId: string;
  readonly merges: readonly MergeLine[];
  /** A firm's people learn where their record went and what came to it, and no more; an office opens the records. */
  readonly side: "firm" | "office";
  /** This person joins and parts records. */
  readonly mayMerge: boolean;
};

/** What this record stands for, and where it went; also what was undone. Nothing when there is nothing to tell. */
export function MergedRecords({ enterpriseId, merges, side, mayMerge }: MergedRecordsProps) {
  const t = useTranslations("merges");
  const enterprises = useTranslations("enterprises");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (merges.length === 0) return null;
  const day = (at: Date) => longDay(dayOfMoment(at), locale);
  return (
    <Section id="merges" title={enterprises("sections.merges")}>
      <ul className="plainlist">
        {merges.map(({ id, survivorId, survivorName, absorbedId, absorbedName, mergedAt, undone, reason, by }) => {
          const gone = absorbedId === enterpriseId;
          const facts = { absorbed: absorbedName, survivor: survivorName, day: day(mergedAt) };
          return (
            <li key={id}>
              {undone
                ? t("shown.undone", { ...facts, until: day(undone.at) })
                : t(gone ? "shown.into" : "shown.absorbed", facts)}{" "}
              {side === "office" ? (
                <>
                  <a href={enterprisePath(gone ? survivorId : absorbedId)}>{t("shown.see")}</a>{" "}
                  {mayMerge ? <a href={comparePath(survivorId, absorbedId)}>{t("compare.title")}</a> : null}
                  <span className="sub">
                    {by} {t("because", { reason })}
                  </span>
                  {undone ? (
                    <span className="sub">{t("undoneBy", { by: undone.by, reason: undone.reason })}</span>
                  ) : null}
                </>
              ) : gone && !undone ? (
                <span className="sub">{t("shown.firmInto", { survivor: survivorName })}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
