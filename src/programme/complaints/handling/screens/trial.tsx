import { useLocale, useTranslations } from "next-intl";
import { addDays, type Day, isDay } from "@/kernel/days";
import { longDay } from "@/ui/format";

/** "What if" for a stop: a day on which it would end, and the due date that this gives. A plain GET form. */
export function Trial({ until, dueOn, minimum }: { readonly until: Day; readonly dueOn: Day; readonly minimum: Day }) {
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <form className="form">
      <label className="field">
        {t("sheet.tryUntil")}
        <input className="input input--20" type="date" name="until" defaultValue={until} min={minimum} />
      </label>
      <button className="btn btn--2" type="submit">
        {t("sheet.try")}
      </button>
      <p>
        {t("sheet.ifPaused")} <b>{longDay(dueOn, locale)}</b>
      </p>
    </form>
  );
}

/** The day that is tried: of the next two years, a week from now when none is asked for. */
export function lastTried(today: Day, until: unknown): Day {
  const asked = typeof until === "string" && isDay(until) ? until : addDays(today, 7);
  const latest = addDays(today, 730);
  return asked < today ? today : asked > latest ? latest : asked;
}
