import { useTranslations } from "next-intl";
import { placeIn } from "@/kernel/table";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { number } from "@/ui/format";
import { Pager } from "@/ui/pager";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { enterprisePath } from "../../paths";
import type { Places } from "../../screens/enterprise-list";
import { FieldValue } from "../../screens/field-value";
import { faultsOf, recordOf } from "../../sheets/schema";
import { importPath } from "../paths";
import type { ImportDetail, PreviewRow } from "../queries";
import { VERDICTS } from "../schema";
import { faultWords } from "./corrections-sheet";

export type PreviewTableProps = {
  readonly record: ImportDetail;
  readonly preview: { readonly rows: readonly PreviewRow[]; readonly total: number; readonly next: number | null };
  readonly query: Readonly<Record<string, string>>;
  readonly places: Places;
};

/** The rows of a list in their order, each with what it would do: of an update what differs, of an error where and why. */
export function PreviewTable({ record, preview, query, places }: PreviewTableProps) {
  const t = useTranslations("imports");
  const { after: _page, ...filter } = query;
  const nameColumn = record.mapping?.indexOf("name") ?? -1;
  const codeColumn = record.mapping?.indexOf("uscc") ?? -1;
  return (
    <>
      <Tabs
        label={t("preview.label")}
        tabs={[
          { href: importPath(record.id), label: t("preview.all"), current: filter.verdict === undefined },
          ...VERDICTS.map((verdict) => ({
            href: importPath(record.id, { verdict }),
            label: t(`verdicts.${verdict}`),
            current: filter.verdict === verdict,
          })),
        ]}
      />
      {preview.rows.length === 0 ? (
        <Empty title={t("preview.none")} />
      ) : (
        <DataTable
          caption={t("preview.title")}
          rows={preview.rows}
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
              cell: ({ cells, enterpriseId }) => {
                const name = cells[nameColumn] || t("preview.empty");
                return enterpriseId ? <a href={enterprisePath(enterpriseId)}>{name}</a> : name;
              },
              sub: ({ cells }) => cells[codeColumn],
            },
            {
              key: "verdict",
              head: t("preview.verdict"),
              cell: ({ verdict }) => (
                <Tag look={verdict === "error" ? "now" : verdict === "unchanged" ? "done" : "waiting"}>
                  {t(`verdicts.${verdict}`)}
                </Tag>
              ),
            },
            {
              key: "what",
              head: t("preview.what"),
              fold: "wide",
              cell: (row) => <What row={row} record={record} places={places} />,
            },
          ]}
        />
      )}
      <Pager
        total={preview.total}
        label={t("preview.rows", { n: number(preview.total) })}
        next={preview.next ? importPath(record.id, { ...filter, after: String(preview.next) }) : undefined}
        first={query.after ? importPath(record.id, filter) : undefined}
      />
    </>
  );
}

function What({ row, record, places }: { readonly row: PreviewRow } & Pick<PreviewTableProps, "record" | "places">) {
  const t = useTranslations("imports");
  const fields = useTranslations("enterprises.fields");
  const faults = faultsOf(row.faults);
  if (faults.length > 0)
    return faults.map(({ field, ...fault }) => {
      const { key, values } = faultWords(record.sheets, fault);
      const column = record.mapping?.indexOf(field) ?? -1;
      return (
        <p key={`${field} ${fault.code}`} className="small">
          <b>{record.heads[column] ?? fields(field)}</b> {row.cells[column] ? `“${row.cells[column]}” ` : ""}
          {t(key, values)}
        </p>
      );
    });
  return Object.entries(recordOf(row.changes)).map(([field, values]) => {
    const [before, after] = Array.isArray(values) ? values : [];
    return (
      <p key={field} className="small">
        {fields(field)} <span className="quiet">{t("preview.from")}</span>{" "}
        <FieldValue field={field} value={before} places={places} /> <span className="quiet">{t("preview.to")}</span>{" "}
        <FieldValue field={field} value={after} places={places} />
      </p>
    );
  });
}
