import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { longDay, number } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import type { BehindFilter, BehindRow } from "../behind/queries";
import { outcomesPath } from "../paths";

type RowsScreenProps = {
  readonly filter: BehindFilter;
  readonly rows: readonly BehindRow[];
  /** Ids of those whose page the reader can open. */
  readonly open: readonly string[];
  /** How many the figure counts; null when it is told to this reader in words. */
  readonly total: number | null;
  readonly divisions: readonly (Named & { readonly code: string })[];
  /** The rows as a file. */
  readonly end?: ReactNode;
};

const PLACES = { cases: "/cases", incidents: "/complaints", participants: "/contact-points" } as const;

/** What a figure counts, row by row as far as the reader may see them; the others are stated as a number. */
export function RowsScreen({ filter, rows, open, total, divisions, end }: RowsScreenProps) {
  const t = useTranslations("outcomes");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const title = t(`rows.title.${filter.of}`);
  const named = filter.of === "participants";
  return (
    <>
      <PageHead title={title} trail={[{ href: outcomesPath(), label: t("title") }]} end={end} />
      <p className="second">
        {t("rows.span", { from: longDay(filter.from, locale), to: longDay(filter.to, locale) })}{" "}
        {filter.division ? name(divisions.find(({ code }) => code === filter.division)) : t("columns.city")}
      </p>
      {rows.length === 0 ? (
        <Empty title={t("rows.none")} />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ id, day }) => `${id} ${day}`}
          columns={[
            {
              key: "number",
              head: t("columns.number"),
              fold: "title",
              rowHead: true,
              cell: ({ id, number: label }) =>
                open.includes(id) ? <a href={`${PLACES[filter.of]}/${id}`}>{label}</a> : label,
            },
            ...(named ? [{ key: "name", head: t("columns.name"), cell: (row: BehindRow) => row.name }] : []),
            {
              key: "division",
              head: t("columns.division"),
              cell: ({ divisionCode }) => name(divisions.find(({ code }) => code === divisionCode)),
            },
            { key: "day", head: t("columns.day"), cell: ({ day }) => <span className="num">{day}</span> },
          ]}
        />
      )}
      <p className="pager">
        {total === null ? (
          t("rows.inWords", { floor: SMALLEST_FIGURE })
        ) : (
          <>
            {t("rows.total")} <span data-total={total}>{number(total)}</span>
          </>
        )}{" "}
        {total !== null && rows.length < total ? t("rows.shown", { n: rows.length, rest: total - rows.length }) : null}
      </p>
    </>
  );
}
