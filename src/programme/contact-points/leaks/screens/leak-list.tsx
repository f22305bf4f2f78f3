import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type Named, useName, useShortName } from "@/ui/names";
import { SecretMark } from "@/ui/secret";
import { Tag } from "@/ui/tag";
import { WorkList } from "@/ui/work-list";
import { contactPointsPath } from "../../paths";
import { leakPath, leaksPath } from "../paths";
import type { ListedLeak } from "../queries";
import { LEAK_KINDS, LEAK_STATUSES } from "../workflow";

export type LeakPlaces = {
  readonly divisions: readonly (Named & {
    readonly code: string;
    readonly shortZh: string;
    readonly shortEn: string;
  })[];
};

type LeakListProps = {
  readonly rows: readonly ListedLeak[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly places: LeakPlaces;
  readonly side: "firm" | "office";
  /** The coordinator sees every division's; a bureau has one. */
  readonly chooses: boolean;
  /** How many wait for this person; null for whoever handles none. */
  readonly waiting: number | null;
  /** Working days from noticing to reporting, by the rule of today. */
  readonly days: number;
  readonly end?: ReactNode;
  readonly today: Day;
};

const VIEWS = {
  all: {},
  mine: { mine: "1" },
  open: { open: "1" },
  overdue: { overdue: "1" },
  late: { late: "1" },
} as const;

/** Reports of leaks: the office's work list, a firm's own. */
export function LeakList({
  rows,
  total,
  next,
  query,
  places,
  side,
  chooses,
  waiting,
  days,
  end,
  today,
}: LeakListProps) {
  const t = useTranslations("leaks");
  const points = useTranslations("contactPoints");
  const name = useName();
  const current = (["mine", "overdue", "late", "open"] as const).find((key) => query[key]) ?? "all";
  const statuses = LEAK_STATUSES.filter((status) => side === "firm" || (status !== "draft" && status !== "discarded"));
  return (
    <WorkList
      title={t("title")}
      lead={side === "firm" ? t("lead", { days }) : t("officeLead")}
      trail={[{ href: contactPointsPath(), label: points("title") }]}
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
      kept={["mine", "open", "overdue", "late", "point"]}
      counted={t("count", { n: number(total) })}
      empty={{ title: t("empty.list"), text: t(side === "firm" ? "empty.firmText" : "empty.listText") }}
      pathOf={leaksPath}
      found={rows.length > 0}
      {...{ total, next, query }}
      filters={[
        ...(side === "office" ? [{ name: "q", label: t("filters.q"), value: query.q, type: "text" as const }] : []),
        ...(chooses
          ? [
              {
                name: "division",
                label: t("filters.division"),
                value: query.division,
                options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
              },
            ]
          : []),
        {
          name: "status",
          label: t("filters.status"),
          value: query.status,
          options: statuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
        {
          name: "kind",
          label: t("filters.kind"),
          value: query.kind,
          options: LEAK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
        },
      ]}
    >
      <LeakTable rows={rows} places={places} side={side} today={today} />
    </WorkList>
  );
}

function LeakTable({ rows, places, side, today }: Pick<LeakListProps, "rows" | "places" | "side" | "today">) {
  const t = useTranslations("leaks");
  const ui = useTranslations("ui");
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null) => (date ? listDay(dayFromDate(date), today, locale) : "");
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      columns={[
        {
          key: "light",
          head: t("columns.light"),
          fold: "light",
          cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
        },
        { key: "due", head: t("columns.due"), fold: "due", cell: ({ dueOn }) => day(dueOn) },
        {
          key: "enterprise",
          head: t(side === "firm" ? "columns.kind" : "columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: (row) => (side === "firm" ? t(`kinds.${row.kind}`) : row.enterpriseName),
          mark: () => <SecretMark />,
          link: ({ id }) => leakPath(id),
          sub: ({ number, lateReason }) =>
            side === "firm" ? null : (
              <>
                {number} {lateReason ? ui("clock.why", { reason: lateReason }) : null}
              </>
            ),
        },
        ...(side === "firm"
          ? []
          : [
              { key: "kind", head: t("columns.kind"), wrap: true, cell: ({ kind }: ListedLeak) => t(`kinds.${kind}`) },
              {
                key: "division",
                head: t("columns.division"),
                drop: "low" as const,
                cell: ({ divisionCode }: ListedLeak) =>
                  name(places.divisions.find(({ code }) => code === divisionCode)),
              },
            ]),
        { key: "noticed", head: t("columns.noticedOn"), drop: "mid", cell: ({ noticedOn }) => day(noticedOn) },
        {
          key: "reported",
          head: t("columns.reportedAt"),
          cell: ({ reportedAt, late }) => (
            <>
              {reportedAt ? listDay(dayOfMoment(reportedAt), today, locale) : ""}{" "}
              {late ? <Tag look="now">{t("late")}</Tag> : null}
            </>
          ),
        },
        {
          key: "status",
          head: t("columns.status"),
          cell: ({ status, withCity }) => (
            <>
              {t(`statuses.${status}`)} {withCity ? <Tag>{t("withCity")}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}
