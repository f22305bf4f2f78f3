import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { ChartFigure, Dash, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { Figure, FigureLink, type FigureOf, FigureRow } from "@/ui/figure";
import { percent } from "@/ui/format";
import { LightName } from "@/ui/light";
import { Notice } from "@/ui/notice";
import { NumberTable } from "@/ui/number-table";
import type { CityFigures, DepartmentRow, Lights, Overdue, Standing } from "../city/queries";
import { listPath } from "../paths";
import { DeskDefinition } from "./desk-definition";

type Place = { readonly code: string; readonly nameZh: string; readonly nameEn: string };
type CityProps = {
  readonly figures: CityFigures;
  readonly overdue: Overdue;
  readonly lights: Lights;
  readonly departments: readonly DepartmentRow[];
  readonly places: readonly Place[];
  readonly today: Day;
  /** Targets and map, which the page takes from their own feature. */
  readonly targets: ReactNode;
};

/** The code under which matters of the city's own bureau are counted. */
const CITY = "330400";
const ALL_REFERRALS = ["sent", "accepted", "returned", "answered", "closed", "withdrawn"] as const;
const OPEN_REFERRALS = ["sent", "accepted", "returned", "answered"] as const;
const OPEN_COMPLAINTS = ["submitted", "returned", "verifying", "proposed"] as const;
const OPEN_CASES = ["filed", "investigating", "concluded", "decided"] as const;

function total(standing: Standing | undefined, statuses?: readonly string[]): number {
  if (!standing) return 0;
  return (statuses ?? Object.keys(standing)).reduce((sum, status) => sum + (standing[status] ?? 0), 0);
}

/** The coordinator's field: the city's year, what is overdue, who handles what, month by month and place by place. */
export function CityPart(props: CityProps) {
  return (
    <>
      <OverdueLine {...props} />
      <CityFigureRow {...props} />
      {props.targets}
      <Dash>
        <DepartmentTable {...props} />
        <MonthChart {...props} />
        <LightTable {...props} />
        <PlaceTable {...props} />
      </Dash>
    </>
  );
}

function OverdueLine({ overdue }: CityProps) {
  const t = useTranslations("desks");
  const late = [
    { list: "complaints", n: overdue.complaints },
    { list: "cases", n: overdue.cases },
    { list: "referrals", n: overdue.referrals },
  ] as const;
  const some = late.filter(({ n }) => n > 0);
  if (some.length === 0) return <Notice tone="ok">{t("overdue.none")}</Notice>;
  return (
    <Notice tone="alarm">
      <p className="kinds">
        <b>{t("overdue.title")}</b>
        {some.map(({ list, n }) => (
          <span key={list}>
            {t(`lists.${list}`)}{" "}
            <FigureLink figure={`overdue-${list}`} value={n} href={listPath(list, { overdue: "1" })} />{" "}
            {t("pieces", { n })}
          </span>
        ))}
      </p>
    </Notice>
  );
}

function CityFigureRow({ figures, departments, today }: CityProps) {
  const t = useTranslations("desks.city");
  const unit = useTranslations("desks")("unit");
  const year = today.slice(0, 4);
  const notFiled = Object.values(figures.complaintsAt).reduce((sum, at) => sum + (at.not_filed ?? 0), 0);
  const police = departments
    .filter(({ kind }) => kind === "police")
    .reduce((sum, { id }) => sum + total(figures.referralsAt[id]), 0);
  const openReferrals = Object.values(figures.referralsAt).reduce((sum, at) => sum + total(at, OPEN_REFERRALS), 0);
  return (
    <>
      <FigureRow>
        <Figure
          label={t("complaints")}
          unit={unit}
          figure="complaints-year"
          value={figures.complaints}
          href={listPath("complaints", { submittedMonth: year })}
          note={t("notAssigned", { n: figures.complaintsNow.submitted ?? 0 })}
        />
        <Figure
          label={t("openComplaints")}
          unit={unit}
          figure="complaints-open"
          value={total(figures.complaintsNow, OPEN_COMPLAINTS)}
          href={listPath("complaints", { status: "open" })}
          note={<Timely met={figures.met["complaint-verify"]} />}
        />
        <Figure
          label={t("cases")}
          unit={unit}
          figure="cases-year"
          value={figures.cases}
          href={listPath("cases", { filedMonth: year })}
          note={t("notFiled", { n: notFiled })}
        />
        <Figure
          label={t("openCases")}
          unit={unit}
          figure="cases-open"
          value={total(figures.casesNow, OPEN_CASES)}
          href={listPath("cases", { status: "open" })}
          note={<Timely met={figures.met["case-decide"]} />}
        />
        <Figure
          label={t("toPolice")}
          unit={unit}
          figure="referrals-criminal"
          value={police}
          href={listPath("referrals", { kind: "criminal" })}
          note={t("toPoliceNote")}
        />
        <Figure
          label={t("openReferrals")}
          unit={unit}
          figure="referrals-open"
          value={openReferrals}
          href={listPath("referrals", { open: "1" })}
          note={t("openReferralsNote")}
        />
      </FigureRow>
      <DeskDefinition of={["complaints", "openComplaints", "cases", "timely", "referrals"]} day={today} />
    </>
  );
}

/** 今年办结 21 件，按期 20 件（95.2%）. */
function Timely({ met }: { readonly met: { readonly kept: number; readonly late: number } | undefined }) {
  const t = useTranslations("desks");
  const all = (met?.kept ?? 0) + (met?.late ?? 0);
  if (!met || all === 0) return t("timely.none");
  return t("timely.some", { all, kept: met.kept, share: percent(met.kept / all) });
}

function DepartmentTable({ figures, overdue, departments }: CityProps) {
  const t = useTranslations("desks");
  const english = useLocale() === "en";
  const rows = departments.filter(({ id, kind }) => kind !== "market_regulation" || figures.referralsAt[id]);
  const cell = (id: string, value: number, query: Readonly<Record<string, string>>): FigureOf => ({
    figure: "referrals-department",
    value,
    href: listPath("referrals", { department: id, ...query }),
  });
  return (
    <DashPart id="departments" title={t("departments.title")} unit={t("departments.unit")}>
      <NumberTable
        label={t("departments.title")}
        corner={t("departments.department")}
        head={[
          { key: "received", label: t("departments.received") },
          ...ALL_REFERRALS.map((key) => ({ key, label: t(`referrals.${key}`) })),
          { key: "overdue", label: t("departments.overdue") },
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
            ],
          };
        })}
      />
    </DashPart>
  );
}

function MonthChart({ figures }: CityProps) {
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

const LIGHTS = ["overdue", "red", "yellow", "green", "paused"] as const;

function LightTable({ lights }: CityProps) {
  const t = useTranslations("desks");
  const cell = (list: "complaints" | "cases", light: (typeof LIGHTS)[number]): FigureOf => ({
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
        rows={LIGHTS.map((light) => ({
          key: light,
          label: <LightName light={light} />,
          cells: [cell("complaints", light), cell("cases", light)],
        }))}
      />
    </DashPart>
  );
}

const COMPLAINT_COLUMNS = ["submitted", "returned", "verifying", "proposed", "filed", "not_filed"] as const;

function PlaceTable({ figures, places, today }: CityProps) {
  const t = useTranslations("desks");
  const english = useLocale() === "en";
  const year = today.slice(0, 4);
  const rows = [
    { code: CITY, name: t("places.city") },
    ...places.map(({ code, nameZh, nameEn }) => ({ code, name: english ? nameEn : nameZh })),
  ];
  return (
    <DashPart id="places" title={t("places.title")} unit={t("places.unit", { year })}>
      <NumberTable
        label={t("places.title")}
        corner={t("places.place")}
        head={[
          { key: "all", label: t("places.all") },
          ...COMPLAINT_COLUMNS.map((key) => ({ key, label: t(`complaints.${key}`) })),
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
              ...COMPLAINT_COLUMNS.map((status) => cell(at?.[status] ?? 0, { status })),
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
