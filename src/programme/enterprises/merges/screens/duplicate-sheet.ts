import { type Locale, listed } from "@/ui/format";
import type { Pair, PairSide } from "../../pairs/queries";

type Words = {
  readonly t: (key: string) => string;
  readonly place: (divisionCode: string) => string;
  readonly locale: Locale;
};

/** The list of likely pairs as a file: each side with code and division, and what they share. */
export function duplicateSheet(pairs: readonly Pair[], { t, place, locale }: Words) {
  const side = ({ name, code, divisionCode }: PairSide) => [name, code, place(divisionCode)];
  const heads = (which: "one" | "other") => [
    t(`columns.${which}`),
    `${t(`columns.${which}`)} ${t("columns.code")}`,
    `${t(`columns.${which}`)} ${t("division")}`,
  ];
  return {
    columns: [...heads("one"), ...heads("other"), t("columns.reasons")],
    rows: pairs.map(({ one, other, reasons }) => [
      ...[...side(one), ...side(other)],
      listed(
        reasons.map((reason) => t(`reasons.${reason}`)),
        locale,
      ),
    ]),
  };
}
