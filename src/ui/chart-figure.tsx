import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Columns of twelve that a part of a dashboard takes from 1280 px on; below, the whole width. */
export type Span = 4 | 5 | 6 | 7 | 8 | 12;

type ChartFigureProps = {
  /** What it shows. */
  readonly title: ReactNode;
  /** Unit, and how to tell the series apart: 件；实线圆点为投诉，虚线方点为立案. */
  readonly unit?: ReactNode;
  readonly span?: Span;
  /** The chart, the tiles, the bars. */
  readonly children: ReactNode;
  /** The same numbers as a table, whose numbers are the links: a `NumberTable`. */
  readonly table?: ReactNode;
};

/** A chart with its caption, unit and table. Bars and tiles, whose numbers stand on them, need no table. */
export function ChartFigure({ title, unit, span = 12, children, table }: ChartFigureProps) {
  const t = useTranslations("ui");
  return (
    <figure className={`chart span-${span}`}>
      <figcaption>{title}</figcaption>
      {unit ? <p className="hint">{unit}</p> : null}
      {children}
      {table ? (
        <details open>
          <summary>{t("table.data")}</summary>
          {table}
        </details>
      ) : null}
    </figure>
  );
}

/** A part of a dashboard that isn't a chart: a table on a sheet. */
export function DashPart({
  id,
  title,
  unit,
  span = 12,
  children,
}: Omit<ChartFigureProps, "table"> & { readonly id: string }) {
  return (
    <section className={`chart span-${span}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {unit ? <p className="hint">{unit}</p> : null}
      {children}
    </section>
  );
}

/** The dashboard's grid of twelve. */
export function Dash({ children }: { readonly children: ReactNode }) {
  return <div className="dash">{children}</div>;
}
