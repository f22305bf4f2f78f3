// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is displayed as blocks, which takes its roles away
import { useLocale, useTranslations } from "next-intl";
import { addMonths, type Day, type Month, monthOf } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { longMonth, weekdayAndDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { visitPath, visitPlanPath } from "../../paths";
import type { ListedVisit } from "../../queue/queries";
import { PlanHead, type PlanProps } from "../../screens/plan-head";
import type { CalendarDay, VisitCalendar } from "../queries";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The visits to be made in a month, each on the day that was arranged, else on the day by which it is owed. */
export function CalendarScreen({ calendar, ...plan }: PlanProps & { readonly calendar: VisitCalendar }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { month, weeks, count, cut, guessed } = calendar;
  const title = t("calendar.title", { month: longMonth(month, locale) });
  const away = plan.away.filter(({ fromDay, toDay }) => monthOf(fromDay) <= month && monthOf(toDay) >= month);
  return (
    <>
      <PlanHead {...plan} away={away} view="calendar" title={title} count={count} cut={cut} keep={{ month }} />
      <Months month={month} {...plan} />
      {count === 0 ? <Empty title={t("empty.month")}>{t("empty.listText")}</Empty> : null}
      <div className="fit cal">
        <table role="table" className="cal__table">
          <caption className="vh">{title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {WEEKDAYS.map((weekday) => (
                <th key={weekday} role="columnheader" scope="col">
                  {t(`calendar.weekdays.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {weeks.map((week, index) => (
              <tr key={week.find((day) => day)?.day ?? index} role="row">
                {week.map((day, weekday) =>
                  day ? (
                    <DayCell key={day.day} {...day} today={plan.today} />
                  ) : (
                    <td key={WEEKDAYS[weekday]} role="cell" className="cal__none" />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">{t(guessed ? "calendar.guessed" : "calendar.what")}</p>
    </>
  );
}

/** The way to the months before and after, and back to the one that is. */
function Months({ month, query, today }: { readonly month: Month } & Pick<PlanProps, "query" | "today">) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const to = (other: Month) => visitPlanPath("calendar", { ...query, month: other });
  const beside = (count: number) => monthOf(addMonths(`${month}-01`, count));
  const [before, after] = [beside(-1), beside(1)];
  return (
    <nav className="pager cal__months" aria-label={t("calendar.months")}>
      <a rel="prev" href={to(before)}>
        ← {longMonth(before, locale)}
      </a>
      {month === monthOf(today) ? null : <a href={to(monthOf(today))}>{t("calendar.thisMonth")}</a>}
      <a rel="next" href={to(after)}>
        {longMonth(after, locale)} →
      </a>
    </nav>
  );
}

function DayCell({ day, kind, name, visits, today }: CalendarDay & { readonly today: Day }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const rests = kind === "weekend" || kind === "holiday";
  const names = ["cal__day", rests && "is-rest", day === today && "is-today", visits.length === 0 && "is-free"];
  return (
    <td role="cell" className={names.filter(Boolean).join(" ")}>
      <p className="cal__date">
        <time dateTime={day} aria-current={day === today ? "date" : undefined}>
          <span className="cal__n" aria-hidden="true">
            {Number(day.slice(8))}
          </span>
          <span className="cal__long">{weekdayAndDay(day, locale)}</span>
        </time>{" "}
        {kind === "working" || kind === "weekend" ? null : (
          <span className={`cal__kind cal__kind--${kind}`}>
            {t(`calendar.${kind}`)} <span lang="zh-CN">{name}</span>
          </span>
        )}
      </p>
      {visits.length > 0 ? (
        <ul className="cal__visits">
          {visits.map((visit) => (
            <li key={visit.id}>
              <VisitEntry {...visit} />
            </li>
          ))}
        </ul>
      ) : null}
    </td>
  );
}

function VisitEntry({ id, enterpriseName, purpose, officerName, arrangedOn, light }: ListedVisit) {
  const t = useTranslations("visits");
  return (
    <>
      <a href={visitPath(id)}>{enterpriseName}</a>
      <span className="sub">
        {t(`purposes.${purpose}`)} · {t(arrangedOn ? "calendar.arranged" : "calendar.due")} ·{" "}
        <span className="nowrap">{officerName ?? t("nobody")}</span>
      </span>
      {light.light === "overdue" ? <Light {...light} /> : null}
    </>
  );
}
