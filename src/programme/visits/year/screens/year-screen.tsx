import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FigureLink } from "@/ui/figure";
import { number } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { visitsPath, visitYearPath } from "../../paths";
import { VisitViews } from "../../screens/visit-list";
import { cellOf, MONTHS } from "../policy";
import type { YearPlan } from "../queries";

type YearScreenProps = {
  readonly year: string;
  readonly plan: YearPlan;
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly waiting: number | null;
  /** The plan as a file, for whoever may take it away. */
  readonly end: ReactNode;
};

/** The plan of a year: by division and month what is in it, and what the rules will add. */
export function YearScreen({ year, plan, divisions, waiting, end }: YearScreenProps) {
  const t = useTranslations("visits");
  const name = useName();
  const sum = (of: Readonly<Record<string, number>>, codes: readonly string[], months: readonly string[]) =>
    codes.reduce(
      (all, code) => months.reduce((left, month) => left + (of[cellOf(code, `${year}-${month}`)] ?? 0), all),
      0,
    );
  const cell = (codes: readonly string[], months: readonly string[], query: Readonly<Record<string, string>>) => {
    const toCome = sum(plan.toCome, codes, months);
    return (
      <>
        <FigureLink figure="visits-owed" value={sum(plan.planned, codes, months)} href={visitsPath(query)} />
        {toCome > 0 ? <span className="quiet"> +{number(toCome)}</span> : null}
      </>
    );
  };
  const row = (codes: readonly string[], place: Readonly<Record<string, string>>) => [
    ...MONTHS.map((month) => cell(codes, [month], { owed: `${year}-${month}`, ...place })),
    cell(codes, MONTHS, { owed: year, ...place }),
  ];
  const all = divisions.map(({ code }) => code);
  return (
    <>
      <PageHead title={t("yearPlan.title", { year })} end={end} />
      <VisitViews query={{}} waiting={waiting} here="year" />
      <div className="stack">
        <p className="quiet">{t("yearPlan.what")}</p>
        <NumberTable
          label={t("yearPlan.title", { year })}
          corner={t("filters.division")}
          head={[
            ...MONTHS.map((month) => ({ key: month, label: t("yearPlan.month", { n: Number(month) }) })),
            { key: "all", label: t("figures.all") },
          ]}
          rows={[
            ...divisions.map((place) => ({
              key: place.code,
              label: name(place),
              cells: row([place.code], { division: place.code }),
            })),
            ...(divisions.length > 1 ? [{ key: "all", label: t("figures.all"), cells: row(all, {}) }] : []),
          ]}
        />
        <nav className="pager" aria-label={t("yearPlan.years")}>
          {[-1, 1].map((step) => (
            <a key={step} href={visitYearPath(String(Number(year) + step))}>
              {t("yearPlan.title", { year: Number(year) + step })}
            </a>
          ))}
        </nav>
      </div>
    </>
  );
}
