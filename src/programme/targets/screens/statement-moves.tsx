import { useTranslations } from "next-intl";
import { useName } from "@/ui/names";
import type { MoveRow } from "../moves/queries";
import { registeredPath } from "../paths";
import type { Indicator } from "../policy";
import type { RestatementRow, StatedFigure, StatementDetail } from "../statements/queries";

/** A figure that has become another than what was said of it last. */
export type Moved = {
  readonly indicator: Indicator;
  readonly place: StatedFigure["place"];
  readonly stated: number;
  readonly now: number;
  /** The division's share of the target, as it was confirmed and as it is now. */
  readonly target: number;
  readonly share: number;
};

/** 桐乡市联系点：报表载 101 家，其后补录、更正 2 家，现为 103 家。 */
export function useSaying({ indicators }: StatementDetail) {
  const t = useTranslations("targets");
  const name = useName();
  return ({ indicator, divisionCode, published, n }: Omit<RestatementRow, "at" | "by" | "reason">) => {
    const place = indicators[0]?.figures.find((figure) => figure.place.code === divisionCode)?.place;
    const says = n === published ? "saysSame" : n > published ? "saysMore" : "saysFewer";
    return t(`statements.${says}`, {
      place: name(place),
      name: t(`indicators.${indicator}.short`),
      unit: t(`indicators.${indicator}.unit`),
      published,
      n,
      difference: Math.abs(n - published),
    });
  };
}

type MovesProps = {
  readonly statement: StatementDetail;
  readonly moved: readonly Moved[];
  readonly moves: readonly MoveRow[];
};

/** Which figures have moved since they were said last, and below each the firms that moved it, with why. */
export function Moves({ statement, moved, moves }: MovesProps) {
  const t = useTranslations("targets.statements");
  const says = useSaying(statement);
  const targets = useTranslations("targets");
  const name = useName();
  const open = statement.acceptedAt === null;
  return (
    <ul className="plainlist stack">
      {moved.map(({ indicator, place, stated, now, target, share }) => (
        <li key={`${indicator} ${place.code}`}>
          {stated === now ? null : says({ indicator, divisionCode: place.code, published: stated, n: now })}{" "}
          {open && target !== share
            ? t("splitAnew", { place: name(place), name: targets(`indicators.${indicator}.short`), target, share })
            : null}
          <ul className="plainlist small">
            {moves
              .filter((row) => row.indicator === indicator && row.divisionCode === place.code)
              .map(({ subjectId, number, name: firm, came, was, became, reason }) => (
                <li key={subjectId}>
                  {t(came ? "came" : "went")} <a href={registeredPath(indicator, subjectId)}>{number}</a> {firm}
                  {t("colon")}
                  {was && became ? t("entered", { was, became }) : t("movedOtherwise")}
                  {reason ? t("because", { reason }) : null}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
