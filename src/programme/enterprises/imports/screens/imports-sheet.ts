import { dayOfMoment } from "@/kernel/days";
import type { ImportLine } from "../queries";

type Words = { readonly t: (key: string) => string };

/** The list of imports as a file: what came, from whom, and what became of its rows. */
export function importsSheet(imports: readonly ImportLine[], { t }: Words) {
  return {
    columns: [
      ...[t("list.file"), t("list.status"), t("preview.new"), t("preview.update"), t("preview.unchanged")],
      ...[t("preview.error"), t("list.by"), t("list.at")],
    ],
    rows: imports.map((one) => [
      ...[one.fileName, t(`statuses.${one.status}`), one.newCount, one.updateCount, one.unchangedCount],
      ...[one.errorCount, one.by ?? t("list.operator"), dayOfMoment(one.createdAt)],
    ]),
  };
}
