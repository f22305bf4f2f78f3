import { useTranslations } from "next-intl";
import { useName } from "@/ui/names";
import type { MoveRow } from "../moves/queries";
import { registeredPath } from "../paths";
import type { Indicator } from "../policy";
import type { StatedFigure, StatementDetail } from "../statements/queries";

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

type MovesProps = {
  readonly statement: StatementDetail;
  readonly moved: readonly Moved[];
  readonly moves: readonly MoveRow[];
};

/** Which figures have moved since they were said last, and below each the firms that moved it, with why. */
export function Moves({ statement, moved, moves }: MovesProps) {
  const t = useTranslations("targets.statements");
  const targets = useTranslations("targets");
  const name = useName();
  const open = statement.acceptedAt === null;
  return (
    <ul className="plainlist stack">
      {moved.map(({ indicator, place, stated, now, target, share }) => {
        const which = { place: name(place), name: targets(`indicators.${indicator}.short`) };
        return (
          <li key={`${indicator} ${place.code}`}>
            {stated === now
              ? null
              : t("movedTo", { ...which, stated, now, unit: targets(`indicators.${indicator}.unit`) })}{" "}
            {open && target !== share ? t("splitAnew", { ...which, target, share }) : null}
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
        );
      })}
    </ul>
  );
}
