import { useLocale, useTranslations } from "next-intl";
import { isDay } from "@/kernel/days";
import { useName } from "@/ui/names";
import { DayTime } from "@/ui/time";
import type { Places } from "./enterprise-list";
import { fieldText } from "./field-text";

/** A value as the profile shows it. */
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
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const text = fieldText(field, value, { locale, t, places, name });
  if (text === null) return <span className="quiet">{t("changes.empty")}</span>;
  const day = String(value);
  return field === "foundedOn" && isDay(day) ? <DayTime day={day} /> : text;
}
