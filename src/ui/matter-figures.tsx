import type { useTranslations } from "next-intl";
import { DataTable } from "./data-table";
import { Filters } from "./filters";
import { number } from "./format";
import { Notice } from "./notice";
import { PageHead } from "./page-head";

type Told = { readonly key: string; readonly n: number | null };
export type ShownFigures = {
  /** Of one year, by status and by place; null stands where a figure is told in words. */
  readonly figures: {
    readonly year: string;
    readonly total: number | null;
    readonly byStatus: readonly Told[];
    readonly byPlace: readonly Told[];
  };
  /** Which part of it the address asks for; null: one of which there is no figure. */
  readonly asked: { readonly status?: string; readonly division?: string } | null;
  readonly places: readonly { readonly value: string; readonly label: string }[];
};

type MatterFiguresProps = ShownFigures & {
  /** The name of the year in the address. */
  readonly month: string;
  readonly pathOf: () => string;
  readonly statusOf: (status: string) => string;
  readonly t: ReturnType<typeof useTranslations<"handling">> | ReturnType<typeof useTranslations<"cases">>;
};

const OTHERS = "others";

/** How many matters there are, by status and by place: for whoever may know that, and nothing of any one of them. */
export function MatterFigures({ figures, asked, places, month, pathOf, statusOf, t }: MatterFiguresProps) {
  const { year, total, byStatus, byPlace } = figures;
  const placeOf = (code: string) => places.find(({ value }) => value === code)?.label ?? code;
  const one = asked?.status
    ? (byStatus.find(({ key }) => key === asked.status)?.n ?? null)
    : asked?.division
      ? (byPlace.find(({ key }) => key === asked.division)?.n ?? null)
      : total;
  const tables = [
    { key: "status", caption: t("figures.caption"), rows: asked?.division ? [] : byStatus, name: statusOf },
    { key: "division", caption: t("figures.byPlace"), rows: asked?.status ? [] : byPlace, name: placeOf },
  ];
  return (
    <>
      <PageHead title={t("title")} />
      <p className="second">{t("figures.lead")}</p>
      <Filters
        filters={[{ name: month, label: t("figures.year"), value: year, type: "text", placeholder: year }]}
        clearHref={pathOf()}
      />
      {asked ? (
        <>
          {tables.map(({ key, caption, rows, name }) => {
            const only = asked.status ?? asked.division;
            const kept = only === undefined ? rows.filter(({ n }) => n === null).length : 0;
            // What is told in words says the same of each: it stands in one row.
            const shown = [
              ...rows.filter(({ key: row, n }) => (only === undefined ? n !== null : row === only)),
              ...(kept > 0 ? [{ key: OTHERS, n: null }] : []),
            ];
            return shown.length > 0 ? (
              <DataTable
                key={key}
                caption={caption}
                rows={shown}
                rowKey={(row) => row.key}
                columns={[
                  {
                    key: "what",
                    head: t(key === "status" ? "figures.status" : "figures.place"),
                    fold: "title",
                    rowHead: true,
                    cell: (row) => (row.key === OTHERS ? t("figures.others", { n: kept }) : name(row.key)),
                  },
                  {
                    key: "n",
                    head: t("figures.n"),
                    align: "end",
                    cell: ({ n }) => (n === null ? t("figures.hidden") : number(n)),
                  },
                ]}
              />
            ) : null;
          })}
          <p className="pager">
            {t("figures.total")} {one === null ? t("figures.hidden") : <span data-total={one}>{number(one)}</span>}
          </p>
        </>
      ) : (
        <Notice tone="info">{t("figures.none")}</Notice>
      )}
    </>
  );
}
