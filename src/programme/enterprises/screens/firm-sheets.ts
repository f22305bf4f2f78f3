import type { Cell } from "@/kernel/cell";
import { dayOfMoment } from "@/kernel/days";
import { type Locale, listed } from "@/ui/format";
import type { FirmCodeRow } from "../codes/queries";
import { YEAR_COUNTS } from "../years/policy";
import type { FirmYear } from "../years/queries";

type Words = { readonly locale: Locale; readonly t: (key: string) => string };

/** All that was ever said of a firm's years as a file, also what waits and what no longer holds. */
export function yearSheet(years: readonly FirmYear[], { locale, t }: Words) {
  return {
    columns: [
      ...[t("years.year"), t("columns.status"), t("fields.titles")],
      ...YEAR_COUNTS.map((count) => t(`years.counts.${count}`)),
      ...[t("events.source"), t("years.columns.by"), t("years.columns.enteredOn"), t("years.columns.because")],
    ],
    rows: years.map((year): Cell[] => [
      ...[year.year, t(`years.states.${year.state}`)],
      listed(
        year.titles.map((title) => t(`titles.${title}`)),
        locale,
      ),
      ...YEAR_COUNTS.map((count) => year[count]),
      ...[year.source, year.by, dayOfMoment(year.enteredAt), year.decidedBecause],
    ]),
  };
}

/** Every code that a firm has or had as a file. */
export function codeSheet(codes: readonly FirmCodeRow[], { t }: Words) {
  return {
    columns: [t("codes.kind"), t("columns.code"), t("codes.from"), t("codes.to"), t("events.source"), t("codes.note")],
    rows: codes.map(({ field, code, from, to, source, mistaken }): Cell[] => [
      ...[t(`fields.${field}`), code, from ?? t("codes.unknown"), to ?? t("codes.now")],
      ...[source ?? t("codes.register"), mistaken ? t("codes.mistaken") : null],
    ]),
  };
}
