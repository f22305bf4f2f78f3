import { useLocale, useTranslations } from "next-intl";
import { inTurn, listDay } from "@/ui/format";
import { absencesPath } from "../../paths";
import type { Absence } from "../policy";

export type AwayLineProps = {
  /** Who isn't there, each with his days. */
  readonly away: readonly (Absence & { readonly name: string })[];
  readonly today: string;
};

/** Who isn't proposed because he isn't there, and until when. */
export function AwayLine({ away, today }: AwayLineProps) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (away.length === 0) return null;
  const each = away.map(({ name, fromDay, toDay }) =>
    t("absences.one", { name, from: listDay(fromDay, today, locale), to: listDay(toDay, today, locale) }),
  );
  return (
    <p className="hint">
      <a href={absencesPath}>{t("absences.away")}</a> {inTurn(each, locale)}
    </p>
  );
}
