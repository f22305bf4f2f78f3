"use client";

import dynamic from "next/dynamic";
import type { PlotProps } from "./plots";

// The drawing library is large: it is fetched after the page stands, and the table beside each chart doesn't wait for it.
const LinePlot = dynamic(() => import("./plots").then((plots) => plots.LinePlot), { ssr: false });

type ChartProps = PlotProps & {
  /** 折线图：2016年1至11月投诉与立案件数，数据见下表 */
  readonly words: string;
};

/** Lines over time, at most five. Stands in a `ChartFigure` with its table. */
export function LineChart({ words, ...plot }: ChartProps) {
  return (
    <div className="chart__plot" role="img" aria-label={words}>
      <LinePlot {...plot} />
    </div>
  );
}
