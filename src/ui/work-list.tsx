import type { ReactNode } from "react";
import { orderApart } from "@/kernel/keyset";
import { Empty, EmptyFiltered } from "./empty";
import { type Filter, Filters, useSortFilter } from "./filters";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { type Tab, Tabs } from "./tabs";

type Query = Readonly<Record<string, string>>;

type View = Omit<Tab, "href"> & { readonly filter: Query };

type WorkListProps = {
  readonly title: string;
  readonly lead: string;
  /** The list that this one belongs to. */
  readonly trail?: readonly { readonly href: string; readonly label: string }[];
  readonly end?: ReactNode;
  /** The views of the list by name, each with its filter; null for whoever has one alone. `label` names the strip. */
  readonly tabs: { readonly label: string; readonly tabs: readonly View[] } | null;
  readonly filters: readonly Filter[];
  /** Names in the address that are no filter's: they stay. */
  readonly kept: readonly string[];
  /** How many there are, as a sentence. */
  readonly counted: string;
  readonly empty: { readonly title: string; readonly text: string };
  readonly total: number;
  /** Whether this page of the list has any row. */
  readonly found: boolean;
  readonly next: string | null;
  /** The address as it stands, with the place in the list. */
  readonly query: Query;
  readonly pathOf: (query?: Query) => string;
  /** The rows; not shown when there are none. */
  readonly children: ReactNode;
};

/** The frame of a list of sealed records, for those who work on them and for the firm, nearest date first unless another order is chosen: views, filters, rows, pages; all of it addresses. */
export function WorkList(props: WorkListProps) {
  const { title, lead, trail, end, tabs, filters, counted, empty, total, found, next, query, pathOf } = props;
  const { after, ...filter } = query;
  const kept = Object.fromEntries(props.kept.flatMap((key) => (query[key] ? [[key, query[key]]] : [])));
  const { order } = orderApart(query);
  return (
    <>
      <PageHead title={title} count={total} end={end} {...(trail ? { trail } : {})} />
      <p className="lead">{lead}</p>
      {tabs ? (
        <Tabs
          label={tabs.label}
          tabs={tabs.tabs.map(({ filter: its, ...view }) => ({ ...view, href: pathOf({ ...its, ...order }) }))}
        />
      ) : null}
      <Filters clearHref={pathOf(kept)} keep={kept} filters={[...filters, useSortFilter(query.sort)]} />
      {found ? (
        props.children
      ) : filters.some(({ value }) => value) ? (
        <EmptyFiltered clearHref={pathOf({ ...kept, ...order })} />
      ) : (
        <Empty title={empty.title}>{empty.text}</Empty>
      )}
      <Pager
        total={total}
        label={counted}
        next={next ? pathOf({ ...filter, after: next }) : undefined}
        first={after ? pathOf(filter) : undefined}
      />
    </>
  );
}
