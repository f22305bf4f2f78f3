import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { BulkBar, DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tabs } from "@/ui/tabs";
import { contactPointPath, contactPointsPath } from "../paths";
import { reviewPath, serviceRulesPath, servicesPath } from "../services/paths";
import { SERVICE_CODES } from "../services/policy";
import type { ServiceLine } from "../services/queries";
import { SERVICE_STATES, type ServiceFilter } from "../services/schema";

type ServiceListProps = {
  readonly rows: readonly ServiceLine[];
  readonly total: number;
  readonly next: string | null;
  readonly filter: ServiceFilter;
  readonly query: Readonly<Record<string, string>>;
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  /** A county bureau has one division: it doesn't choose. */
  readonly chooses: boolean;
  /** This person sees the points' own pages: a station's officer doesn't. */
  readonly opens: boolean;
  /** This person enters yearly reviews: rows can be picked. */
  readonly reviews: boolean;
  readonly end?: ReactNode;
  readonly today: Day;
};

/** The year's plan, one obligation at a time: which points it binds, by when, and where it is done. */
export function ServiceList(props: ServiceListProps) {
  const { rows, total, next, filter, query, divisions, chooses, reviews, end } = props;
  const t = useTranslations("contactPoints");
  const name = useName();
  const { after: _page, code: _code, ...kept } = query;
  const { after: _after, ...narrowed } = query;
  const nothing =
    query.state || query.q || query.division ? (
      <EmptyFiltered clearHref={servicesPath({ code: filter.code, ...(query.year ? { year: query.year } : {}) })} />
    ) : (
      <Empty title={t("services.none")}>{t("services.noneText")}</Empty>
    );
  const picks = reviews && filter.code === "yearly_review" && rows.some(({ doneOn }) => doneOn === null);
  return (
    <>
      <PageHead
        title={t("services.title", { year: filter.year })}
        trail={[{ href: contactPointsPath(), label: t("title") }]}
        count={total}
        end={
          <>
            {props.opens ? <a href={serviceRulesPath()}>{t("services.rules")}</a> : null}
            {end}
          </>
        }
      />
      <Tabs
        label={t("services.tabs")}
        tabs={SERVICE_CODES.map((code) => ({
          href: servicesPath({ ...kept, code }),
          label: t(`services.codes.${code}`),
          current: code === filter.code,
        }))}
      />
      <Filters
        clearHref={servicesPath({ code: filter.code })}
        keep={{ code: filter.code }}
        order={t("order")}
        filters={[
          {
            name: "state",
            label: t("services.state"),
            value: query.state,
            options: SERVICE_STATES.map((value) => ({ value, label: t(`services.states.${value}`) })),
          },
          { name: "q", label: t("filters.q"), value: query.q, type: "text" },
          { name: "year", label: t("services.year"), value: String(filter.year), type: "text" },
          ...(chooses
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
        ]}
      />
      {rows.length === 0 ? nothing : null}
      {rows.length > 0 && picks ? (
        <form action={reviewPath}>
          <input type="hidden" name="year" value={filter.year} />
          <ServiceTable {...props} picks />
        </form>
      ) : null}
      {rows.length > 0 && !picks ? <ServiceTable {...props} /> : null}
      <Pager
        total={total}
        label={t("count", { n: number(total) })}
        next={next ? servicesPath({ ...narrowed, after: next }) : undefined}
        first={query.after ? servicesPath(narrowed) : undefined}
      />
    </>
  );
}

function ServiceTable({
  rows,
  divisions,
  today,
  opens,
  picks,
}: Pick<ServiceListProps, "rows" | "divisions" | "today" | "opens"> & { readonly picks?: true }) {
  const t = useTranslations("contactPoints");
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("services.caption")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      {...(picks
        ? {
            pick: { name: "picked", label: (row: ServiceLine) => row.enterpriseName },
            bulk: (
              <BulkBar note={t("reviews.note")}>
                <button className="btn btn--2" type="submit">
                  {t("reviews.pick")}
                </button>
              </BulkBar>
            ),
          }
        : {})}
      columns={[
        { key: "light", head: t("columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
        {
          key: "due",
          head: t("columns.due"),
          fold: "due",
          cell: ({ dueOn }) => listDay(dayFromDate(dueOn), today, locale),
        },
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: ({ enterpriseName }) => enterpriseName,
          ...(opens ? { link: ({ id }: ServiceLine) => contactPointPath(id) } : {}),
          sub: (row) => row.number,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "done",
          head: t("services.doneOn"),
          cell: ({ doneOn }) =>
            doneOn ? (
              listDay(dayFromDate(doneOn), today, locale)
            ) : (
              <span className="quiet">{t("services.notYet")}</span>
            ),
        },
      ]}
    />
  );
}
