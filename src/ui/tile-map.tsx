import { useTranslations } from "next-intl";
import type { FigureOf } from "./figure";
import { number } from "./format";

export type Tile = FigureOf & {
  readonly key: string;
  readonly label: string;
  /** Place in the order of the land, from 1. */
  readonly column: 1 | 2 | 3 | 4;
  readonly row: 1 | 2 | 3 | 4;
  /** 目标 20 */
  readonly note?: string;
};

const COLUMNS = 4;
const ROWS = 4;
/** From one row to the next, in rem: letters keep the page's size, in larger type too, and the tiles grow with them. */
const STEP = 5.5;

/** The districts as tiles in the order of the land; a deeper colour is a larger number, which is printed on it. */
export function TileMap({ tiles, sea }: { readonly tiles: readonly Tile[]; readonly sea?: string }) {
  const t = useTranslations("ui");
  const most = Math.max(1, ...tiles.map(({ value }) => value));
  const height = Math.max(...tiles.map(({ row }) => row), sea ? ROWS - 0.5 : 1) * STEP;
  return (
    <>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its words stand in it, to be read and pressed one by one */}
      <svg className="tiles" width="100%" height={`${height}rem`}>
        {tiles.map(({ key, label, column, row, note, figure, value, href, text = number(value) }) => (
          // biome-ignore lint/a11y/noSvgWithoutTitle: as above
          <svg
            key={key}
            className="tile"
            x={`${((column - 1) * 100) / COLUMNS}%`}
            y={`${(row - 1) * STEP}rem`}
            width={`${100 / COLUMNS}%`}
            height={`${STEP}rem`}
            data-ramp={Math.min(4, Math.ceil((value / most) * 4))}
          >
            <rect width="98.5%" height="96.5%" />
            <TileName label={label} />
            {value > 0 && href ? (
              <a className="num" href={href} data-figure={figure} aria-label={`${label} ${text}`}>
                {/* what can be pressed is the whole tile */}
                <rect width="98.5%" height="96.5%" />
                <text className="tile__number" x="8%" y="3.1rem">
                  {text}
                </text>
              </a>
            ) : (
              <text className="tile__number" x="8%" y="3.1rem" data-figure={figure}>
                {text}
              </text>
            )}
            {note ? (
              <text className="tile__note" x="8%" y="4.55rem">
                {note}
              </text>
            ) : null}
          </svg>
        ))}
        {sea ? (
          <text className="tiles__sea" x="75%" y={`${(ROWS - 1) * STEP + 1.5}rem`}>
            {sea}
          </text>
        ) : null}
      </svg>
      <p className="tiny quiet">{t("chart.schematic")}</p>
    </>
  );
}

/** Longer names than a tile of a narrow screen holds stand on two lines. */
const LONG = 10;

function TileName({ label }: { readonly label: string }) {
  const [first = "", ...rest] = label.length > LONG ? label.split(" ") : [label];
  return (
    <text className="tile__name" x="8%" y={rest.length > 0 ? "0.95rem" : "1.5rem"}>
      {first}
      {rest.length > 0 ? (
        <>
          {" "}
          <tspan x="8%" dy="1em">
            {rest.join(" ")}
          </tspan>
        </>
      ) : null}
    </text>
  );
}
