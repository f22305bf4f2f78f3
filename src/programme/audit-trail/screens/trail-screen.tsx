import { useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters } from "@/ui/filters";
import { logMoment, number } from "@/ui/format";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tag } from "@/ui/tag";
import { ACTS, KINDS } from "../acts/policy";
import { auditPath } from "../paths";
import { maskNumber, tailOf } from "../policy";
import { numberIn, useActWords } from "./act-words";
import type { HistoryEntry } from "./record-history";

export type TrailLine = HistoryEntry & { readonly outcome: string; readonly subjectId: string | null };

type TrailScreenProps = {
  readonly rows: readonly TrailLine[];
  /** Null when there are more than `counted`. */
  readonly total: number | null;
  readonly next: string | null;
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly counted: number;
};

/** The trail for the audit administrator: who did what, when, with which outcome; names of records are masked. */
export function TrailScreen({ rows, total, next, query, counted }: TrailScreenProps) {
  const t = useTranslations("auditTrail");
  const { after, ...filter } = query;
  return (
    <>
      <PageHead title={t("title")} end={total === 0 ? undefined : <ExportLinks list="trail" query={filter} />} />
      <div className="stack">
        <p className="second">{t("lead")}</p>
        <div>
          <TrailFilters filter={filter} />
          {rows.length > 0 ? (
            <TrailTable rows={rows} />
          ) : Object.keys(filter).length > 0 ? (
            <EmptyFiltered clearHref={auditPath()} />
          ) : (
            <Empty title={t("empty")} />
          )}
          <Pager
            total={total}
            label={total === null ? t("totalMore", { n: number(counted) }) : t("total", { n: number(total) })}
            next={next ? auditPath({ ...filter, after: next }) : undefined}
            first={after ? auditPath(filter) : undefined}
          />
        </div>
      </div>
    </>
  );
}

function TrailFilters({ filter }: { readonly filter: Readonly<Record<string, string>> }) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  return (
    <Filters
      clearHref={auditPath()}
      order={t("order")}
      filters={[
        { name: "person", label: t("filters.person"), type: "text", value: filter.person },
        {
          name: "act",
          label: t("filters.act"),
          value: filter.act,
          options: ACTS.map((value) => ({ value, label: t(`acts.${value}`) })),
        },
        {
          name: "outcome",
          label: t("filters.outcome"),
          value: filter.outcome,
          options: (["done", "refused"] as const).map((value) => ({ value, label: t(`outcomes.${value}`) })),
        },
        {
          name: "kind",
          label: t("filters.kind"),
          value: filter.kind,
          options: KINDS.map((value) => ({ value, label: words.kind(value) })),
        },
        { name: "from", label: t("filters.from"), type: "day", value: filter.from },
        { name: "to", label: t("filters.to"), type: "day", value: filter.to },
        { name: "number", label: t("filters.number"), type: "text", value: filter.number },
      ]}
    />
  );
}

function TrailTable({ rows }: { readonly rows: readonly TrailLine[] }) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ chain, seq }) => `${chain}-${seq}`}
      columns={[
        {
          key: "at",
          head: t("columns.at"),
          fold: "due",
          cell: ({ at }) => <span className="num">{logMoment(at)}</span>,
        },
        {
          key: "act",
          head: t("columns.act"),
          fold: "title",
          rowHead: true,
          wrap: true,
          cell: words.act,
          sub: words.what,
        },
        { key: "who", head: t("columns.who"), cell: words.who, sub: words.unit },
        { key: "subject", head: t("columns.subject"), cell: (row) => <Subject {...row} /> },
        { key: "reason", head: t("columns.reason"), drop: "mid", wrap: true, cell: words.purpose },
        {
          key: "outcome",
          head: t("columns.outcome"),
          cell: ({ outcome }) => (
            <Tag look={outcome === "refused" ? "now" : "done"}>
              {t(`outcomes.${outcome === "refused" ? "refused" : "done"}`)}
            </Tag>
          ),
        },
        {
          key: "seq",
          head: t("columns.seq"),
          drop: "low",
          fold: "hide",
          cell: ({ chain, seq }) => <span className="num">{`${chain} ${seq}`}</span>,
        },
      ]}
    />
  );
}

function Subject({ subjectKind, subjectId, detail }: TrailLine) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  const kind = words.kind(subjectKind);
  const known = numberIn(detail);
  return (
    <>
      {subjectId ? t("whichKind", { kind, tail: tailOf(subjectId) }) : kind}
      {known ? <span className="sub num">{maskNumber(known)}</span> : null}
    </>
  );
}
