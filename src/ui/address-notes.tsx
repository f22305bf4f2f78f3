import { useLocale, useTranslations } from "next-intl";
import type { MovedDay } from "@/kernel/address";
import type { Day } from "@/kernel/days";
import { longDay } from "./format";
import { Notice } from "./notice";

type OtherDayProps = { readonly moved: MovedDay | null; readonly day: Day };

/** Says that another day is shown than the one that was asked for, which hasn't come or is before the programme; else nothing. */
export function OtherDay({ moved, day }: OtherDayProps) {
  const t = useTranslations("ui.address");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return moved ? <Notice tone="warn">{t(moved, { day: longDay(day, locale) })}</Notice> : null;
}

/** Says which parts of an address were not heeded, as they were typed: what isn't one, and places that there are none of. */
export function NotHeeded({ parts }: { readonly parts: readonly string[] }) {
  const t = useTranslations("ui.address");
  return parts.length > 0 ? <Notice tone="warn">{t("not-heeded", { parts: parts.join(t("comma")) })}</Notice> : null;
}
