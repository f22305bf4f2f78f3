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

/** The districts as tiles in the order of the land; a deeper colour is a larger number, which is printed on it. */
export function TileMap({ tiles, sea }: { readonly tiles: readonly Tile[]; readonly sea?: string }) {
  const t = useTranslations("ui");
  const most = Math.max(1, ...tiles.map(({ value }) => value));
  return (
    <>
      <div className="tiles">
        {tiles.map(({ key, label, column, row, note, figure, value, href, text = number(value) }) => (
          <div
            key={key}
            className="tile"
            data-column={column}
            data-row={row}
            data-ramp={Math.min(4, Math.ceil((value / most) * 4))}
          >
            <b>{label}</b>
            {value > 0 && href ? (
              <a className="num" href={href} data-figure={figure} aria-label={`${label} ${text}`}>
                {text}
              </a>
            ) : (
              <span data-figure={figure}>{text}</span>
            )}
            {note ? <small>{note}</small> : null}
          </div>
        ))}
        {sea ? <span className="tiles__sea">{sea}</span> : null}
      </div>
      <p className="tiny quiet">{t("chart.schematic")}</p>
    </>
  );
}
