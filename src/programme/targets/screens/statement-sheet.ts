import { dayOfMoment } from "@/kernel/days";
import { isSmall, SMALLEST_FIGURE } from "@/kernel/small-figures";
import type { Named } from "@/ui/names";
import type { TargetRow } from "../queries";
import { cityFigure } from "../statements/policy";
import type { StatementDetail, StatementRow } from "../statements/queries";

type Cell = string | number | null;
type Texts = (key: string, values?: Readonly<Record<string, string>>) => string;
type SheetWords = { readonly t: Texts; readonly name: (named: Named | undefined) => string };
type Sheet = { readonly columns: string[]; readonly rows: Cell[][] };

/** A statement as a file: each figure as it was published, what it was restated to, and why; below the divisions' the city's, as on its page. */
export function statementSheet({ indicators, restatements, asOf }: StatementDetail, { t, name }: SheetWords): Sheet {
  const rows = indicators.flatMap(({ indicator, figures }): Cell[][] => {
    const head = [asOf, t(`indicators.${indicator}.name`)];
    const city = cityFigure(figures);
    return [
      ...figures.map(({ place, confirmed, stated }) => [
        ...[...head, name(place), confirmed?.target ?? null, confirmed?.n ?? null, stated],
        confirmed ? dayOfMoment(confirmed.at) : null,
        restatements
          .filter((row) => row.indicator === indicator && row.divisionCode === place.code)
          .map(({ reason }) => reason)
          .join("\n"),
      ]),
      [...head, t("columns.all"), city?.target ?? null, city?.published ?? null, city?.stated ?? null, null, ""],
    ];
  });
  const columns = [
    t("boardSheet.asOf"),
    t("boardSheet.indicator"),
    t("columns.division"),
    ...(["target", "published", "stated", "at"] as const).map((key) => t(`statements.columns.${key}`)),
    t("statements.reasons"),
  ];
  return { columns, rows };
}

/** All statements as a file: the city's figures as they were published, and what they were restated to. `inWords`: small ones in words. */
export function statementsSheet(
  statements: readonly StatementRow[],
  { t, inWords = false }: { readonly t: Texts; readonly inWords?: boolean },
): Sheet {
  const few = t("statements.few", { floor: String(SMALLEST_FIGURE) });
  const told = (n: number | null) => (n !== null && inWords && isSmall(n) ? few : n);
  return {
    columns: [
      t("statements.asOf"),
      ...(["contact-points", "demonstration-sites"] as const).flatMap((indicator) => [
        `${t(`indicators.${indicator}.name`)} ${t("statements.columns.published")}`,
        `${t(`indicators.${indicator}.name`)} ${t("statements.columns.stated")}`,
      ]),
      ...[t("statements.accepted"), t("statements.reasons")],
    ],
    rows: statements.map(({ asOf, contactPoints, contactPointsNow, sites, sitesNow, acceptedAt, reasons }) => [
      ...[asOf, told(contactPoints), told(contactPointsNow), told(sites), told(sitesNow)],
      ...[acceptedAt && dayOfMoment(acceptedAt), reasons.join("\n")],
    ]),
  };
}

/** How each target is split over the divisions, as a file. */
export function quotaSheet(
  targets: readonly TargetRow[],
  divisions: readonly (Named & { readonly code: string })[],
  { t, name }: SheetWords,
): Sheet {
  const rows = targets.flatMap(({ indicator, deadline, value, quotas }) => [
    [t(`indicators.${indicator}.name`), deadline, t("columns.all"), value],
    ...quotas.map((quota): Cell[] => [
      t(`indicators.${indicator}.name`),
      deadline,
      name(divisions.find(({ code }) => code === quota.divisionCode)),
      quota.value,
    ]),
  ]);
  const columns = [t("boardSheet.indicator"), t("columns.deadline"), t("columns.division"), t("columns.quota")];
  return { columns, rows };
}
