import { type Withheld, withheldTogether } from "@/kernel/small-figures";
import type { Named } from "@/ui/names";
import type { CityFigures, Standing } from "../city/queries";
import { CASE_STATUSES, COMPLAINT_STATUSES } from "./office-part";

type Cell = string | number | null;
type Labelled = { readonly key: string; readonly label: string; readonly n: number };
type StatusesOf = "complaints" | "cases" | "referrals";
type SheetWords = {
  readonly t: (key: string) => string;
  /** What a status of a complaint, a case or a referral is called in its own list. */
  readonly statusOf: (list: StatusesOf, status: string) => string;
  /** A division's name, or the city's bureau. */
  readonly place: (divisionCode: string) => string;
  readonly name: (named: Named | undefined) => string;
};
type CitySheet = {
  readonly figures: CityFigures;
  /** In the order of the land; the code under which matters of the city's own bureau are counted comes first. */
  readonly codes: readonly string[];
  readonly departments: readonly (Named & { readonly id: string })[];
  /** Whether what is small is told in words, as on the office's desk; who reads every figure reads them month by month and department by department too. */
  readonly inWords: boolean;
};

const sum = (standing: Standing = {}) => Object.values(standing).reduce((all, n) => all + n, 0);

/** The figures of the city's year as a file: the tables of the desk below each other, each row saying to which it belongs. */
export function citySheet(
  { figures, codes, departments, inWords }: CitySheet,
  { t, statusOf, place, name }: SheetWords,
) {
  const { complaintsAt, casesAt, referralsAt, byMonth } = figures;
  const table = (part: string, cells: readonly Labelled[], veil?: Withheld) =>
    cells.map(({ key, label, n }): Cell[] => [part, label, inWords && veil?.keys.has(key) ? t("office.kept") : n]);
  const over = (statuses: readonly string[], at: CityFigures["complaintsAt"], list: StatusesOf) =>
    statuses.map((status) => ({
      ...{ key: status, label: statusOf(list, status) },
      n: Object.values(at).reduce((all, here) => all + (here[status] ?? 0), 0),
    }));
  const by = (at: CityFigures["complaintsAt"]) =>
    codes.map((code) => ({ key: code, label: place(code), n: sum(at[code]) }));
  const months = (what: "complaints" | "cases") =>
    byMonth.map((row) => ({ key: row.month, label: row.month, n: row[what] }));
  const complaints = [by(complaintsAt), over(COMPLAINT_STATUSES, complaintsAt, "complaints")] as const;
  const cases = [by(casesAt), over(CASE_STATUSES, casesAt, "cases")] as const;
  const [complaintVeils, caseVeils] = [withheldTogether(complaints), withheldTogether(cases)];
  const rows = [
    ...table(`${t("lists.complaints")} · ${t("office.places")}`, complaints[0], complaintVeils[0]),
    ...table(`${t("places.cases")} · ${t("office.places")}`, cases[0], caseVeils[0]),
    ...table(`${t("lists.complaints")} · ${t("office.statuses")}`, complaints[1], complaintVeils[1]),
    ...table(`${t("places.cases")} · ${t("office.statuses")}`, cases[1], caseVeils[1]),
    ...(inWords
      ? []
      : [
          ...table(`${t("lists.complaints")} · ${t("sheet.month")}`, months("complaints")),
          ...table(`${t("places.cases")} · ${t("sheet.month")}`, months("cases")),
          ...departments.flatMap((department) =>
            table(
              `${t("lists.referrals")} · ${name(department)}`,
              Object.entries(referralsAt[department.id] ?? {}).map(([status, n]) => ({
                ...{ key: status, label: statusOf("referrals", status), n },
              })),
            ),
          ),
        ]),
  ];
  return { columns: ["part", "item", "n"].map((key) => t(`sheet.${key}`)), rows };
}
