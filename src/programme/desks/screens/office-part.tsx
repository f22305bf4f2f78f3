import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { type Cell, type Withheld, withheldTogether } from "@/kernel/small-figures";
import { Dash, DashPart } from "@/ui/chart-figure";
import { Figure, type FigureOf, FigureRow } from "@/ui/figure";
import { NumberTable } from "@/ui/number-table";
import { Section } from "@/ui/section";
import type { CityFigures } from "../city/queries";
import { listPath } from "../paths";
import { DeskDefinition } from "./desk-definition";

type OfficeProps = {
  readonly figures: CityFigures;
  readonly places: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[];
  /** The code under which matters of the city's own bureau are counted. */
  readonly home: string;
  readonly today: Day;
};

export const COMPLAINT_STATUSES = [
  "submitted",
  "returned",
  "verifying",
  "proposed",
  "filed",
  "not_filed",
  "merged",
  "withdrawn",
] as const;
export const CASE_STATUSES = ["filed", "investigating", "concluded", "decided", "closed"] as const;

/** The government office: figures and nothing else; small ones are words. */
export function OfficePart({ figures, places, home, today }: OfficeProps) {
  const t = useTranslations("desks");
  const [complaintStatus, caseStatus] = [useTranslations("handling.statuses"), useTranslations("cases.statuses")];
  const english = useLocale() === "en";
  const year = today.slice(0, 4);
  const sum = (at: Readonly<Record<string, number>> | undefined) =>
    Object.values(at ?? {}).reduce((all, n) => all + n, 0);
  const over = (statuses: readonly string[], at: CityFigures["complaintsAt"]) =>
    statuses.map((status) => ({
      key: status,
      n: Object.values(at).reduce((all, here) => all + (here[status] ?? 0), 0),
    }));
  const rows = [
    { code: home, name: t("places.city") },
    ...places.map(({ code, nameZh, nameEn }) => ({ code, name: english ? nameEn : nameZh })),
  ];
  const placed = (at: CityFigures["complaintsAt"]) => rows.map(({ code }) => ({ key: code, n: sum(at[code]) }));
  // The same as the page behind each figure: a year's breakdowns by place and by status are withheld together.
  const withheldOf = (places: readonly Cell[], statuses: readonly Cell[]) => {
    const [ofPlaces, ofStatuses] = withheldTogether([places, statuses]);
    return { places: { cells: places, veil: ofPlaces }, statuses: { cells: statuses, veil: ofStatuses } };
  };
  const complaints = withheldOf(placed(figures.complaintsAt), over(COMPLAINT_STATUSES, figures.complaintsAt));
  const cases = withheldOf(placed(figures.casesAt), over(CASE_STATUSES, figures.casesAt));
  const complaintCells = useCells({
    ...complaints.places,
    link: (division) => listPath("complaints", { division, submittedMonth: year }),
    figure: "complaints-place",
  });
  const caseCells = useCells({
    ...cases.places,
    link: (division) => listPath("cases", { division, filedMonth: year }),
    figure: "cases-place",
  });
  const complaintStatuses = useCells({
    ...complaints.statuses,
    link: (status) => listPath("complaints", { status, submittedMonth: year }),
    figure: "complaints-status",
  });
  const caseStatuses = useCells({
    ...cases.statuses,
    link: (status) => listPath("cases", { status, filedMonth: year }),
    figure: "cases-status",
  });
  const shown = rows.filter(
    ({ code }) => !complaints.places.veil?.keys.has(code) || !cases.places.veil?.keys.has(code),
  );
  const told = [
    ...COMPLAINT_STATUSES.filter((status) => !complaints.statuses.veil?.keys.has(status)).map((status) => ({
      key: `complaint ${status}`,
      label: t("office.complaint", { status: complaintStatus(status) }),
      cells: [complaintStatuses(status)],
    })),
    ...CASE_STATUSES.filter((status) => !cases.statuses.veil?.keys.has(status)).map((status) => ({
      key: `case ${status}`,
      label: t("office.case", { status: caseStatus(status) }),
      cells: [caseStatuses(status)],
    })),
  ];
  const kept = t("office.kept");
  const [otherPlaces, otherStatuses] = [
    rows.length - shown.length,
    COMPLAINT_STATUSES.length + CASE_STATUSES.length - told.length,
  ];
  return (
    <Section id="office" title={t("office.title", { year })}>
      <div className="stack">
        <p>{t("office.why")}</p>
        <FigureRow>
          <Total
            label={t("office.complaints")}
            part={complaints.places}
            figure="complaints-year"
            href={listPath("complaints", { submittedMonth: year })}
          />
          <Total
            label={t("office.cases")}
            part={cases.places}
            figure="cases-year"
            href={listPath("cases", { filedMonth: year })}
          />
        </FigureRow>
        <Dash>
          <DashPart id="office-places" span={7} title={t("office.places")} unit={t("office.unit", { year })}>
            <NumberTable
              label={t("office.places")}
              corner={t("places.place")}
              head={[
                { key: "complaints", label: t("lists.complaints") },
                { key: "cases", label: t("places.cases") },
              ]}
              rows={[
                ...shown.map(({ code, name }) => ({
                  key: code,
                  label: name,
                  cells: [complaintCells(code), caseCells(code)],
                })),
                ...(otherPlaces > 0
                  ? [{ key: "others", label: t("office.otherPlaces", { n: otherPlaces }), cells: [kept, kept] }]
                  : []),
              ]}
            />
          </DashPart>
          <DashPart id="office-statuses" span={5} title={t("office.statuses")} unit={t("office.unit", { year })}>
            <NumberTable
              label={t("office.statuses")}
              corner={t("office.status")}
              head={[{ key: "n", label: t("unit") }]}
              rows={[
                ...told,
                ...(otherStatuses > 0
                  ? [{ key: "others", label: t("office.otherStatuses", { n: otherStatuses }), cells: [kept] }]
                  : []),
              ]}
            />
          </DashPart>
        </Dash>
        <DeskDefinition of={["office"]} day={today} />
      </div>
    </Section>
  );
}

/** A year's whole, where it can be printed beside its breakdowns. */
function Total({
  label,
  part: { cells, veil },
  figure,
  href,
}: {
  readonly label: string;
  readonly part: Pick<Cells, "cells" | "veil">;
  readonly figure: string;
  readonly href: string;
}) {
  const t = useTranslations("desks");
  const value = cells.reduce((sum, { n }) => sum + n, 0);
  return veil?.total ? (
    <Figure label={label} value={0} text={t("office.kept")} />
  ) : (
    <Figure label={label} unit={t("unit")} figure={figure} value={value} href={href} />
  );
}

type Cells = {
  readonly cells: readonly Cell[];
  readonly veil: Withheld | undefined;
  readonly link: (key: string) => string;
  readonly figure: string;
};

function useCells({ cells, veil, link, figure }: Cells): (key: string) => FigureOf | ReactNode {
  const t = useTranslations("desks.office");
  return (key) => {
    const value = cells.find((cell) => cell.key === key)?.n ?? 0;
    if (!veil?.keys.has(key)) return { figure, value, href: link(key) };
    return <span key={key}>{t("kept")}</span>;
  };
}
