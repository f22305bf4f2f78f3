import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { orderApart } from "@/kernel/keyset";
import { Empty, EmptyFiltered } from "./empty";
import { ExportLinks } from "./export-links";
import { keyWords } from "./key-words";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { QueueKeys } from "./queue-keys";
import { type OwnTabs, Tabs, withOwn } from "./tabs";

type Query = Readonly<Record<string, string>>;

/** The tabs that every work queue begins with, each a filter. */
const TABS = {
  mine: { mine: "1" },
  overdue: { overdue: "1" },
  open: { status: "open" },
  all: {},
} as const satisfies Record<string, Query>;

type WorkQueueProps = {
  readonly title: string;
  /** Sentences of the list; `tabs` names the strip. */
  readonly words: Readonly<Record<keyof typeof TABS | "tabs" | "export" | "exportCsv" | "empty" | "emptyText", string>>;
  /** Null where the words that were asked for are too common to be counted. */
  readonly total: number | null;
  /** Whether this page of the list has any row. */
  readonly found: boolean;
  /** Whether rows can be picked. */
  readonly picks?: boolean;
  readonly next: string | null;
  /** Not on the first page. */
  readonly further: boolean;
  readonly tabs: { readonly mine: number; readonly overdue: number };
  readonly own: OwnTabs;
  /** The filter as it stands in the address, without the place in the list. */
  readonly query: Query;
  /** The list's address with such a filter. */
  readonly pathOf: (query?: Query) => string;
  /** Its name among the lists that leave as files, for whoever may take it away. */
  readonly exportAs: string | undefined;
  readonly filters: ReactNode;
  /** The rows; not shown when there are none. */
  readonly children: ReactNode;
};

function same(a: Query, b: Query): boolean {
  return new URLSearchParams(a).toString() === new URLSearchParams(b).toString();
}

/** The frame of an officials' work queue: nearest date first, unless another order is chosen; every filter an address, kept ones a tab, keys to go through it. */
export function WorkQueue(props: WorkQueueProps) {
  const ui = useTranslations("ui");
  const {
    title,
    words,
    total,
    found,
    picks = false,
    next,
    further,
    own,
    query,
    pathOf,
    exportAs,
    filters,
    children,
  } = props;
  const { order, narrowed } = orderApart(query);
  const filtered = Object.keys(narrowed).length > 0 && !Object.values(TABS).some((its) => same(its, narrowed));
  const tabs = (["mine", "overdue", "open", "all"] as const).map((tab) => ({
    href: pathOf({ ...TABS[tab], ...order }),
    label: words[tab],
    current: same(TABS[tab], narrowed),
    ...(tab === "mine" || tab === "overdue" ? { count: props.tabs[tab] } : {}),
  }));
  const empty = filtered ? (
    <EmptyFiltered clearHref={pathOf(order)} />
  ) : (
    <Empty title={words.empty}>{words.emptyText}</Empty>
  );
  return (
    <>
      <PageHead
        title={title}
        count={total}
        end={
          exportAs ? (
            <ExportLinks list={exportAs} query={query} words={{ excel: words.export, csv: words.exportCsv }} />
          ) : undefined
        }
      />
      <Tabs label={words.tabs} tabs={withOwn(tabs, own)} />
      {own.tools}
      {filters}
      {found ? children : empty}
      <div className="under-table">
        {found ? <QueueKeys words={keyWords(ui)} picks={picks} /> : null}
        <Pager
          total={total}
          next={next ? pathOf({ ...query, after: next }) : undefined}
          first={further ? pathOf(query) : undefined}
        />
      </div>
    </>
  );
}
