import { FigureLink, type FigureOf } from "./figure";

export type Bar = FigureOf & { readonly key: string; readonly label: string };

/** Horizontal bars with their names before and their numbers, which open their rows, behind. `most` is the full width. */
export function BarList({ bars, most }: { readonly bars: readonly Bar[]; readonly most?: number }) {
  const full = most ?? Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className="bars">
      {bars.map(({ key, label, ...figure }) => (
        <li key={key}>
          <span>{label}</span>
          <svg aria-hidden="true">
            <rect width={`${Math.round((figure.value / full) * 1000) / 10}%`} height="100%" />
          </svg>
          <FigureLink {...figure} />
        </li>
      ))}
    </ol>
  );
}
