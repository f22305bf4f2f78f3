import { isoMoment } from "@/ui/format";
import { maskDetail, tailOf } from "../policy";
import { actWords } from "./act-words";
import type { TrailLine } from "./trail-screen";

export type FileLine = TrailLine & { readonly realAt: Date; readonly hash: string };

const COLUMNS = [
  "seq",
  "at",
  "realAt",
  "who",
  "account",
  "department",
  "act",
  "what",
  "outcome",
  "subject",
  "reason",
  "code",
  "detail",
  "hash",
] as const;

/** The trail as a file: in the words of the page, the code of the act beside them; records masked as on the page. */
export function trailSheet(rows: readonly FileLine[], texts: Parameters<typeof actWords>[0]) {
  const { t } = texts;
  const words = actWords(texts);
  const subjectOf = ({ subjectKind, subjectId }: FileLine) => {
    const kind = words.kind(subjectKind);
    return subjectId ? t("whichKind", { kind, tail: tailOf(subjectId) }) : kind;
  };
  return {
    columns: COLUMNS.map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      `${row.chain}-${row.seq}`,
      isoMoment(row.at),
      isoMoment(row.realAt),
      words.who(row),
      words.account(row),
      words.unit(row),
      words.act(row),
      words.what(row),
      t(`outcomes.${row.outcome === "refused" ? "refused" : "done"}`),
      subjectOf(row),
      words.purpose(row),
      row.act,
      JSON.stringify(maskDetail(row.detail)),
      row.hash,
    ]),
  };
}
