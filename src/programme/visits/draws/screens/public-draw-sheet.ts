import { dayFromDate } from "@/kernel/days";
import { type Locale, listed, logMoment } from "@/ui/format";
import type { PublicDraw, PublicDrawnFirm } from "../../published-draws/queries";

type Words = {
  readonly locale: Locale;
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
};

/** What everybody may know of draws, as a file: by these hashes and halves each can be checked. */
export function publicDrawSheet(draws: readonly PublicDraw[], { t }: Words) {
  const fields = ["frozenAt", "listHash", "commitment", "numberSource", "numberOn", "number", "secret", "seed"];
  return {
    columns: [
      ...[t("columns.title"), t("columns.status"), t("columns.firms"), t("fields.officers"), t("columns.take")],
      ...[t("fields.each"), ...fields.map((field) => t(`fields.${field}`)), t("columns.visitsBy")],
    ],
    rows: draws.map((draw) => [
      ...[draw.title, t(`statuses.${draw.status}`), draw.firmCount, draw.officerCount, draw.take, draw.each],
      ...[logMoment(draw.frozenAt), draw.listHash, draw.commitment, draw.numberSource, dayFromDate(draw.numberOn)],
      ...[draw.number, draw.secret, draw.seed, dayFromDate(draw.visitsBy)],
    ]),
  };
}

/** Which numbers of a list were drawn, as a file; names as far as everybody may know them. */
export function publicResultSheet(draw: PublicDraw, rows: readonly PublicDrawnFirm[], { t, locale }: Words) {
  return {
    columns: [
      ...[t("columns.title"), t("columns.place"), t("columns.firm"), t("columns.name"), t("columns.officers")],
      t("columns.visit"),
    ],
    rows: rows.map(({ place, no, name, officers, heldOn }) => [
      ...[draw.title, place, t("publicFirm", { no: String(no) }), name],
      listed(
        officers.map((one) => t("publicOfficer", { no: String(one) })),
        locale,
      ),
      heldOn && dayFromDate(heldOn),
    ]),
  };
}
