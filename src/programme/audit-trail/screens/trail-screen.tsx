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

export type TrailLine = HistoryEntry & {
  readonly outcome: string;
  readonly subjectId: string | null;
  /** Of the account that acted, where it may be read. */
  readonly username: string | null;
};

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
          <TrailFilters filter={filter} first={rows[0]} />
          {rows.length > 0 ? (
            <TrailTable rows={rows} filter={filter} />
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

type TrailFiltersProps = {
  readonly filter: Readonly<Record<string, string>>;
  /** The first of the entries that are left: it names the account. */
  readonly first: TrailLine | undefined;
};

function TrailFilters({ filter, first }: TrailFiltersProps) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  const { account } = filter;
  const named = first ? `${words.who(first)} ${words.account(first)}` : undefined;
  return (
    <Filters
      clearHref={auditPath()}
      order={t("order")}
      filters={[
        { name: "person", label: t("filters.person"), type: "text", value: filter.person },
        // It is set by the link on a name; here it can be seen and let go.
        ...(account
          ? [
              {
                ...{ name: "account", label: t("filters.account"), value: account },
                options: [{ value: account, label: named ?? words.account({ actorId: account, username: null }) }],
              },
            ]
          : []),
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

type TrailTableProps = { readonly rows: readonly TrailLine[]; readonly filter: Readonly<Record<string, string>> };

function TrailTable({ rows, filter }: TrailTableProps) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  // The account says more exactly who than the name.
  const { person, ...others } = filter;
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ chain, seq }) => `${chain}-${seq}`}
      columns={[
        {
          key: "at",
          head: t("columns.atAndSeq"),
          fold: "due",
          cell: ({ at }) => <span className="num">{logMoment(at)}</span>,
          // Whatever the width and the language: by chain and number an entry is found in the seals outside.
          sub: ({ chain, seq }) => <span className="num">{`${chain} ${seq}`}</span>,
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
        {
          key: "who",
          head: t("columns.who"),
          cell: words.who,
          link: ({ actorId }) => (actorId ? auditPath({ ...others, account: actorId }) : undefined),
          sub: (row) => [words.account(row), words.unit(row)].filter(Boolean).join(" · "),
        },
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
