"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import {
  CartesianGrid,
  type DotItemDotProps,
  LabelList,
  Line,
  LineChart as RechartsLines,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { shiftsOf } from "./line-ends";

export type PlotProps = {
  /** Names of the series, in the order of the palette: main, comparison, third, fourth, the rest. */
  readonly series: readonly string[];
  /** One point of the axis with a value for each series; null where there is none yet. */
  readonly points: readonly { readonly at: string; readonly values: readonly (number | null)[] }[];
  /** A line to reach, with its date in the label. */
  readonly target?: { readonly value: number; readonly label: string };
};

const COLORS = [1, 2, 3, 4, 5].map((rank) => `var(--color-chart-${rank})`);
const DASHES = ["0", "6 4", "2 4", "14 5", "0"];
const MARGIN = { top: 12, right: 68, bottom: 0, left: 0 };

/** Room for the longest name at a line's end, in pixels: letters are half as wide as Chinese characters. */
function roomFor(series: readonly string[]): number {
  const widths = series.map((name) => [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 13 : 7), 0));
  return Math.max(MARGIN.right, ...widths.map((width) => width + 16));
}

const AXIS = { axisLine: false, tickLine: false, tick: { fontSize: 13 } } as const;

// Keys of our own: recharts reads a dot in a key as a path.
function rowsOf({ series, points }: PlotProps) {
  return points.map(({ at, values }) => ({
    at,
    ...Object.fromEntries(series.map((_, rank) => [`s${rank}`, values[rank]])),
  }));
}

function Frame({ target }: Pick<PlotProps, "target">) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--color-chart-grid)" />
      <XAxis dataKey="at" {...AXIS} />
      <YAxis allowDecimals={false} width={36} {...AXIS} />
      <Tooltip
        content={Tip}
        isAnimationActive={false}
        cursor={{ stroke: "var(--color-edge)", fill: "var(--color-mist)" }}
      />
      {target ? (
        <ReferenceLine
          y={target.value}
          stroke="var(--color-chart-target)"
          label={{ value: target.label, position: "top" }}
        />
      ) : null}
    </>
  );
}

type TipProps = {
  readonly label?: string | number | undefined;
  readonly payload?: readonly { readonly name?: unknown; readonly value?: unknown }[];
};

function Tip({ label, payload = [] }: TipProps) {
  return (
    <div className="tooltip">
      <b>{label}</b>
      {payload.map(({ name, value }) => (
        <div key={String(name)}>
          {String(name)} {String(value)}
        </div>
      ))}
    </div>
  );
}

/** Shape tells the series as well as colour: disc, square, triangle, diamond, none. */
function Mark({ cx, cy, rank }: { readonly cx: number; readonly cy: number; readonly rank: number }) {
  const color = COLORS[rank];
  switch (rank) {
    case 0:
      return <circle cx={cx} cy={cy} r={3.5} fill={color} />;
    case 1:
      return (
        <rect x={cx - 3.5} y={cy - 3.5} width={7} height={7} fill="var(--color-sheet)" stroke={color} strokeWidth={2} />
      );
    case 2:
      return <path d={`M${cx} ${cy - 5} ${cx + 5} ${cy + 4}H${cx - 5}z`} fill={color} />;
    case 3:
      return (
        <path
          d={`M${cx} ${cy - 5} ${cx + 5} ${cy} ${cx} ${cy + 5} ${cx - 5} ${cy}z`}
          fill="var(--color-sheet)"
          stroke={color}
          strokeWidth={2}
        />
      );
    default:
      return <g />;
  }
}

/** What a chart on a sheet of A4 has inside its margins and its frame, in pixels. */
const SHEET = { width: 620, height: 224 } as const;

/** Whether the page is being printed: what was drawn as wide as the screen let it would be cut off on the narrower sheet. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The sheet is taken as soon as the listener is through.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

export function LinePlot(plot: PlotProps) {
  const last = plot.points.length - 1;
  const shifts = shiftsOf(plot.points);
  const size = usePrinting() ? SHEET : ({ width: "100%", height: "100%" } as const);
  return (
    <ResponsiveContainer {...size}>
      <RechartsLines data={rowsOf(plot)} margin={{ ...MARGIN, right: roomFor(plot.series) }} accessibilityLayer>
        {Frame(plot)}
        {plot.series.map((name, rank) => (
          <Line
            key={name}
            dataKey={`s${rank}`}
            name={name}
            stroke={COLORS[rank] ?? "none"}
            strokeWidth={rank === 4 ? 1.25 : 2}
            strokeDasharray={DASHES[rank] ?? "0"}
            isAnimationActive={false}
            // A month without a number has no place, and no mark.
            dot={({ cx, cy, index }: DotItemDotProps) =>
              typeof cx === "number" && typeof cy === "number" ? (
                <Mark key={index} cx={cx} cy={cy} rank={rank} />
              ) : (
                <g key={index} />
              )
            }
          >
            {/* no legend: the name stands at the line's end */}
            <LabelList
              content={({ x, y, index }) =>
                index === last ? <Name x={x} y={Number(y) + (shifts[rank] ?? 0)} text={name} /> : null
              }
            />
          </Line>
        ))}
      </RechartsLines>
    </ResponsiveContainer>
  );
}

function Name({ x, y, text }: { readonly x?: unknown; readonly y?: unknown; readonly text: string }) {
  return (
    <text className="chart__name" x={Number(x) + 10} y={Number(y) + 4} fontSize={13}>
      {text}
    </text>
  );
}
