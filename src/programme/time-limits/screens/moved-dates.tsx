import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Notice } from "@/ui/notice";
import { useLimitWords } from "./limit-words";

type Moved = {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly from: Day;
  readonly to: Day;
};
export type Moves = { readonly total: number; readonly rows: readonly Moved[] };

/** What a change of the rules did to due dates. Records are named by kind and the end of their id: whoever changes rules sees no case. */
export function MovedDates({ moves: { total, rows } }: { readonly moves: Moves }) {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  const record = ({ subjectKind, subjectId }: Moved) => {
    const kind = t.has(`records.${subjectKind}`) ? t(`records.${subjectKind}`) : subjectKind;
    return t("record", { kind, tail: subjectId.slice(-4) });
  };
  return (
    <>
      <Notice tone="ok" live>
        {total === 0 ? t("movedNone") : t("movedSome", { n: total })}
      </Notice>
      {total === 0 ? null : (
        <DataTable
          caption={t("moved")}
          showCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: "record", head: t("movedColumns.record"), fold: "wide", rowHead: true, cell: record },
            { key: "kind", head: t("movedColumns.kind"), cell: ({ kind }) => words.kind(kind) },
            { key: "from", head: t("movedColumns.from"), cell: ({ from }) => <time className="num">{from}</time> },
            { key: "to", head: t("movedColumns.to"), cell: ({ to }) => <time className="num">{to}</time> },
          ]}
        />
      )}
    </>
  );
}
