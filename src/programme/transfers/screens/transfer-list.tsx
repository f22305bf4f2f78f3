import { useLocale, useTranslations } from "next-intl";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type Named, useName } from "@/ui/names";
import { SecretMark } from "@/ui/secret";
import { WorkList } from "@/ui/work-list";
import { newTransferPath, transferPath, transfersPath } from "../paths";
import type { ListedTransfer } from "../queries";
import { TRANSFER_ANSWERS, TRANSFER_STATUSES } from "../workflow";

/** The bureaus that receive transfers, by the code of their division. */
export type TransferPlaces = readonly (Named & { readonly divisionCode: string })[];

type TransferListProps = {
  readonly rows: readonly ListedTransfer[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly places: TransferPlaces;
  /** How many wait for this person; null for whoever only looks. */
  readonly waiting: number | null;
  /** He hands matters over himself. */
  readonly writes: boolean;
  /** Whether the list may be taken away as a file. */
  readonly exports: boolean;
  readonly today: Day;
};

const VIEWS = { all: {}, mine: { mine: "1" }, overdue: { overdue: "1" } } as const;

/** What departments hand over: a desk's work list, or a department's own. */
export function TransferList(props: TransferListProps) {
  const { rows, total, next, query, waiting, writes, exports } = props;
  const t = useTranslations("transfers");
  const current = query.mine ? "mine" : query.overdue ? "overdue" : "all";
  return (
    <WorkList
      title={t("title")}
      lead={t(writes ? "leadSender" : "lead")}
      end={
        <>
          {exports && total > 0 ? <ExportLinks list="transfers" query={query} /> : null}
          {writes ? <ButtonLink href={newTransferPath}>{t("write.open")}</ButtonLink> : null}
        </>
      }
      tabs={{
        label: t("tabs.label"),
        tabs: Object.entries(VIEWS)
          .filter(([view]) => view !== "mine" || waiting !== null)
          .map(([view, at]) => ({
            filter: at,
            label: t(`tabs.${view}`),
            current: view === current,
            ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
          })),
      }}
      kept={["mine", "overdue"]}
      counted={t("count", { n: number(total) })}
      empty={{ title: t("empty.title"), text: t(writes ? "empty.sender" : "empty.text") }}
      pathOf={transfersPath}
      found={rows.length > 0}
      {...{ total, next, query }}
      filters={[
        { name: "q", label: t("filters.q"), type: "text" as const, value: query.q },
        {
          name: "status",
          label: t("columns.status"),
          value: query.status,
          options: TRANSFER_STATUSES.filter((status) => writes || (status !== "draft" && status !== "withdrawn")).map(
            (value) => ({ value, label: t(`statuses.${value}`) }),
          ),
        },
        {
          name: "answer",
          label: t("columns.answer"),
          value: query.answer,
          options: TRANSFER_ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) })),
        },
      ]}
    >
      <TransferTable {...props} />
    </WorkList>
  );
}

function TransferTable({ rows, places, today }: TransferListProps) {
  const t = useTranslations("transfers");
  const ui = useTranslations("ui");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
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
        {
          ...{ key: "due", head: t("columns.due"), fold: "due" },
          cell: ({ dueOn }) => (dueOn ? listDay(dayFromDate(dueOn), today, locale) : ""),
        },
        {
          ...{ key: "number", head: t("columns.number"), fold: "title", rowHead: true },
          cell: ({ number: sent }) => sent ?? t("unsent"),
          mark: () => <SecretMark />,
          link: ({ id }) => transferPath(id),
          sub: ({ ground, sourceNumber, lateReason }) => (
            <>
              {t(`grounds.${ground}`)} {sourceNumber ? <span className="num">{sourceNumber}</span> : null}{" "}
              {lateReason ? ui("clock.why", { reason: lateReason }) : null}
            </>
          ),
        },
        {
          ...{ key: "from", head: t("columns.from"), wrap: true, drop: "mid" },
          cell: ({ fromZh, fromEn }) => name({ nameZh: fromZh, nameEn: fromEn }),
        },
        {
          ...{ key: "to", head: t("columns.to"), wrap: true, drop: "low" },
          cell: ({ divisionCode }) => name(places.find((place) => place.divisionCode === divisionCode)),
        },
        {
          ...{ key: "sent", head: t("columns.sent"), drop: "mid" },
          cell: ({ sentAt }) => (sentAt ? listDay(dayOfMoment(sentAt), today, locale) : ""),
        },
        {
          ...{ key: "status", head: t("columns.status"), wrap: true },
          cell: ({ status, answer }) => (answer ? t(`answers.${answer}`) : t(`statuses.${status}`)),
        },
      ]}
    />
  );
}
