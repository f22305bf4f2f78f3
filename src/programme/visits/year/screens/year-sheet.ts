import type { Named } from "@/ui/names";
import { cellOf, MONTHS } from "../policy";
import type { YearPlan } from "../queries";

type Words = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };
type Asked = { readonly year: string; readonly divisions: readonly (Named & { readonly code: string })[] };

/** The plan of a year as a file: for each division what is in it and what the rules will add, month by month; last all of them. */
export function yearSheet({ planned, toCome }: YearPlan, { year, divisions }: Asked, { t, name }: Words) {
  const row = (label: string, what: "planned" | "toCome", codes: readonly string[]) => {
    const of = what === "planned" ? planned : toCome;
    const months = MONTHS.map((month) =>
      codes.reduce((sum, code) => sum + (of[cellOf(code, `${year}-${month}`)] ?? 0), 0),
    );
    return [label, t(`yearPlan.${what}`), ...months, months.reduce((sum, n) => sum + n, 0)];
  };
  const both = (label: string, codes: readonly string[]) =>
    (["planned", "toCome"] as const).map((what) => row(label, what, codes));
  return {
    columns: [
      ...[t("filters.division"), t("yearPlan.part")],
      ...MONTHS.map((month) => `${year}-${month}`),
      t("figures.all"),
    ],
    rows: [
      ...divisions.flatMap((place) => both(name(place), [place.code])),
      ...(divisions.length > 1
        ? both(
            t("figures.all"),
            divisions.map(({ code }) => code),
          )
        : []),
    ],
  };
}
