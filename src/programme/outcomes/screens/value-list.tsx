import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { outcomesPath, outcomeValuePath, outcomeValuesPath } from "../paths";
import { toldOf } from "../policy";
import type { IndicatorRow, ValueRow } from "../queries";
import { usePeriod, useSpoken, writtenValue } from "./told-words";
import { keyOf } from "./value-period";

type Divisions = readonly (Named & { readonly code: string })[];
type ValueTableProps = {
  readonly values: readonly ValueRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly divisions: Divisions;
  readonly today: Day;
  readonly caption: string;
  /** Those that this reader gets in words, by id. */
  readonly hidden?: ReadonlySet<string>;
};

/** Values as they were entered, each with its state and by whom. */
export function ValueTable({ values, indicators, divisions, today, caption, hidden }: ValueTableProps) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const name = useName();
  const period = usePeriod();
  const of = ({ code }: ValueRow) => indicators.find((indicator) => indicator.code === code);
  if (values.length === 0) return <Empty title={t("values.none")} />;
  return (
    <DataTable
      caption={caption}
      rows={values}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          head: t("sheet.indicator"),
          fold: "title",
          rowHead: true,
          cell: (value) => {
            const indicator = of(value);
            return (
              <a href={outcomeValuePath(value.id)}>
                {indicator ? spoken({ zh: indicator.nameZh, en: indicator.nameEn }) : value.code}{" "}
                {period({ key: keyOf(value) })}
              </a>
            );
          },
        },
        {
          key: "place",
          head: t("columns.place"),
          cell: ({ divisionCode }) =>
            divisionCode ? name(divisions.find(({ code }) => code === divisionCode)) : t("columns.city"),
        },
        {
          key: "value",
          head: t("columns.value"),
          align: "end",
          cell: (value) => {
            if (hidden?.has(value.id)) return <span className="quiet">{t("inWords")}</span>;
            const measure = of(value)?.measure ?? "count";
            const told = toldOf(measure, value);
            return told ? writtenValue(measure, told.value) : null;
          },
        },
        {
          key: "status",
          head: t("columns.status"),
          cell: ({ status, correctsId }) => (
            <>
              <Tag look={status === "approved" ? "done" : "waiting"}>{t(`statuses.${status}`)}</Tag>
              {correctsId ? ` ${t("value.correction")}` : ""}
            </>
          ),
        },
        {
          key: "by",
          head: t(values.some(({ enteredBy }) => enteredBy) ? "columns.enteredBy" : "columns.enteredAt"),
          drop: "low",
          cell: ({ enteredBy, enteredAt }) => (
            <>
              {enteredBy} <MomentTime at={enteredAt} today={today} />
            </>
          ),
        },
      ]}
    />
  );
}

const VIEWS = [
  { key: "mine", href: outcomeValuesPath("mine") },
  { key: "waiting", href: outcomeValuesPath("entered") },
  { key: "all", href: outcomeValuesPath() },
] as const;
const TITLES = { all: "values.title", waiting: "values.waiting", mine: "values.mine" } as const;

/** All of them, those that wait for approval, or those that wait for this person. */
export function ValueList({
  which,
  end,
  ...props
}: Omit<ValueTableProps, "caption"> & { readonly which: "all" | "waiting" | "mine"; readonly end: ReactNode }) {
  const t = useTranslations("outcomes");
  const title = t(TITLES[which]);
  return (
    <>
      <PageHead
        title={title}
        trail={[{ href: outcomesPath(), label: t("title") }]}
        count={props.values.length}
        end={end}
      />
      <p className="second measure">{t("values.lead")}</p>
      <Tabs
        label={t("values.views")}
        tabs={VIEWS.map(({ key, href }) => ({ href, label: t(TITLES[key]), current: key === which }))}
      />
      <ValueTable {...props} caption={title} />
      <p className="pager">
        {t("rows.total")} <span data-total={props.values.length}>{props.values.length}</span>
      </p>
    </>
  );
}
