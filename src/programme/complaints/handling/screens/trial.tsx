import { useLocale, useTranslations } from "next-intl";
import { addDays, type Day, parseDay } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { TextField } from "@/ui/text-fields";

/** "What if" for a stop: a day on which it would end, and the due date that this gives. A plain GET form. */
export function Trial({ until, dueOn }: { readonly until: Day; readonly dueOn: Day }) {
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <form className="toolbar stack stack--tight">
      <TextField name="until" label={t("sheet.tryUntil")} defaultValue={until} inputMode="numeric" width={20} />
      <div className="row">
        <button className="btn btn--2" type="submit">
          {t("sheet.try")}
        </button>
        <output>
          {t("sheet.ifPaused")} <b>{longDay(dueOn, locale)}</b>
        </output>
      </div>
    </form>
  );
}

/** The day that is tried: of the next two years, a week from now when none is asked for. */
export function lastTried(today: Day, until: unknown): Day {
  const asked = (typeof until === "string" && parseDay(until)) || addDays(today, 7);
  return [today, asked, addDays(today, 730)].sort()[1] ?? today;
}
