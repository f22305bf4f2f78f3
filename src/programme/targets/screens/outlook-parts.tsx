import { useLocale, useTranslations } from "next-intl";
import { median, whatIf } from "@/kernel/pace";
import { buttonClass } from "@/ui/button";
import { ChartFigure, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { FigureLink } from "@/ui/figure";
import { longDay, number } from "@/ui/format";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { addressWith, targetsPath } from "../paths";
import { hasGoal } from "../policy";
import { type BoardProps, figureOf } from "./board-parts";
import { useDeadline } from "./standing-lines";
import { divisionVeil, netTold, outlookTold, printed } from "./veil";

/** Where it leads, with its range and the method in words; and what is known now beside what was known then. */
export function OutlookPart({ progress, outlook, day, scope, address, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const deadline = useDeadline();
  const { indicator, standing } = progress;
  const { range, knownNow: now, knownThen: then } = outlook;
  if (!outlookTold(outlook, inWords)) return null;
  const { goal, daysLeft } = standing;
  const unit = t(`indicators.${indicator}.unit`);
  const verdict = range.low >= goal.value ? "enough" : range.high < goal.value ? "short" : "open";
  return (
    <DashPart id={`${indicator}-outlook`} title={t("parts.outlook", { name: t(`indicators.${indicator}.short`) })}>
      {hasGoal(scope) ? (
        <p>
          {daysLeft === 0 ? (
            t("outlook.over")
          ) : (
            <>
              {t("outlook.range", { when: deadline(goal.day), ...range, unit })}{" "}
              {goal.value > 0 ? <b>{t(`outlook.${verdict}`, { goal: goal.value })}</b> : null}
            </>
          )}
        </p>
      ) : null}
      <p>
        {t("known.now")} <FigureLink {...figureOf({ indicator, value: now, asOf: day, scope })} /> {unit} ·{" "}
        {t("known.then")} <FigureLink {...figureOf({ indicator, value: then, asOf: day, scope, known: "then" })} />{" "}
        {unit}
        {t("stop")}{" "}
        {now === then
          ? t("known.same")
          : t(now > then ? "known.more" : "known.fewer", { n: Math.abs(now - then), unit })}{" "}
        <a href={targetsPath(addressWith(address, { known: address.known ? undefined : "then" }))}>
          {t(address.known ? "known.showNow" : "known.showThen")}
        </a>
      </p>
    </DashPart>
  );
}

/**
 * "If each county adds 2 a month", and then a number of its own for any of them: asked in the address, answered for each division and the
 * city. A reader of words gets the city's answer, where its own figure is told.
 */
export function WhatIfPart({ progress, day, scope, address, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const name = useName();
  const deadline = useDeadline();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { indicator, standing, divisions } = progress;
  const { goal } = standing;
  if (goal.value === 0 || standing.daysLeft === 0) return null;
  const points = indicator === "contact-points";
  const field = points ? "addPoints" : "addSites";
  const common = address[field];
  const given = points ? address.pointsAt : address.sitesAt;
  const own: Readonly<Record<string, number>> = inWords || !given ? {} : given;
  const asked = common !== undefined || Object.keys(own).length > 0;
  const when = deadline(goal.day);
  const unit = t(`indicators.${indicator}.unit`);
  const { rows, total } = whatIf({
    ...{ day, deadline: goal.day, common: common ?? 0 },
    places: divisions.map(({ place: { code }, standing: { actual, goal: share } }) => ({
      ...{ key: code, actual, quota: share.value, own: own[code] },
    })),
  });
  const hidden = divisionVeil(progress, inWords).total || printed(standing.actual, inWords) === null;
  const title = t("parts.whatIf", { name: t(`indicators.${indicator}.short`) });
  const others = addressWith(
    points
      ? { ...address, addPoints: undefined, pointsAt: undefined }
      : { ...address, addSites: undefined, sitesAt: undefined },
  );
  return (
    <DashPart
      id={`${indicator}-what-if`}
      title={title}
      unit={t("parts.whatIfUnit", { day: longDay(day, locale), when })}
    >
      <form action={`#${indicator}-what-if`}>
        {Object.entries(others).map(([key, value]) =>
          value ? <input key={key} type="hidden" name={key} value={value} /> : null,
        )}
        <div className="filters">
          <label>
            {t("whatIf.label")}
            <input className="input" name={field} inputMode="numeric" defaultValue={common} size={4} />
          </label>
          <button className={buttonClass("secondary")} type="submit">
            {t("whatIf.submit")}
          </button>
          <span className="hint">{t("whatIf.hint")}</span>
        </div>
        {asked ? (
          <>
            {scope.division || hidden ? null : (
              <p>
                {t(total >= goal.value ? "whatIf.reach" : "whatIf.miss", {
                  n: total,
                  unit,
                  when,
                  goal: goal.value,
                  gap: goal.value - total,
                })}
              </p>
            )}
            {inWords ? null : (
              <NumberTable
                label={title}
                corner={t("columns.division")}
                head={(["quota", "actual", "adds", "whatIf", "atGoal"] as const).map((key) => ({
                  key,
                  label: t(`columns.${key}`),
                }))}
                rows={[
                  ...divisions.map(({ place, standing: { actual } }, index) => {
                    const { quota = 0, n = 0, gap = 0 } = rows[index] ?? {};
                    return {
                      key: place.code,
                      label: name(place),
                      cells: [
                        quota,
                        actual,
                        <input
                          key="adds"
                          className="input"
                          name={`${field}.${place.code}`}
                          inputMode="numeric"
                          size={4}
                          defaultValue={own[place.code]}
                          placeholder={String(common ?? 0)}
                          aria-label={t("whatIf.own", { place: name(place) })}
                        />,
                        n,
                        gap === 0 ? t("whatIf.enough") : t("whatIf.gap", { n: gap }),
                      ],
                    };
                  }),
                  ...(scope.division
                    ? []
                    : [
                        {
                          key: "all",
                          label: t("columns.all"),
                          cells: [
                            ...[goal.value, standing.actual, rows.reduce((sum, { adds }) => sum + adds, 0), total],
                            total >= goal.value ? t("whatIf.enough") : t("whatIf.gap", { n: goal.value - total }),
                          ],
                        },
                      ]),
                ]}
              />
            )}
            <p className="tiny quiet">{t("whatIf.method", { when })}</p>
            {inWords ? null : (
              <button className={buttonClass("secondary")} type="submit">
                {t("whatIf.again")}
              </button>
            )}
          </>
        ) : null}
      </form>
    </DashPart>
  );
}

/** Net growth of each month beside the median of them: a run chart, on which an unusual run of months shows. */
export function RunPart({ progress: { indicator }, months, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const points = netTold(months, inWords);
  if (points.length < 2) return null;
  const middle = median(points.map(({ net }) => net));
  const title = t("parts.run", { name: t(`indicators.${indicator}.short`) });
  const years = [...new Set(points.map(({ day }) => day.slice(0, 4)))];
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  return (
    <ChartFigure
      title={title}
      unit={t("parts.runUnit")}
      table={
        <NumberTable
          label={title}
          corner={t("columns.month")}
          head={[
            ...numbers.map((month) => ({ key: month, label: t("monthName", { n: Number(month) }) })),
            { key: "median", label: t("series.median") },
          ]}
          rows={years.map((year) => ({
            key: year,
            label: t("rows.net", { year }),
            cells: [
              ...numbers.map((month) => points.find(({ day }) => day.startsWith(`${year}-${month}`))?.net ?? null),
              number(middle, 1),
            ],
          }))}
        />
      }
    >
      <LineChart
        words={t("parts.runWords", { name: t(`indicators.${indicator}.name`) })}
        series={[t("series.net"), t("series.median")]}
        points={points.map(({ day, net }) => ({ at: day.slice(0, 7), values: [net, middle] }))}
      />
    </ChartFigure>
  );
}
