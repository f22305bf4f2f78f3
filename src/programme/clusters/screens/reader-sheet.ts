import { logMoment } from "@/ui/format";
import type { ReaderLine } from "../circulars/queries";

type Words = { readonly t: (key: string, values?: Record<string, number>) => string };

/** To which firms a circular went, when and how each was told of it, and when it was opened, as a file. */
export function readerSheet(rows: readonly ReaderLine[], { t }: Words) {
  return {
    columns: [t("columns.firm"), t("circulars.toldAt"), t("circulars.toldHow"), t("circulars.readAt")],
    rows: rows.map((row) => {
      const { enterpriseName, toldAt, readAt } = row;
      const how = howTold(row);
      return [
        ...[enterpriseName, toldAt && logMoment(toldAt)],
        ...[how && t(`circulars.told.${how}`, { n: row.toldAccounts ?? 0 }), readAt && logMoment(readAt)],
      ];
    }),
  };
}

/** By which ways a firm was told: its accounts, its liaison who has none, or both; null where nobody knows. */
export function howTold({
  toldAccounts,
  toldLiaison,
}: Pick<ReaderLine, "toldAccounts" | "toldLiaison">): "accounts" | "liaison" | "both" | null {
  if (toldAccounts === null) return null;
  if (toldAccounts === 0) return "liaison";
  return toldLiaison ? "both" : "accounts";
}
