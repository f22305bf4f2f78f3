import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type Named, useName } from "@/ui/names";
import { SecretMark } from "@/ui/secret";
import { WorkList } from "@/ui/work-list";
import { cluePath, cluesPath } from "../paths";
import type { ListedClue } from "../queries";
import { CLUE_OUTCOMES, CLUE_STATUSES } from "../workflow";

/** The bureaus that receive clues, by the code of their division. */
export type CluePlaces = readonly (Named & { readonly divisionCode: string })[];

type ClueListProps = {
  readonly rows: readonly ListedClue[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly places: CluePlaces;
  readonly side: "firm" | "office";
  /** He sees those of several bureaus. */
  readonly chooses: boolean;
  /** He learns what became of them. */
  readonly keeps: boolean;
  /** How many wait for this person; null for whoever verifies none. */
  readonly waiting: number | null;
  readonly end?: ReactNode;
  readonly today: Day;
};

const VIEWS = { all: {}, mine: { mine: "1" }, waiting: { status: "waiting" }, overdue: { overdue: "1" } } as const;

/** Clues: a desk's work list, an officer's own, a firm's. */
export function ClueList(props: ClueListProps) {
  const { rows, total, next, query, places, side, chooses, keeps, waiting, end } = props;
  const t = useTranslations("clues");
  const name = useName();
  const current = query.mine ? "mine" : query.overdue ? "overdue" : query.status === "waiting" ? "waiting" : "all";
  return (
    <WorkList
      title={t("title")}
      lead={t(side === "firm" ? "lead" : "officeLead")}
      end={end}
      tabs={
        side === "office"
          ? {
              label: t("tabs.label"),
              tabs: Object.entries(VIEWS)
                .filter(([view]) => view !== "mine" || waiting !== null)
                .map(([view, at]) => ({
                  filter: at,
                  label: t(`tabs.${view}`),
                  current: view === current,
                  ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
                })),
            }
          : null
      }
      kept={["mine", "overdue", "visit"]}
      counted={t("count", { n: number(total) })}
      empty={{ title: t("empty.list"), text: t(side === "firm" ? "empty.firmText" : "empty.listText") }}
      pathOf={cluesPath}
      found={rows.length > 0}
      {...{ total, next, query }}
      filters={[
        ...(side === "office" ? [{ name: "q", label: t("filters.q"), value: query.q, type: "text" as const }] : []),
        {
          name: "status",
          label: t("filters.status"),
          value: query.status,
          options: CLUE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
        ...(keeps
          ? [
              {
                name: "outcome",
                label: t("filters.outcome"),
                value: query.outcome,
                options: CLUE_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
              },
            ]
          : []),
        ...(chooses
          ? [
              {
                name: "division",
                label: t("filters.division"),
                value: query.division,
                options: places.map((place) => ({ value: place.divisionCode, label: name(place) })),
              },
            ]
          : []),
      ]}
    >
      <ClueTable {...props} />
    </WorkList>
  );
}

function ClueTable({ rows, places, side, today }: ClueListProps) {
  const t = useTranslations("clues");
  const ui = useTranslations("ui");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null) => (date ? listDay(dayFromDate(date), today, locale) : "");
  const desk = ({ divisionCode }: ListedClue) => name(places.find((place) => place.divisionCode === divisionCode));
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      columns={[
        {
          ...{ key: "light", head: t("columns.light"), fold: "light" },
          cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
        },
        { key: "due", head: t("columns.due"), fold: "due", cell: ({ dueOn }) => day(dueOn) },
        {
          ...{ key: "enterprise", fold: "title", rowHead: true, wrap: true },
          head: t(side === "firm" ? "columns.foundOn" : "columns.enterprise"),
          cell: (row) => (side === "firm" ? t("foundAt", { day: day(row.foundOn) }) : row.enterpriseName),
          mark: () => <SecretMark />,
          link: ({ id }) => cluePath(id),
          sub: ({ number: serial, lateReason }) => (
            <>
              {serial ? <span className="num">{serial}</span> : null}{" "}
              {side === "office" && lateReason ? ui("clock.why", { reason: lateReason }) : null}
            </>
          ),
        },
        ...(side === "firm"
          ? []
          : [
              {
                ...{ key: "foundOn", head: t("columns.foundOn"), drop: "mid" as const },
                cell: ({ foundOn }: ListedClue) => day(foundOn),
              },
            ]),
        {
          ...{ key: "handedOver", head: t("columns.handedOverAt") },
          cell: ({ handedOverAt }) => listDay(dayOfMoment(handedOverAt), today, locale),
        },
        { key: "officer", head: t("columns.officer"), drop: "mid", cell: ({ officerName }) => officerName },
        { key: "desk", head: t("columns.desk"), drop: "low", wrap: true, cell: desk },
        {
          ...{ key: "status", head: t("columns.status"), wrap: true },
          cell: ({ status, outcome }) => (outcome ? t(`outcomes.${outcome}`) : t(`statuses.${status}`)),
        },
      ]}
    />
  );
}
