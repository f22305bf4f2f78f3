import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { whatIf } from "@/kernel/pace";
import { buttonClass } from "@/ui/button";
import { DashPart } from "@/ui/chart-figure";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { addressWith } from "../paths";
import { MOST_MORE } from "../schema";
import type { BoardProps } from "./board-parts";
import { useDeadline } from "./standing-lines";
import { divisionVeil, printed } from "./veil";

/**
 * "If each county adds 2 a month", and then a number of its own for any of them: asked in the address, answered for each division and the
 * city. A reader of words gets the city's answer, where its own figure is told.
 */
export function WhatIfPart({ progress, day, scope, address, wrong, inWords }: BoardProps) {
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
  const ownWrong = Object.keys(wrong).some((one) => one.startsWith(`${field}.`));
  const asked = common !== undefined || Object.keys(own).length > 0 || ownWrong;
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
          <label htmlFor={field}>
            {t("whatIf.label")}
            <WrongMore name={field} wrong={wrong} least={1} />
            <MoreInput name={field} wrong={wrong} value={common} />
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
                        <Fragment key="adds">
                          <WrongMore name={`${field}.${place.code}`} wrong={wrong} least={0} />
                          <MoreInput
                            name={`${field}.${place.code}`}
                            wrong={wrong}
                            value={own[place.code]}
                            placeholder={String(common ?? 0)}
                            label={t("whatIf.own", { place: name(place) })}
                          />
                        </Fragment>,
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

type MoreProps = { readonly name: string; readonly wrong: Readonly<Record<string, string>> };

/** So many more a month: what is no such number stays as it was typed. */
function MoreInput({
  name,
  wrong,
  value,
  placeholder,
  label,
}: MoreProps & {
  readonly value: number | undefined;
  readonly placeholder?: string;
  readonly label?: string;
}) {
  const typed = wrong[name];
  return (
    <input
      {...{ className: "input", id: name, name, inputMode: "numeric", size: 4, placeholder, "aria-label": label }}
      defaultValue={typed ?? value}
      aria-invalid={typed === undefined ? undefined : true}
      aria-describedby={typed === undefined ? undefined : `${name}-error`}
    />
  );
}

function WrongMore({ name, wrong, least }: MoreProps & { readonly least: number }) {
  const t = useTranslations();
  return wrong[name] === undefined ? null : (
    <span className="error" id={`${name}-error`}>
      {t("ui.error")}
      {t("targets.whatIf.wrong", { least, most: MOST_MORE })}
    </span>
  );
}
