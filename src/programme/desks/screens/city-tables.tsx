import { useLocale, useTranslations } from "next-intl";
import { LISTED_LIGHTS, type Light as LightOf, type ListedLight } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import { ChartFigure, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import type { FigureOf } from "@/ui/figure";
import { Light, LightName } from "@/ui/light";
import { NumberTable } from "@/ui/number-table";
import type { CityFigures, DepartmentRow, Lights, Overdue, Standing } from "../city/queries";
import { listPath } from "../paths";
import { COMPLAINT_STATUSES } from "./office-part";

type Place = { readonly code: string; readonly nameZh: string; readonly nameEn: string };
export type CityProps = {
  readonly figures: CityFigures;
  readonly overdue: Overdue;
  readonly lights: Lights;
  readonly departments: readonly DepartmentRow[];
  readonly places: readonly Place[];
  readonly clusters: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  /** Of what each department still has before it, what is due first. */
  readonly earliest: Readonly<Record<string, LightOf>>;
  /** The code under which matters of the city's own bureau are counted. */
  readonly home: string;
  readonly today: Day;
};

const ALL_REFERRALS = ["sent", "accepted", "returned", "answered", "closed", "withdrawn"] as const;

/** How many stand in these statuses; in all, when none are named. */
export function total(standing: Standing | undefined, statuses?: readonly string[]): number {
  if (!standing) return 0;
  return (statuses ?? Object.keys(standing)).reduce((sum, status) => sum + (standing[status] ?? 0), 0);
}

/** What each department received, and where it stands. */
export function DepartmentTable({ figures, overdue, departments, earliest }: CityProps) {
  const t = useTranslations("desks");
  const status = useTranslations("referrals.statuses");
  const english = useLocale() === "en";
  const rows = departments.filter(({ id, kind }) => kind !== "market_regulation" || figures.referralsAt[id]);
  const cell = (id: string, value: number, query: Readonly<Record<string, string>>): FigureOf => ({
    figure: "referrals-department",
    value,
    href: listPath("referrals", { department: id, ...query }),
  });
  const dueFirst = (light: LightOf | undefined) =>
    light ? <Light {...light} /> : <span className="quiet">{t("departments.nothingOpen")}</span>;
  return (
    <DashPart id="departments" title={t("departments.title")} unit={t("departments.unit")}>
      <NumberTable
        label={t("departments.title")}
        corner={t("departments.department")}
        head={[
          { key: "received", label: t("departments.received") },
          ...ALL_REFERRALS.map((key) => ({ key, label: status(key) })),
          { key: "overdue", label: t("departments.overdue") },
          { key: "earliest", label: t("departments.earliest") },
        ]}
        rows={rows.map(({ id, nameZh, nameEn }) => {
          const at = figures.referralsAt[id];
          return {
            key: id,
            label: english ? nameEn : nameZh,
            cells: [
              cell(id, total(at), {}),
              ...ALL_REFERRALS.map((status) => cell(id, at?.[status] ?? 0, { status })),
              cell(id, overdue.at[id] ?? 0, { overdue: "1" }),
              dueFirst(earliest[id]),
            ],
          };
        })}
      />
    </DashPart>
  );
}

/** Complaints and filings of the year, month by month. */
export function MonthChart({ figures }: CityProps) {
  const t = useTranslations("desks");
  const months = useTranslations("targets");
  const name = (month: string) => months("monthName", { n: Number(month.slice(5)) });
  const { byMonth } = figures;
  return (
    <ChartFigure
      span={7}
      title={t("months.title")}
      unit={t("months.unit")}
      table={
        <NumberTable
          label={t("months.title")}
          corner={t("unit")}
          head={byMonth.map(({ month }) => ({ key: month, label: name(month) }))}
          rows={[
            {
              key: "complaints",
              label: t("lists.complaints"),
              cells: byMonth.map(({ month, complaints }) => ({
                figure: "complaints-month",
                value: complaints,
                href: listPath("complaints", { submittedMonth: month }),
              })),
            },
            {
              key: "cases",
              label: t("months.filed"),
              cells: byMonth.map(({ month, cases }) => ({
                figure: "cases-month",
                value: cases,
                href: listPath("cases", { filedMonth: month }),
              })),
            },
          ]}
        />
      }
    >
      <LineChart
        words={t("months.words")}
        series={[t("months.received"), t("months.filed")]}
        points={byMonth.map(({ month, complaints, cases }) => ({ at: name(month), values: [complaints, cases] }))}
      />
    </ChartFigure>
  );
}

/** How many complaints and cases show each light. */
export function LightTable({ lights }: CityProps) {
  const t = useTranslations("desks");
  const cell = (list: "complaints" | "cases", light: ListedLight): FigureOf => ({
    figure: `light-${list}`,
    value: lights[list === "complaints" ? "complaint" : "case"][light],
    href: listPath(list, { light }),
  });
  return (
    <DashPart id="lights" span={5} title={t("lights.title")} unit={t("lights.unit")}>
      <NumberTable
        label={t("lights.title")}
        corner={t("lights.corner")}
        head={[
          { key: "complaints", label: t("lists.complaints") },
          { key: "cases", label: t("lists.cases") },
        ]}
        rows={LISTED_LIGHTS.map((light) => ({
          key: light,
          label: <LightName light={light} />,
          cells: [cell("complaints", light), cell("cases", light)],
        }))}
      />
    </DashPart>
  );
}

/** The year's complaints, by each status that they may have, and cases, place by place. */
export function PlaceTable({ figures, places, home, today }: CityProps) {
  const t = useTranslations("desks");
  const status = useTranslations("handling.statuses");
  const english = useLocale() === "en";
  const year = today.slice(0, 4);
  const rows = [
    { code: home, name: t("places.city") },
    ...places.map(({ code, nameZh, nameEn }) => ({ code, name: english ? nameEn : nameZh })),
  ];
  return (
    <DashPart id="places" title={t("places.title")} unit={t("places.unit", { year })}>
      <NumberTable
        label={t("places.title")}
        corner={t("places.place")}
        head={[
          { key: "all", label: t("places.all") },
          ...COMPLAINT_STATUSES.map((key) => ({ key, label: status(key) })),
          { key: "cases", label: t("places.cases") },
        ]}
        rows={rows.map(({ code, name }) => {
          const at = figures.complaintsAt[code];
          const cell = (value: number, query: Readonly<Record<string, string>>): FigureOf => ({
            figure: "complaints-place",
            value,
            href: listPath("complaints", { division: code, submittedMonth: year, ...query }),
          });
          return {
            key: code,
            label: name,
            cells: [
              cell(total(at), {}),
              ...COMPLAINT_STATUSES.map((status) => cell(at?.[status] ?? 0, { status })),
              {
                figure: "cases-place",
                value: total(figures.casesAt[code]),
                href: listPath("cases", { division: code, filedMonth: year }),
              },
            ],
          };
        })}
      />
    </DashPart>
  );
}
