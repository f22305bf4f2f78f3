import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { percent } from "@/kernel/rates";
import { Dash } from "@/ui/chart-figure";
import { Figure, FigureLink, FigureRow } from "@/ui/figure";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { listPath } from "../paths";
import { ClusterBars, FormBars } from "./city-bars";
import { type CityProps, DepartmentTable, LightTable, MonthChart, PlaceTable, total } from "./city-tables";
import { DeskDefinition } from "./desk-definition";

type CityPartProps = CityProps & {
  /** Targets and map, which the page takes from their own feature. */
  readonly targets: ReactNode;
};

const OPEN_REFERRALS = ["sent", "accepted", "returned", "answered"] as const;
const OPEN_COMPLAINTS = ["submitted", "returned", "verifying", "proposed"] as const;
const OPEN_CASES = ["filed", "investigating", "concluded", "decided"] as const;

/** The coordinator's field: the city's year, what is overdue, who handles what, month by month and place by place. */
export function CityPart(props: CityPartProps) {
  return (
    <>
      <OverdueLine {...props} />
      <CityFigureRow {...props} />
      {props.targets}
      <Dash>
        <DepartmentTable {...props} />
        <MonthChart {...props} />
        <LightTable {...props} />
        <FormBars {...props} />
        <ClusterBars {...props} />
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
    { list: "visits", n: overdue.visits },
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
          note={t.rich("notAssigned", {
            n: () => (
              <FigureLink
                figure="complaints-submitted"
                value={figures.complaintsNow.submitted ?? 0}
                href={listPath("complaints", { status: "submitted" })}
              />
            ),
          })}
        />
        <Figure
          label={t("openComplaints")}
          unit={unit}
          figure="complaints-open"
          value={total(figures.complaintsNow, OPEN_COMPLAINTS)}
          href={listPath("complaints", { status: "open" })}
          note={
            <Timely
              list="complaints"
              met={figures.met["complaint-verify"]}
              days={figures.days["complaint-verify"]}
              year={year}
            />
          }
        />
        <Figure
          label={t("cases")}
          unit={unit}
          figure="cases-year"
          value={figures.cases}
          href={listPath("cases", { filedMonth: year })}
          note={t.rich("notFiled", {
            n: () => (
              <FigureLink
                figure="complaints-not-filed"
                value={notFiled}
                href={listPath("complaints", { status: "not_filed", submittedMonth: year })}
              />
            ),
          })}
        />
        <Figure
          label={t("openCases")}
          unit={unit}
          figure="cases-open"
          value={total(figures.casesNow, OPEN_CASES)}
          href={listPath("cases", { status: "open" })}
          note={<Timely list="cases" met={figures.met["case-decide"]} days={figures.days["case-decide"]} year={year} />}
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
      <DeskDefinition
        of={["complaints", "openComplaints", "cases", "timely", "average", "ways", "referrals"]}
        day={today}
      />
    </>
  );
}

/** 今年办结 21 件，按期 20 件（95.2%）. */
function Timely({
  list,
  met,
  days,
  year,
}: {
  readonly list: "complaints" | "cases";
  readonly met: { readonly kept: number; readonly late: number } | undefined;
  readonly days: number | undefined;
  readonly year: string;
}) {
  const t = useTranslations("desks");
  const all = (met?.kept ?? 0) + (met?.late ?? 0);
  if (!met || all === 0) return t("timely.none");
  const link = (name: string, value: number, query: Readonly<Record<string, string>>) => (
    <FigureLink figure={`${list}-${name}`} value={value} href={listPath(list, { metMonth: year, ...query })} />
  );
  return t.rich("timely.some", {
    all: () => link("met", all, {}),
    kept: () => link("met-kept", met.kept, { punctual: "kept" }),
    late: () => link("met-late", met.late, { punctual: "late" }),
    share: percent(met.kept / all),
    days: number((days ?? 0) / all, 1),
  });
}
