import { useTranslations } from "next-intl";
import { columnLetters } from "@/kernel/table";
import { Buttons } from "@/ui/button";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { useListed } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { mappingOf } from "../../heads/policy";
import { missingFields, SHEET_FIELDS } from "../../sheets/policy";
import { mapImportAction } from "../actions";
import type { ImportDetail } from "../queries";

type MappingFormProps = { readonly record: ImportDetail; readonly samples: readonly (readonly string[])[] };

/** What each column is: its head, what stands under it, and a choice. */
export function MappingForm({ record, samples }: MappingFormProps) {
  const t = useTranslations("imports");
  const listed = useListed();
  const fields = useTranslations("enterprises.fields");
  const words = formWords(useTranslations("ui"));
  const mapping = record.mapping ?? mappingOf(record.heads);
  const missing = missingFields(mapping).map((field) => fields(field));
  return (
    <ActionForm action={mapImportAction} words={words}>
      <input type="hidden" name="importId" value={record.id} />
      <input type="hidden" name="version" value={record.version} />
      {missing.length > 0 ? <Notice tone="warn">{t("mapping.missing", { heads: listed(missing) })}</Notice> : null}
      <div className="fit" id="mapping">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("list.file")}</th>
              <th scope="col">{t("mapping.samples")}</th>
              <th scope="col">{t("mapping.field")}</th>
            </tr>
          </thead>
          <tbody>
            {record.heads.map((head, column) => {
              const letters = columnLetters(column);
              const label = t("mapping.column", { letters });
              return (
                <tr key={letters}>
                  <th scope="row">
                    {head || t("mapping.noHead")}
                    <span className="sub">{label}</span>
                  </th>
                  <td className="small">
                    {listed(samples.flatMap((cells) => cells[column] || []).map((text) => text.slice(0, 20)))}
                  </td>
                  <td>
                    <select
                      className="select"
                      name={`column.${column}`}
                      aria-label={`${label} ${head}`}
                      defaultValue={mapping[column] ?? ""}
                    >
                      <option value="">{t("mapping.none")}</option>
                      {SHEET_FIELDS.map((field) => (
                        <option key={field} value={field}>
                          {fields(field)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Buttons>
        <SubmitButton busy={words.busy}>{t("acts.map")}</SubmitButton>
      </Buttons>
    </ActionForm>
  );
}
