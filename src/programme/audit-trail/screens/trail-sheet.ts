import { isoMoment } from "@/ui/format";
import { maskDetail, tailOf } from "../policy";
import type { TrailLine } from "./trail-screen";

export type FileLine = TrailLine & { readonly realAt: Date; readonly hash: string };

const COLUMNS = [
  "seq",
  "at",
  "realAt",
  "who",
  "department",
  "act",
  "outcome",
  "subject",
  "reason",
  "detail",
  "hash",
] as const;

/** The trail as a file: codes instead of sentences, so that it can be counted; records masked as on the page. */
export function trailSheet(rows: readonly FileLine[], { t }: { readonly t: (key: string) => string }) {
  return {
    columns: COLUMNS.map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      `${row.chain}-${row.seq}`,
      isoMoment(row.at),
      isoMoment(row.realAt),
      row.actorName,
      row.department?.nameZh ?? "",
      row.act,
      row.outcome,
      [row.subjectKind, row.subjectId ? tailOf(row.subjectId) : ""].join(" ").trim(),
      row.purpose,
      JSON.stringify(maskDetail(row.detail)),
      row.hash,
    ]),
  };
}
