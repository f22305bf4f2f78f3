import type { Named } from "@/ui/names";
import type { CityFigures, Standing } from "../city/queries";
import { CASE_STATUSES, COMPLAINT_STATUSES } from "./office-part";

type Cell = string | number | null;
type SheetWords = {
  readonly t: (key: string) => string;
  /** A division's name, or the city's bureau. */
  readonly place: (divisionCode: string) => string;
  readonly name: (named: Named | undefined) => string;
};
type CitySheet = {
  readonly figures: CityFigures;
  /** In the order of the land; the code under which matters of the city's own bureau are counted comes first. */
  readonly codes: readonly string[];
  readonly departments: readonly (Named & { readonly id: string })[];
  /** Which cells are told in words: the rule of the office's desk; null to whoever reads every figure, month by month and department by department too. */
  readonly hide: ((cells: readonly { readonly key: string; readonly n: number }[]) => ReadonlySet<string>) | null;
};

const sum = (standing: Standing = {}) => Object.values(standing).reduce((all, n) => all + n, 0);

/** The figures of the city's year as a file: the tables of the desk below each other, each row saying to which it belongs. */
export function citySheet({ figures, codes, departments, hide }: CitySheet, { t, place, name }: SheetWords) {
  const { complaintsAt, casesAt, referralsAt, byMonth } = figures;
  const table = (
    part: string,
    cells: readonly { readonly key: string; readonly label: string; readonly n: number }[],
  ) => {
    const hidden = hide ? hide(cells) : new Set<string>();
    return cells.map(({ key, label, n }): Cell[] => [part, label, hidden.has(key) ? t("office.kept") : n]);
  };
  const over = (statuses: readonly string[], at: CityFigures["complaintsAt"], words: string) =>
    statuses.map((status) => ({
      ...{ key: status, label: t(`${words}.${status}`) },
      n: Object.values(at).reduce((all, here) => all + (here[status] ?? 0), 0),
    }));
  const by = (at: CityFigures["complaintsAt"]) =>
    codes.map((code) => ({ key: code, label: place(code), n: sum(at[code]) }));
  const months = (what: "complaints" | "cases") =>
    byMonth.map((row) => ({ key: row.month, label: row.month, n: row[what] }));
  const rows = [
    ...table(`${t("lists.complaints")} · ${t("office.places")}`, by(complaintsAt)),
    ...table(`${t("places.cases")} · ${t("office.places")}`, by(casesAt)),
    ...table(
      `${t("lists.complaints")} · ${t("office.statuses")}`,
      over(COMPLAINT_STATUSES, complaintsAt, "complaints"),
    ),
    ...table(`${t("places.cases")} · ${t("office.statuses")}`, over(CASE_STATUSES, casesAt, "cases")),
    ...(hide
      ? []
      : [
          ...table(`${t("lists.complaints")} · ${t("sheet.month")}`, months("complaints")),
          ...table(`${t("places.cases")} · ${t("sheet.month")}`, months("cases")),
          ...departments.flatMap((department) =>
            table(
              `${t("lists.referrals")} · ${name(department)}`,
              Object.entries(referralsAt[department.id] ?? {}).map(([status, n]) => ({
                ...{ key: status, label: t(`referrals.${status}`), n },
              })),
            ),
          ),
        ]),
  ];
  return { columns: ["part", "item", "n"].map((key) => t(`sheet.${key}`)), rows };
}
