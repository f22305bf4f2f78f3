import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { number } from "./format";

/** A number that stands for rows: what it is called, how many, and the list that shows exactly those. */
export type FigureOf = {
  /** Name of the figure; the list that it opens states the same number in `data-total`. */
  readonly figure?: string | undefined;
  readonly value: number;
  readonly href?: string | undefined;
  /** How the number is written when not as a whole: 95.2%, 412.6. */
  readonly text?: string | undefined;
};

/** The same, null where the reader isn't told it: a small number would point at somebody. */
type MaybeTold = Omit<FigureOf, "value"> & { readonly value: number | null };

/** The number as a link to its rows. Zero opens nothing: quiet and not a link, but still named. */
export function FigureLink({ figure, value, href, text }: MaybeTold) {
  if (value === null) return <Untold />;
  const written = text ?? number(value);
  if (value === 0 || !href) {
    return (
      <span className={value === 0 ? "quiet" : "num"} data-figure={figure}>
        {written}
      </span>
    );
  }
  return (
    <a className="num" href={href} data-figure={figure}>
      {written}
    </a>
  );
}

function Untold() {
  const t = useTranslations("ui.figure");
  return <span className="quiet">{t("untold")}</span>;
}

type FigureProps = MaybeTold & {
  readonly label: ReactNode;
  /** 件, 家 */
  readonly unit?: string;
  /** One line of context. */
  readonly note?: ReactNode;
};

/** One figure of a `FigureRow`: name, number, unit, one line of context. */
export function Figure({ label, unit, note, figure, value, href, text }: FigureProps) {
  const written = value === null ? <Untold /> : (text ?? number(value));
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        {!value || !href ? (
          <b data-figure={value === null ? undefined : figure}>{written}</b>
        ) : (
          <a href={href} data-figure={figure}>
            {written}
          </a>
        )}
        {unit && value !== null ? <small>{unit}</small> : null}
      </dd>
      {note ? <dd>{note}</dd> : null}
    </div>
  );
}

/** Figures side by side, hairlines between. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  return <dl className="figures">{children}</dl>;
}
