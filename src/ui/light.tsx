import { useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";

type Words = ReturnType<typeof useTranslations<"ui">>;

/** Only the light is needed: a row that knows no amount says 已中止, not how long. */
type LightProps = Pick<LightOf, "light"> & Partial<LightOf>;

/** Less than one whole unit is told in words: the last day is today, the last hour is under an hour. */
function sentence(t: Words, { light, amount, unit = "calendar_day", lateBy }: LightProps): string {
  const time = amount ? t(`time.${unit}`, { n: amount }) : undefined;
  switch (light) {
    case "none":
      return t("light.none");
    case "met":
      if (lateBy == null) return t("light.metInTime");
      return lateBy > 0 ? t("light.metLateBy", { time: t(`time.${unit}`, { n: lateBy }) }) : t("light.metLate");
    case "overdue":
      return time ? t("light.overdue", { time }) : t("light.overdueNow");
    case "paused":
      return time ? t("light.pausedLeft", { time }) : t("light.paused");
    default:
      if (time) return t("light.left", { time });
      return unit === "hour" ? t("light.underHour") : t("light.today");
  }
}

/** A light: shape and words; the words always give amount and unit. `children` replace the words (协查已超期 2 个工作日). */
export function Light({ children, ...of }: LightProps & { readonly children?: string }) {
  const t = useTranslations("ui");
  const text = children ?? sentence(t, of);
  return of.light === "none" ? (
    <span className="quiet">{text}</span>
  ) : (
    <span className={`light light--${of.light}`}>{text}</span>
  );
}

/** Head of a column that counts one light: 期内, 将到期, 临期, 超期, 中止. */
export function LightName({ light }: { readonly light: "green" | "yellow" | "red" | "overdue" | "paused" }) {
  const t = useTranslations("ui");
  const key =
    light === "overdue" || light === "paused" ? (`light.${light}Short` as const) : (`light.${light}` as const);
  return <span className={`light light--${light}`}>{t(key)}</span>;
}
