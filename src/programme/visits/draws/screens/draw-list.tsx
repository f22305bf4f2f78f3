import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { FigureLink } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { type Named, useShortName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tag } from "@/ui/tag";
import { visitsPath } from "../../paths";
import { drawPath, drawsPath, newDrawPath, publicDrawsPath } from "../paths";
import type { DrawLine } from "../queries";
import { DRAW_STATUSES } from "../workflow";

type Divisions = readonly (Named & {
  readonly code: string;
  readonly shortZh: string;
  readonly shortEn: string;
})[];

type DrawListProps = {
  readonly rows: readonly DrawLine[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly divisions: Divisions;
  readonly makes: boolean;
  readonly end?: ReactNode;
  readonly today: Day;
};

/** Draws of a bureau, the newest first; for the city's all. */
export function DrawList({ rows, total, next, query, divisions, makes, end, today }: DrawListProps) {
  const t = useTranslations("draws");
  const visits = useTranslations("visits");
  const short = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date) => listDay(dayFromDate(date), today, locale);
  const { after, ...filter } = query;
  const href = (more: Readonly<Record<string, string>>) =>
    `${drawsPath}?${new URLSearchParams({ ...filter, ...more })}`;
  return (
    <>
      <BackLink href={visitsPath()}>{visits("title")}</BackLink>
      <PageHead
        title={t("title")}
        of={visits("title")}
        count={total}
        end={
          <>
            {makes ? <ButtonLink href={newDrawPath}>{t("acts.new")}</ButtonLink> : null}
            <a href={publicDrawsPath}>{t("public.link")}</a>
            {end}
          </>
        }
      />
      <p className="lead">{t("lead")}</p>
      <Filters
        clearHref={drawsPath}
        filters={[
          {
            name: "status",
            label: t("filters.status"),
            value: query.status,
            options: DRAW_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
        ]}
      />
      {rows.length > 0 ? (
        <DataTable
          caption={t("title")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              head: t("columns.title"),
              fold: "title",
              rowHead: true,
              cell: ({ title }) => title,
              link: ({ id }) => drawPath(id),
              sub: ({ divisionCode }) => short(divisions.find(({ code }) => code === divisionCode)) || t("cityBureau"),
            },
            {
              key: "status",
              head: t("columns.status"),
              cell: ({ status }) => (
                <Tag look={status === "drawn" ? "done" : status === "abandoned" ? "done" : "waiting"}>
                  {t(`statuses.${status}`)}
                </Tag>
              ),
            },
            { key: "take", head: t("columns.take"), align: "end", cell: ({ take }) => number(take) },
            {
              key: "held",
              head: t("columns.held"),
              align: "end",
              cell: ({ id, status, held }) =>
                status === "drawn" ? (
                  <FigureLink figure={`draw-held-${id}`} value={held} href={visitsPath({ draw: id, status: "held" })} />
                ) : (
                  ""
                ),
            },
            { key: "numberOn", head: t("columns.numberOn"), drop: "low", cell: ({ numberOn }) => day(numberOn) },
            { key: "visitsBy", head: t("columns.visitsBy"), drop: "mid", cell: ({ visitsBy }) => day(visitsBy) },
          ]}
        />
      ) : query.status ? (
        <EmptyFiltered clearHref={drawsPath} />
      ) : (
        <Empty title={t("empty.list")}>{t("empty.listText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("count", { n: total })}
        next={next ? href({ after: next }) : undefined}
        first={after ? href({}) : undefined}
      />
    </>
  );
}
