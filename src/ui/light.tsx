import { useTranslations } from "next-intl";

/** How urgent it is, with the amount that remains or is over, in the clock's own unit. */
export type LightOf = {
  readonly light: "green" | "yellow" | "red" | "overdue" | "paused" | "met" | "none";
  readonly amount?: number | null;
  readonly unit?: "working_day" | "calendar_day" | "hour";
};

type Words = ReturnType<typeof useTranslations<"ui">>;

function sentence(t: Words, { light, amount, unit = "calendar_day" }: LightOf): string {
  const time = amount == null ? undefined : t(`time.${unit}`, { n: amount });
  switch (light) {
    case "overdue":
      return time ? t("light.overdue", { time }) : t("light.overdueNow");
    case "paused":
      return time ? t("light.pausedLeft", { time }) : t("light.paused");
    case "met":
    case "none":
      return t(`light.${light}`);
    default:
      return time && amount !== 0 ? t("light.left", { time }) : t("light.today");
  }
}

/** A light: shape and words; the words always give amount and unit. `children` replace the words (协查已超期 2 个工作日). */
export function Light({ children, ...of }: LightOf & { readonly children?: string }) {
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
