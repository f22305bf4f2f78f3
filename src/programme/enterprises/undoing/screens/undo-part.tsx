import { useTranslations } from "next-intl";
import { placeIn } from "@/kernel/table";
import { DataTable } from "@/ui/data-table";
import { formWords } from "@/ui/form-words";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import type { ImportDetail } from "../../imports/queries";
import { enterprisePath } from "../../paths";
import { undoImportAction } from "../actions";
import type { Objection } from "../queries";

export type UndoPartProps = {
  readonly record: Pick<ImportDetail, "id" | "version" | "sheets" | "newCount" | "updateCount">;
  readonly objections: { readonly rows: readonly Objection[]; readonly total: number };
};

/** A list that was applied: undone as a whole by whoever may, or row by row what stands against it. */
export function UndoPart({ record, objections }: UndoPartProps) {
  const t = useTranslations("imports");
  const words = formWords(useTranslations("ui"));
  const { rows, total } = objections;
  return (
    <Section id="undo" title={t("undo.title")}>
      {total === 0 ? (
        <div className="narrow stack">
          <p>{t("undo.lead", { created: number(record.newCount), updated: number(record.updateCount) })}</p>
          <StepForm
            action={undoImportAction}
            hidden={{ importId: record.id, version: record.version }}
            texts={[{ name: "reason", label: t("undo.reason"), hint: t("undo.reasonHint") }]}
            submit={t("acts.undo")}
            tone="alarm"
            words={words}
          />
        </div>
      ) : (
        <>
          <Notice>{t("undo.shut", { n: number(total) })}</Notice>
          <DataTable
            caption={t("undo.against")}
            rows={rows}
            rowKey={({ row }) => String(row)}
            columns={[
              {
                key: "row",
                head: t("preview.row"),
                align: "end",
                cell: ({ row }) => <span className="num">{placeIn(record.sheets, row).row}</span>,
                sub: ({ row }) => placeIn(record.sheets, row).sheet,
              },
              {
                key: "firm",
                head: t("preview.firm"),
                fold: "title",
                rowHead: true,
                cell: ({ name, enterpriseId }) =>
                  name ? <a href={enterprisePath(enterpriseId)}>{name}</a> : t("undo.unseen"),
              },
              {
                key: "what",
                head: t("undo.what"),
                cell: ({ whats }) => whats.map((what) => t(`objections.${what}`)).join(t("between")),
              },
            ]}
          />
          {total > rows.length ? <p className="quiet">{t("undo.more", { n: number(total - rows.length) })}</p> : null}
        </>
      )}
    </Section>
  );
}
