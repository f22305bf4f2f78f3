import { useTranslations } from "next-intl";
import { ChartFigure, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { FigureLink } from "@/ui/figure";
import { number } from "@/ui/format";
import { NumberTable } from "@/ui/number-table";
import { addressWith, targetsPath } from "../paths";
import { hasGoal } from "../policy";
import { type BoardProps, figureOf } from "./board-parts";
import { useDeadline } from "./standing-lines";
import { middleOf, netTold, outlookTold } from "./veil";

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

/** Net growth of each month beside the median of them: a run chart, on which an unusual run of months shows. */
export function RunPart({ progress: { indicator }, months, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const points = netTold(months, inWords);
  if (points.length < 2) return null;
  const middle = middleOf(points);
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
