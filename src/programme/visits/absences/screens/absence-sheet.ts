import type { Named } from "@/ui/names";
import type { ListedAbsence } from "../queries";

type Words = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

/** Who isn't there, as a file. */
export function absenceSheet(absences: readonly ListedAbsence[], { t, name: house }: Words) {
  return {
    columns: [t("absences.person"), t("absences.unit"), t("fields.fromDay"), t("fields.toDay")],
    rows: absences.map(({ name, unitZh, unitEn, fromDay, toDay }) => [
      ...[name, house({ nameZh: unitZh, nameEn: unitEn }), fromDay, toDay],
    ]),
  };
}
